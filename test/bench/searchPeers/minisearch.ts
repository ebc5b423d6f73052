import MiniSearch from 'minisearch';
import { PAGE, peerPaper, type PeerFactory, type PeerPaper } from './peer';

/** MiniSearch as its authors advise for search as one types: prefixes and a fifth of the letters may be wrong. */
export const minisearch: PeerFactory = {
  most: 200_000,
  create() {
    const index = new MiniSearch<PeerPaper & { id: number }>({
      fields: ['title', 'abstract', 'authors'],
    });
    let count = 0;
    return {
      add(papers) {
        for (const paper of papers) index.add({ id: count++, ...peerPaper(paper) });
      },
      finish: () => undefined,
      find: (text) =>
        index.search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND' }).slice(0, PAGE).length,
    };
  },
};
