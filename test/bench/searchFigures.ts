import type { TypingFigures } from './typing';

/** What is measured, handed to a process of its own as its one argument, as JSON. */
export interface SearchTask {
  /** The file of papers. */
  readonly papers: string;
  /** The first so many papers of it. */
  readonly limit: number;
  /** A file with the queries, as a JSON list. */
  readonly queries: string;
  /** A folder for what is kept on disk, empty before a build. */
  readonly folder: string;
}

/** The worker's library is built, opened again, or both at once where it cannot be opened. */
export interface HostTask extends SearchTask {
  readonly step: 'build' | 'open' | 'buildAndOpen';
  readonly engine: Engine;
}

export const engines = ['memory', 'sqlite'] as const;
export type Engine = (typeof engines)[number];

export interface BuildFigures {
  readonly papers: number;
  /** From the first papers given to the answer to a question, without the time to read the file. */
  readonly buildSeconds: number;
  /** The database's files; the worker's heap for a library in memory, absent where Node cannot tell. */
  readonly indexMB?: number;
}

export interface OpenFigures extends TypingFigures {
  /** From the start of the worker to its first answer. */
  readonly openMs: number;
  /** The longest time in which the host did nothing else while somebody typed. */
  readonly hostBlockedMaxMs: number;
  /** By how much the host's heap grew at most, garbage included, from before the worker to the end of typing. */
  readonly hostHeapMB: number;
  /** By how much the memory of the process grew at most, the worker's and the host's, from before the worker on. */
  readonly workerRssMB: number;
}

export type HostFigures = Partial<BuildFigures> & Partial<OpenFigures>;

export interface PeerTask extends SearchTask {
  readonly peer: string;
}

export interface PeerFigures extends TypingFigures {
  /** As many as it was given. */
  readonly papers: number;
  /** Without the time to read the file. */
  readonly buildSeconds: number;
  readonly rssMB: number;
}

/** The line that the benchmark prints. */
export interface SearchFigures extends BuildFigures, OpenFigures {
  readonly engine: Engine;
  readonly queries: number;
  /** A peer that failed says why. */
  readonly peers: Readonly<Record<string, PeerFigures | { readonly error: string }>>;
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
