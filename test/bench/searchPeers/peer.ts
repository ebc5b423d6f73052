import { authorsFull } from '../../../src/core/papers/names';
import type { Paper } from '../../../src/core/papers/paper';

/** A search that others use, over the same papers: title, abstract and authors, each word a prefix, all words needed. */
export interface Peer {
  /** Takes papers in; called batch by batch. */
  add(papers: readonly Paper[]): void;
  /** Called once, after the last batch. */
  finish(): void;
  /** Finds one page of papers for what was typed, best first. Returns how many. */
  find(text: string): number;
}

/** How a peer is made; `folder` is for what it keeps on disk. */
export interface PeerFactory {
  /** More papers than these are not given to it: it would take too long, or too much memory, to be measured. */
  readonly most: number;
  create(folder: string): Peer;
}

/** As many hits as the picker shows. */
export const PAGE = 50;

/** What every peer is given of a paper. */
export interface PeerPaper {
  readonly title: string;
  readonly abstract: string;
  readonly authors: string;
}

export function peerPaper(paper: Paper): PeerPaper {
  return { title: paper.title, abstract: paper.abstract ?? '', authors: authorsFull(paper) };
}
