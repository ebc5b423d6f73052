import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { mergeDuplicates } from '../../core/papers/merge';
import type { Paper } from '../../core/papers/paper';
import { writePapers } from '../../core/papers/writePapers';
import {
  due,
  neverAsked,
  newSince,
  tellsAll,
  withAnswer,
  withFailure,
  type FollowState,
} from '../../network/follow';
import { NetworkError } from '../../network/networkError';
import type { LibraryService } from '../../protocol/libraryProtocol';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import { sentenceOf, type Log } from '../log';
import type { OnlineSources } from '../online/onlineSources';
import type { LibrarySource } from '../sources/librarySource';
import type { SourceList } from '../sources/sourceList';
import type { SourceLoader } from '../sources/sourceLoader';
import type { SourceStatuses } from '../sources/sourceStatuses';
import { readStored, writeStored } from '../storedFile';
import { stateFile } from './feedSources';

/** So many papers of a source are kept, the newest. */
const keptPapers = 2000;
/** How often it is looked whether a source is due, in milliseconds. */
const lookAgain = 5 * 60_000;
/** When the user last looked at what is new, and when before that, in the extension's memory. */
const looksKey = 'whatsNewLooks';

interface FeedsParts {
  readonly library: Pick<LibraryService, 'readText'>;
  readonly online: OnlineSources;
  readonly list: SourceList;
  readonly loader: SourceLoader;
  readonly statuses: SourceStatuses;
  readonly memory: vscode.Memento;
  readonly log: Log;
}

/** What a followed source brought since a time. */
export interface FeedNews {
  readonly source: LibrarySource;
  readonly papers: readonly Paper[];
  /** When it last answered, in milliseconds since 1970. */
  readonly answeredAt?: number;
  /** What went wrong when it was last asked. */
  readonly problem?: string;
}

/**
 * The sources that the user follows: asked by command or by the schedule that they set, never else. What they bring
 * is a file of papers each, which the library reads like any other, and a state that tells which papers are new.
 */
export class Feeds implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());
  private readonly states = new Map<string, FollowState>();
  /** Sources that are being asked, so that none is asked twice at once. */
  private readonly asking = new Map<string, Promise<void>>();

  /** Settles when it is first known what the sources brought. */
  loaded: Promise<void> = Promise.resolve();
  /** Fires when there may be other new papers. */
  readonly onDidChange = this.didChange.event;

  constructor(private readonly parts: FeedsParts) {
    this.store.add(parts.list.onDidChange(() => this.start()));
    this.store.add(onDidChangeSettings(['lectern.follow.schedule'], () => void this.refreshDue()));
    const timer = setInterval(() => void this.refreshDue(), lookAgain);
    this.store.add({ dispose: () => clearInterval(timer) });
  }

  get sources(): readonly LibrarySource[] {
    return this.parts.list.read().sources.filter(({ kind }) => kind === 'feed');
  }

  /** Reads what is known of the sources, then asks those that are due. */
  start(): void {
    this.loaded = this.load();
    void this.loaded.then(() => this.refreshDue());
  }

  private async load(): Promise<void> {
    for (const source of this.sources) await this.readState(source);
    this.didChange.fire();
  }

  /** How many papers a source brought since the user last looked at what is new. */
  newCount({ id }: LibrarySource): number {
    const [last = 0] = this.looks;
    return this.stateOf(id).found.filter(({ foundAt }) => foundAt > last).length;
  }

  /** When the user last looked at what is new, and when before that, in milliseconds since 1970. */
  get looks(): readonly number[] {
    return this.parts.memory.get<readonly number[]>(looksKey, []);
  }

  /** The user looks at what is new: what comes from now on is new the next time. */
  async look(): Promise<void> {
    await this.parts.memory.update(looksKey, [Date.now(), ...this.looks].slice(0, 2));
    this.didChange.fire();
  }

  /** What each source brought after a time, in milliseconds since 1970. */
  async newsSince(time: number): Promise<readonly FeedNews[]> {
    return Promise.all(
      this.sources.map(async (source) => {
        const state = this.stateOf(source.id);
        const { answeredAt } = state;
        const hasNews = state.found.some(({ foundAt }) => foundAt > time);
        const papers = hasNews ? newSince(state, time, await this.readPapers(source)) : [];
        const [problem] = this.parts.statuses.of(source.id).problems;
        return {
          source,
          papers,
          ...(answeredAt !== undefined && { answeredAt }),
          ...(problem !== undefined && { problem }),
        };
      }),
    );
  }

  /** Asks all sources that are not paused, one after the other. Never rejects. */
  async refreshAll(signal?: AbortSignal): Promise<void> {
    for (const source of this.sources) {
      if (signal?.aborted === true) return;
      if (!this.parts.list.isPaused(source.id)) await this.refresh(source, signal);
    }
  }

  /** Asks a source for what is new. Never rejects: what went wrong is told in its status. */
  refresh(source: LibrarySource, signal?: AbortSignal): Promise<void> {
    const running = this.asking.get(source.id);
    if (running) return running;
    const asked = this.ask(source, signal)
      .catch((error: unknown) => this.tell(source, error))
      .finally(() => {
        this.asking.delete(source.id);
        this.didChange.fire();
      });
    this.asking.set(source.id, asked);
    return asked;
  }

  private async refreshDue(): Promise<void> {
    const schedule = readSetting('lectern.follow.schedule');
    if (schedule === 'manual') return;
    for (const source of this.sources) {
      if (this.parts.list.isPaused(source.id)) continue;
      // Another window may have asked meanwhile.
      const state = await this.readState(source);
      if (due(state, schedule, Date.now())) await this.refresh(source);
    }
  }

  private async ask(source: LibrarySource, signal: AbortSignal | undefined): Promise<void> {
    const { online, loader, statuses } = this.parts;
    const schedule = readSetting('lectern.follow.schedule');
    if (!source.followed) return;
    statuses.set(source.id, { state: 'reading' });
    const state = await this.readState(source);
    try {
      const answer = await (await online.get()).ask(source.followed, state, signal);
      const papers = tellsAll(source.followed)
        ? answer.papers
        : mergeDuplicates([...answer.papers, ...(await this.readPapers(source))]).slice(
            0,
            keptPapers,
          );
      // The papers first: a state that knows of papers which are nowhere would never bring them again.
      await writeStored(source.uri, writePapers(papers));
      const after = withAnswer(state, answer, schedule, Date.now());
      await this.writeState(source, after.state);
      await loader.refresh(source.id);
      const problems = [...(answer.outOfDate ? [answer.outOfDate] : []), ...answer.problems];
      statuses.set(source.id, {
        problems: problems.map(({ template, args }) => vscode.l10n.t(template, ...args)),
      });
    } catch (error) {
      if (signal?.aborted === true) {
        await loader.refresh(source.id);
        return;
      }
      if (!(error instanceof NetworkError)) throw error;
      await this.writeState(source, withFailure(state, error, schedule, Date.now()));
      await loader.refresh(source.id);
      this.tell(source, error);
    }
  }

  private tell({ id, label }: LibrarySource, error: unknown): void {
    const { log, statuses } = this.parts;
    const sentence =
      sentenceOf(error) ??
      vscode.l10n.t('{0} could not be asked because of an error in Lectern. See the log.', label);
    if (sentenceOf(error) === undefined) log.error(error instanceof Error ? error : String(error));
    else log.warn(`${label}: ${sentence}`);
    statuses.set(id, { state: 'failed', problems: [sentence] });
  }

  private async readPapers({ uri }: LibrarySource): Promise<readonly Paper[]> {
    const text = await readStored(uri);
    return text === undefined ? [] : (await this.parts.library.readText(text)).papers;
  }

  private stateOf(id: string): FollowState {
    return this.states.get(id) ?? neverAsked;
  }

  /** What is known of a source; what cannot be read of it counts as never asked. */
  private async readState(source: LibrarySource): Promise<FollowState> {
    let state = neverAsked;
    try {
      const text = await readStored(stateFile(source));
      if (text !== undefined) state = { ...neverAsked, ...(JSON.parse(text) as FollowState) };
    } catch (error) {
      this.parts.log.warn(`${source.label}: ${String(error)}`);
    }
    this.states.set(source.id, state);
    return state;
  }

  private async writeState(source: LibrarySource, state: FollowState): Promise<void> {
    this.states.set(source.id, state);
    await writeStored(stateFile(source), JSON.stringify(state));
    this.didChange.fire();
  }

  dispose(): void {
    this.store.dispose();
  }
}
