import * as vscode from 'vscode';
import { defaultCitekeyTemplate } from '../../core/citations/citekeys';
import type { Disposable } from '../../core/event';
import { HumanError } from '../../core/humanError';
import type { HeldSource, Source } from '../../core/papers/library';
import type { ReadProblem } from '../../core/readers/reader';
import type { ImportReport, LibraryService } from '../../protocol/libraryProtocol';
import { stoppedAgain } from '../../protocol/restartingLibrary';
import type { CitekeyRegistry } from '../citekeyRegistry';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import type { LibraryState } from '../libraryState';
import { sentenceOf, type Log } from '../log';
import { oneAtATime } from '../oneAtATime';
import { FileWatches } from './fileWatches';
import type { LibrarySource } from './librarySource';
import { filesBeside, readSource, SourceAbsent, versionOf, type SourceContent } from './sourceFile';
import { zoteroId, type SourceList } from './sourceList';
import { SourceProblems } from './sourceProblems';
import { TextEdits } from './textEdits';
import type { SourceStatuses } from './sourceStatuses';

/** More than this many problems of one file are counted, not listed: the log and VS Code's Problems have them all. */
const listedProblems = 3;
/** Sources that this window or another one of this workspace named, in its memory. */
const namedKey = 'namedSources';

interface LoaderParts {
  readonly library: LibraryService;
  readonly list: SourceList;
  readonly statuses: SourceStatuses;
  readonly state: LibraryState;
  readonly citekeys: CitekeyRegistry;
  readonly memory: vscode.Memento;
  readonly log: Log;
}

/**
 * Fills the library from its sources and keeps it in step with them. A source that fails takes nothing else down with
 * it; what went wrong is told in its status, in the library's state, in VS Code's Problems and in the log.
 */
export class SourceLoader implements Disposable {
  private readonly store = new DisposableStore();
  private readonly watches = this.store.add(new FileWatches());
  private readonly problems = this.store.add(new SourceProblems());
  private readonly edits = this.store.add(new TextEdits());
  /** Counts loads, so that an overtaken one stops telling the state. */
  private generation = 0;
  /** Counts readings of each source, so that an overtaken one does not replace what came later. */
  private readonly readings = new Map<string, number>();
  private sources: readonly LibrarySource[] = [];
  /** What is wrong with the settings, whatever the sources say. */
  private general: readonly string[] = [];

  constructor(private readonly parts: LoaderParts) {
    this.store.add(parts.list.onDidChange(() => void this.load()));
    this.store.add(onDidChangeSettings(['lectern.citation.citekey'], () => void this.load()));
    // Zotero writes for minutes while it syncs, and its database takes longer to read than a file.
    const refreshZotero = oneAtATime(() => this.refresh(zoteroId, { anyway: false }));
    this.store.add(
      this.watches.onDidChange((uri) => {
        const changed = this.sources.find((source) => source.uri.toString() === uri.toString());
        if (!changed || parts.list.isPaused(changed.id)) return;
        void (changed.kind === 'zotero' ? refreshZotero() : this.refresh(changed.id));
      }),
    );
  }

  /** Brings the library in step with all sources; what it holds as it is, is not read. Never rejects. */
  async load(): Promise<void> {
    const generation = ++this.generation;
    const { library, list, statuses, state } = this.parts;
    state.set({ kind: 'loading' });
    try {
      const { sources, problems } = list.read();
      this.sources = sources;
      statuses.keep(sources.map(({ id }) => id));
      this.problems.keep(sources.map(({ uri }) => uri));
      this.watches.watch(
        sources.flatMap(({ kind, uri }) => (isWatched(kind) ? [uri] : [])),
        filesBeside,
      );
      // Small files are read while the library's process starts and answers.
      const asked = library.sources();
      const files = sources.map((source) => this.open(source, asked));
      const held = await asked;
      const citekeyProblem = await this.configureCitekeys();
      this.general = [...problems, ...citekeyProblem].map((problem) => this.tell(problem));
      await this.removeUnnamed(held, sources);
      for (const file of files) {
        await this.take(file);
        if (generation !== this.generation) return;
      }
      await this.settle(generation);
    } catch (error) {
      if (generation !== this.generation) return;
      this.parts.state.set({ kind: 'failed', problems: [this.tell(error)] });
    }
  }

  /** Reads one source anew; without `anyway` only where it is not what the library holds. Never rejects. */
  async refresh(id: string, { anyway = true } = {}): Promise<void> {
    const source = this.sources.find((each) => each.id === id);
    if (!source) return;
    const generation = this.generation;
    const held = anyway ? Promise.resolve([]) : this.parts.library.sources();
    const opened = this.open(source, held, { anyway });
    await this.take(opened, { whileWatched: true });
    if (generation !== this.generation || this.parts.state.current.kind === 'loading') return;
    await this.settle(generation);
  }

  /** Says that the library's process is gone for good; only a reload by the user brings it back. */
  fail(cause: Error): void {
    this.generation++;
    this.parts.log.error(cause);
    this.parts.state.set({ kind: 'failed', problems: [this.tell(stoppedAgain())] });
  }

  /** Tells the state of the whole library, once its sources were read. */
  private async settle(generation: number): Promise<void> {
    const query = { text: '', match: 'any', sort: 'date' } as const;
    const { total } = await this.parts.library.find(query, { offset: 0, limit: 0 });
    if (generation !== this.generation) return;
    const ids = this.sources.map(({ id }) => id);
    const problems = [...this.general, ...this.parts.statuses.problems(ids)];
    const kind = total > 0 ? 'ready' : problems.length > 0 ? 'failed' : 'empty';
    this.parts.state.set({ kind, problems });
  }

  /** Returns what is wrong with the user's template, in whose place the default serves then. */
  private async configureCitekeys(): Promise<readonly HumanError[]> {
    const { citekeys, library } = this.parts;
    const handedOut = citekeys.handedOut;
    try {
      const template = readSetting('lectern.citation.citekey');
      await library.configureCitekeys({ template, handedOut });
      return [];
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      await library.configureCitekeys({ template: defaultCitekeyTemplate, handedOut });
      return [error];
    }
  }

  /**
   * Takes sources out of the library that were named here and are named no more. What other workspaces put into a
   * library on disk that they share with this one stays.
   */
  private async removeUnnamed(
    held: readonly HeldSource[],
    sources: readonly LibrarySource[],
  ): Promise<void> {
    const { library, memory } = this.parts;
    const ids = sources.map(({ id }) => id);
    const named = memory.get<readonly string[]>(namedKey, []);
    for (const { id } of held) {
      if (!ids.includes(id) && named.includes(id)) await library.removeSource(id);
    }
    const now = [
      ...new Set([...named.filter((id) => held.some((each) => each.id === id)), ...ids]),
    ];
    if (now.join('\n') !== named.join('\n')) void memory.update(namedKey, now);
  }

  /** Begins to read a source. */
  private open(
    source: LibrarySource,
    held: Promise<readonly HeldSource[]>,
    { anyway = false } = {},
  ): OpenedSource {
    const reading = (this.readings.get(source.id) ?? 0) + 1;
    this.readings.set(source.id, reading);
    const said = this.read(source, held, anyway);
    // A failure is told when its turn comes.
    said.catch(() => undefined);
    return { source, reading, said };
  }

  /** What a source says now; no content where the library holds it as it is, or where it is paused. */
  private async read(
    source: LibrarySource,
    held: Promise<readonly HeldSource[]>,
    anyway: boolean,
  ): Promise<SaidBySource> {
    const version = await versionOf(source);
    // A file of no great size is read before it is known whether it must be.
    const read = () => readSource(source, version, this.edits);
    const early = version.isSmall || anyway ? read() : undefined;
    early?.catch(() => undefined);
    const known = (await held).find(({ id }) => id === source.id);
    if (known && (known.version === version.text || this.parts.list.isPaused(source.id))) {
      return { version: version.text, papers: known.papers };
    }
    if (this.parts.list.isPaused(source.id)) return { version: version.text };
    return { version: version.text, content: await (early ?? read()) };
  }

  /**
   * Puts what a source says into the library, and tells how that went in the source's status. A file that went while it
   * was watched takes its papers with it; one that was not there at the start may be of a disk that comes back.
   */
  private async take(
    { source, reading, said }: OpenedSource,
    { whileWatched = false } = {},
  ): Promise<void> {
    const { library, statuses, list } = this.parts;
    const { id, label, uri } = source;
    // Overtaken, or taken out of the list: from here on, the library is asked in the order of what happened.
    const isOver = () => this.readings.get(id) !== reading || !this.isListed(id);
    const done = list.isPaused(id) ? 'paused' : 'ready';
    try {
      statuses.set(id, { state: 'reading' });
      const { content, version, papers } = await said;
      if (isOver()) return;
      if (content === undefined) {
        statuses.set(id, { state: done, ...(papers !== undefined && { papers }) });
        return;
      }
      const held = { id, label, version };
      const report = await importContent(library, held, content);
      if (hasText(source)) this.problems.set(uri, report.problems);
      statuses.set(id, {
        state: done,
        papers: report.papers,
        problems: this.sentences(label, report.problems),
        updated: Date.now(),
      });
    } catch (error) {
      if (isOver()) return;
      const isAbsent = error instanceof SourceAbsent;
      if (isAbsent && source.kind === 'feed') {
        // It was not asked yet.
        statuses.set(id, { state: done, papers: 0, problems: [] });
        return;
      }
      statuses.set(id, { state: 'failed', problems: [this.tell(error)] });
      if (!isAbsent) return;
      this.problems.set(uri, []);
      if (!whileWatched) return;
      statuses.set(id, { papers: 0 });
      // Where the library is gone as well, that is told by whoever asks it next.
      await library.removeSource(id).catch((failure: unknown) => this.tell(failure));
    }
  }

  private isListed(id: string): boolean {
    return this.sources.some((source) => source.id === id);
  }

  private sentences(label: string, problems: readonly ReadProblem[]): string[] {
    const all = problems.map((problem) => problemSentence(label, problem));
    for (const sentence of all) this.parts.log.warn(sentence);
    const rest = all.length - listedProblems;
    return rest > 0
      ? [
          ...all.slice(0, listedProblems),
          vscode.l10n.t('{0}: {1} more problems, see the log.', label, rest),
        ]
      : all;
  }

  /** The sentence for the view. A bug's details go to the log only. */
  private tell(error: unknown): string {
    const { log } = this.parts;
    const sentence = sentenceOf(error);
    if (sentence !== undefined) {
      log.warn(sentence);
      return sentence;
    }
    log.error(error instanceof Error ? error : String(error));
    return vscode.l10n.t(
      'The papers could not be loaded because of an error in Lectern. See the log.',
    );
  }

  dispose(): void {
    this.store.dispose();
  }
}

/** Who asks a feed says when there is something to read, and what was wrong. */
function isWatched(kind: LibrarySource['kind']): boolean {
  return kind !== 'builtIn' && kind !== 'feed';
}

/** Puts what a source says into the library. */
async function importContent(
  library: LibraryService,
  source: Source,
  content: SourceContent,
): Promise<ImportReport> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    return library.importFile(source, content);
  }
  if ('databasePath' in content) return library.importZotero(source, content.databasePath);
  const report = await library.importEdit(source, content.base, content.edit);
  return report ?? library.importFile(source, content.whole());
}

interface OpenedSource {
  readonly source: LibrarySource;
  /** Which reading of the source this is. */
  readonly reading: number;
  readonly said: Promise<SaidBySource>;
}

interface SaidBySource {
  readonly version: string;
  /** Absent where it need not be read. */
  readonly content?: SourceContent;
  /** How many papers the library has of it; absent where that is not known. */
  readonly papers?: number;
}

/** Whether it is a text of the user's, in which there are places to point at. */
function hasText({ kind }: LibrarySource): boolean {
  return kind === 'file' || kind === 'workspace';
}

function problemSentence(label: string, problem: ReadProblem): string {
  const sentence = vscode.l10n.t(problem.template, ...problem.args);
  return problem.line === undefined
    ? vscode.l10n.t('{0}: {1}', label, sentence)
    : vscode.l10n.t('{0}, line {1}: {2}', label, problem.line + 1, sentence);
}
