import { Document } from 'flexsearch';
import { PAGE, peerPaper, type PeerFactory } from './peer';

/** FlexSearch, whose index holds every beginning of every word. */
export const flexsearch: PeerFactory = {
  most: 20_000,
  create() {
    const index = new Document({
      tokenize: 'forward',
      document: { id: 'id', index: ['title', 'abstract', 'authors'] },
    });
    let count = 0;
    return {
      add(papers) {
        for (const paper of papers) index.add({ id: count++, ...peerPaper(paper) });
      },
      finish: () => undefined,
      find(text) {
        const byField = index.search(text, { limit: PAGE });
        return new Set(byField.flatMap(({ result }) => result)).size;
      },
    };
  },
};
