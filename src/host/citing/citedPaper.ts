import type { Library } from '../../core/papers/library';
import type { PaperSummary } from '../../core/papers/paper';

/** Papers that may share a citekey, of several bibliographies. */
const mostAlike = 20;

/**
 * The paper that the library knows by a citekey, rather one of these sources; undefined where it knows none.
 * @param sources asked for only where several papers have the citekey
 */
export async function paperByCitekey(
  library: Pick<Library, 'find'>,
  citekey: string,
  sources: readonly string[] | (() => Promise<readonly string[]>) = [],
): Promise<PaperSummary | undefined> {
  // No citekey holds a quotation mark, but a note may say anything.
  if (/["“”]/.test(citekey)) return undefined;
  const { hits } = await library.find(
    // The space says that the key is all of it.
    { text: `key:"${citekey}" `, match: 'all', sort: 'date', explain: false },
    { offset: 0, limit: mostAlike },
  );
  const papers = hits
    .map(({ paper }) => paper)
    .filter(({ citekey: own, otherCitekeys = [] }) => [own, ...otherCitekeys].includes(citekey));
  if (papers.length < 2) return papers[0];
  const preferred = typeof sources === 'function' ? await sources() : sources;
  return papers.find((paper) => paper.sources.some((id) => preferred.includes(id))) ?? papers[0];
}
