/** Where a library is kept: in memory, in a database on disk, or in memory until it outgrows it. */
export const libraryEngines = ['auto', 'memory', 'sqlite'] as const;
export type LibraryEngine = (typeof libraryEngines)[number];

/** What the library's worker thread is started with. */
export interface LibraryThreadOptions {
  /** The folder that a database goes into. */
  readonly storage: string;
  readonly engine: LibraryEngine;
}
