import { flexsearch } from './flexsearch';
import { fts5 } from './fts5';
import { fuse } from './fuse';
import { minisearch } from './minisearch';
import type { PeerFactory } from './peer';

/** The peers by name, in the order in which they are measured. */
export const peers: ReadonlyMap<string, PeerFactory> = new Map([
  ['minisearch', minisearch],
  ['fts5', fts5],
  ['fuse', fuse],
  ['flexsearch', flexsearch],
]);
