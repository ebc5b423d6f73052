import type { Library } from '../papers/library';
import { rankByInterest } from './interests';

/** How near a paper of the library is to what its reader likes, see `RankedPaper`. */
export interface PaperInterest {
  readonly id: string;
  readonly score: number;
  readonly words: readonly string[];
}

/** So many papers of the library stand for those that are not liked. */
const sampleSize = 500;
const mostStarred = 2000;

/**
 * Papers of a library in the order in which they interest its reader, who likes what is starred and what was cited.
 *
 * @param ids what to rank; the library may not have all of them any more
 * @param cited ids of papers that the reader cited
 */
export async function rankInLibrary(
  library: Pick<Library, 'find' | 'get'>,
  ids: readonly string[],
  cited: readonly string[],
): Promise<readonly PaperInterest[]> {
  const idsFound = async (text: string, limit: number): Promise<readonly string[]> => {
    const { hits } = await library.find({ text, match: 'all', sort: 'date' }, { offset: 0, limit });
    return hits.map(({ paper }) => paper.id);
  };
  const ranked = new Set(ids);
  const starred = await idsFound('is:starred', mostStarred);
  const liked = [...new Set([...starred, ...cited])].filter((id) => !ranked.has(id));
  const others = await idsFound('', sampleSize);
  const papers = rankByInterest(
    await library.get(ids),
    await library.get(liked),
    await library.get(others),
  );
  return papers.map(({ paper: { id }, score, words }) => ({ id, score, words }));
}
