import Fuse from 'fuse.js';
import { PAGE, peerPaper, type PeerFactory, type PeerPaper } from './peer';

/** Fuse.js, which compares the query to every text. It must look at whole abstracts, as by default it does not. */
export const fuse: PeerFactory = {
  most: 10_000,
  create() {
    const entries: PeerPaper[] = [];
    let index = new Fuse(entries);
    return {
      add(papers) {
        for (const paper of papers) entries.push(peerPaper(paper));
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
