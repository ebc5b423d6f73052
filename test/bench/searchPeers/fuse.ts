import Fuse from 'fuse.js';
import { authorsFull } from '../../../src/core/papers/names';
import { PAGE, type PeerFactory } from './peer';

interface Entry {
  readonly title: string;
  readonly authors: string;
  readonly abstract: string;
}

/** Fuse.js, which compares the query to every text. It must look at whole abstracts, as by default it does not. */
export const fuse: PeerFactory = {
  most: 10_000,
  create() {
    const entries: Entry[] = [];
    let index = new Fuse(entries);
    return {
      add(papers) {
        for (const paper of papers) {
          entries.push({
            title: paper.title,
            authors: authorsFull(paper),
            abstract: paper.abstract ?? '',
          });
        }
      },
      finish() {
        index = new Fuse(entries, {
          keys: ['title', 'authors', 'abstract'],
          ignoreLocation: true,
          threshold: 0.2,
        });
      },
      find: (text) => index.search(text, { limit: PAGE }).length,
    };
  },
};
