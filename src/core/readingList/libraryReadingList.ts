import type { Cancellation } from '../cancellation';
import type { GroupRef, Library } from '../papers/library';
import { inTurns } from '../steps';
import { readingList, type ReadingBudget, type ReadingList } from './readingList';

/** What a list is to cover: the papers that match, all of them where there is no text. */
export interface ReadingScope {
  /** In the query language. */
  readonly text: string;
  /** Only the papers of this group. */
  readonly group?: GroupRef;
}

export interface LibraryReadingList extends ReadingList {
  /** Papers that were to be covered. */
  readonly total: number;
}

/**
 * Of more papers than this a sample is taken, both to choose from and to be covered: of a search its best hits, else
 * papers of every time. What thousands of papers speak of, so many of them speak of as well, and to compare them all with
 * one another takes a few seconds.
 */
const mostCandidates = 2500;

/**
 * A reading list for papers of a library, see {@link readingList}.
 *
 * @param pause waits until others had their turn
 * @param cancellation ends the work, which then fails
 */
export async function listFromLibrary(
  library: Pick<Library, 'sample'>,
  { text, group }: ReadingScope,
  budget: ReadingBudget,
  pause: () => Promise<void>,
  cancellation?: Pick<Cancellation, 'aborted'>,
): Promise<LibraryReadingList> {
  const { papers, total } = await library.sample(
    { text, match: 'all', ...(group && { group }) },
    mostCandidates,
  );
  const list = await inTurns(readingList(papers, budget), pause, cancellation);
  return { ...list, total };
}
