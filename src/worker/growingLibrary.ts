import { Emitter } from '../core/event';
import { HumanError } from '../core/humanError';
import type { CitekeyOptions, Library, Source } from '../core/papers/library';
import type { Paper } from '../core/papers/paper';

/** More papers than this are kept on disk: in memory their index takes seconds to make at every start. */
export const mostInMemory = 5000;

export interface GrowingOptions {
  /** Makes the library in memory. */
  readonly memory: () => Library;
  /** Opens the library on disk; absent where there is no SQLite. */
  readonly disk?: () => Library;
}

/**
 * A library that moves from memory to disk when it outgrows memory. It is searched in memory while it moves, and nothing
 * of it is lost: what was put into the one is put into the other.
 */
export function createGrowingLibrary({ memory, disk }: GrowingOptions): Library {
  const didChange = new Emitter<void>();
  const didTell = new Emitter<HumanError>();
  const didProgress = new Emitter<Parameters<Parameters<Library['onDidProgress']>[0]>[0]>();
  /** What the library in memory was given. */
  const sources = new Map<string, { readonly source: Source; readonly papers: readonly Paper[] }>();
  let citekeys: CitekeyOptions | undefined;
  let isTold = false;
  let onDisk: Library | undefined;
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

  function isTooLarge(): boolean {
    const ids = new Set<string>();
    for (const { papers } of sources.values()) for (const { id } of papers) ids.add(id);
    return ids.size > mostInMemory;
  }

  async function move(open: () => Library): Promise<void> {
    const next = open();
    try {
      if (citekeys) await next.configureCitekeys(citekeys);
      for (const { source, papers } of sources.values()) await next.replaceSource(source, papers);
    } catch (error) {
      next.dispose();
      throw error;
    }
    const before = current;
    onDisk = current = follow(next);
    sources.clear();
    before.dispose();
    didChange.fire();
  }

  async function replaceSource(source: Source, papers: readonly Paper[]): Promise<void> {
    if (onDisk) return onDisk.replaceSource(source, papers);
    const before = sources.get(source.id);
    sources.set(source.id, { source, papers });
    if (!isTooLarge()) return current.replaceSource(source, papers);
    if (disk) {
      try {
        await move(disk);
      } catch (error) {
        if (before) sources.set(source.id, before);
        else sources.delete(source.id);
        throw error;
      }
      return;
    }
    if (!isTold) {
      isTold = true;
      didTell.fire(
        new HumanError(
          'This library has more than {0} papers, and this editor has no SQLite to keep them in. They are kept in memory, which takes a while at every start.',
          mostInMemory,
        ),
      );
    }
    await current.replaceSource(source, papers);
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
    sources: () => current.sources(),
    cancelChanges: () => current.cancelChanges(),
    get: (ids) => current.get(ids),
    find: (query, page) => current.find(query, page),
    groups: (by, filter) => current.groups(by, filter),
    related: (id, limit) => current.related(id, limit),
    onDidChange: didChange.event,
    onDidProgress: didProgress.event,
    onDidTell: didTell.event,
    dispose() {
      current.dispose();
      for (const emitter of [didChange, didProgress, didTell]) emitter.dispose();
    },
  };
}
