import type { Library } from '../../core/papers/library';
import type { PaperSummary } from '../../core/papers/paper';

/** Keys that begin alike. */
const mostAlike = 50;

/** The paper that the library knows by a citekey, rather one of these sources; undefined where it knows none. */
export async function paperByCitekey(
  library: Library,
  citekey: string,
  sources: readonly string[],
): Promise<PaperSummary | undefined> {
  const text = `key:"${citekey.replace(/["\s]+/g, ' ')}"`;
  const { hits } = await library.find(
    { text, match: 'all', sort: 'citekey' },
    { offset: 0, limit: mostAlike },
  );
  const papers = hits.map(({ paper }) => paper).filter((paper) => paper.citekey === citekey);
  return papers.find((paper) => paper.sources.some((id) => sources.includes(id))) ?? papers[0];
}
