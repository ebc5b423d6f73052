import { Emitter } from '../core/event';
import { HumanError } from '../core/humanError';
import type { CitekeyOptions, Library, Progress, Source, TopicNames } from '../core/papers/library';
import type { Paper } from '../core/papers/paper';
import type { MarkedPaper } from '../core/papers/paperMarks';

/**
 * The index of more papers takes seconds to make in memory, at every start. Some more are there to see and to search
 * in seconds while they move to disk, which takes longer.
 */
const usualLimits: GrowingLimits = { inMemory: 5000, whileMoving: 25_000 };

export interface GrowingOptions {
  /** Makes the library in memory. */
  readonly memory: () => Library;
  /** Opens the library on disk; absent where there is no SQLite. */
  readonly disk?: () => Library;
  readonly limits?: GrowingLimits;
}

export interface GrowingLimits {
  /** More papers than this are kept on disk. */
  readonly inMemory: number;
  /** More papers than this are not held in memory while they move there. */
  readonly whileMoving: number;
}

/**
 * A library that moves from memory to disk when it outgrows memory. It is searched in memory while it moves, and nothing
 * of it is lost: what was put into the one is put into the other.
 */
export function createGrowingLibrary({
  memory,
  disk,
  limits = usualLimits,
}: GrowingOptions): Library {
  const didChange = new Emitter<void>();
  const didTell = new Emitter<HumanError>();
  const didProgress = new Emitter<Progress>();
  /** What the library in memory was given. */
  const sources = new Map<string, { readonly source: Source; readonly papers: readonly Paper[] }>();
  let citekeys: CitekeyOptions | undefined;
  let topicNames: TopicNames = {};
  let marked: readonly MarkedPaper[] = [];
  let isTold = false;
  let onDisk: Library | undefined;
  /** The library on disk while papers that nobody sees yet move to it. */
  let awaited: Library | undefined;
  let current = follow(memory());
  /** Changes are made one after the other, for a move is one of them. */
  let changes: Promise<unknown> = Promise.resolve();

  function follow(library: Library): Library {
    library.onDidChange(() => didChange.fire());
    library.onDidProgress((progress) => didProgress.fire(progress));
    library.onDidTell((told) => didTell.fire(told));
    return library;
  }

  function change(make: () => Promise<void>): Promise<void> {
    const made = changes.then(make);
    changes = made.catch(() => undefined);
    return made;
  }

  function paperCount(): number {
    const ids = new Set<string>();
    for (const { papers } of sources.values()) for (const { id } of papers) ids.add(id);
    return ids.size;
  }

  /** @param isAwaited whether somebody waits for papers that are not to be seen before: then progress is told. */
  async function move(open: () => Library, isAwaited: boolean): Promise<void> {
    if (onDisk) return;
    const next = open();
    if (isAwaited) awaited = next;
    /** What is told of its topics before anybody hears it. */
    const told: Progress[] = [];
    const listening = next.onDidProgress((progress) => {
      if (progress.of === 'topics') told[0] = progress;
      else if (isAwaited && current !== next) didProgress.fire(progress);
    });
    try {
      if (citekeys) await next.configureCitekeys(citekeys);
      await next.nameTopics(topicNames);
      await next.setMarks(marked);
      for (const { source, papers } of sources.values()) await next.replaceSource(source, papers);
    } catch (error) {
      next.dispose();
      throw error;
    } finally {
      awaited = undefined;
    }
    const before = current;
    onDisk = current = follow(next);
    // They may have changed during the move.
    await next.nameTopics(topicNames);
    await next.setMarks(marked);
    sources.clear();
    before.dispose();
    listening.dispose();
    for (const progress of told) if (progress.done < progress.total) didProgress.fire(progress);
    didChange.fire();
  }

  async function replaceSource(source: Source, papers: readonly Paper[]): Promise<void> {
    if (onDisk) return onDisk.replaceSource(source, papers);
    const before = sources.get(source.id);
    sources.set(source.id, { source, papers });
    const count = paperCount();
    if (count <= limits.inMemory) return current.replaceSource(source, papers);
    if (!disk) {
      if (!isTold) didTell.fire(staysInMemory(limits.inMemory));
      isTold = true;
      return current.replaceSource(source, papers);
    }
    if (count <= limits.whileMoving) {
      await current.replaceSource(source, papers);
      // The next change; it has no caller to fail for, and the papers are there.
      void change(() => move(disk, false)).catch((error: unknown) =>
        didTell.fire(couldNotMove(error)),
      );
      return;
    }
    try {
      await move(disk, true);
    } catch (error) {
      if (before) sources.set(source.id, before);
      else sources.delete(source.id);
      throw error;
    }
  }

  return {
    replaceSource: (source, papers) => change(() => replaceSource(source, papers)),
    removeSource: (id) =>
      change(async () => {
        sources.delete(id);
        await current.removeSource(id);
      }),
    configureCitekeys: (options) =>
      change(async () => {
        await current.configureCitekeys(options);
        citekeys = options;
      }),
    // At once, as marks, for a move takes a while; the library on disk is told when it comes.
    nameTopics(names) {
      topicNames = names;
      return current.nameTopics(names);
    },
    setMarks(papers) {
      marked = papers;
      return current.setMarks(papers);
    },
    sources: () => current.sources(),
    async cancelChanges() {
      await current.cancelChanges();
      await awaited?.cancelChanges();
    },
    get: (ids) => current.get(ids),
    records: (keys) => current.records(keys),
    find: (query, page) => current.find(query, page),
    groups: (by, filter, within) => current.groups(by, filter, within),
    sample: (query, limit) => current.sample(query, limit),
    related: (id, limit) => current.related(id, limit),
    moreLike: (ids, limit) => current.moreLike(ids, limit),
    map: () => current.map(),
    onDidChange: didChange.event,
    onDidProgress: didProgress.event,
    onDidTell: didTell.event,
    dispose() {
      current.dispose();
      for (const emitter of [didChange, didProgress, didTell]) emitter.dispose();
    },
  };
}

function staysInMemory(most: number): HumanError {
  return new HumanError(
    'This library has more than {0} papers, and this editor has no SQLite to keep them in. They are kept in memory, which takes a while at every start.',
    most,
  );
}

function couldNotMove(error: unknown): HumanError {
  return new HumanError(
    'The library could not be moved to disk ({0}). It stays in memory, which takes a while at every start.',
    error instanceof Error ? error.message : String(error),
  );
}
