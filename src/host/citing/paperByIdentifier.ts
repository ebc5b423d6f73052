import { identityKeys } from '../../core/papers/identity';
import type { Library } from '../../core/papers/library';
import type { PaperSummary } from '../../core/papers/paper';
import type { Recognised } from '../../network/recognise';

/** Papers whose identifiers begin alike. */
const mostAlike = 20;

/** The paper of the library that has an identifier; undefined where none has, or where it is an address of none. */
export async function paperByIdentifier(
  library: Library,
  recognised: Recognised,
): Promise<PaperSummary | undefined> {
  if (recognised.kind === 'link') return undefined;
  const identifier = recognised.kind === 'doi' ? recognised.doi : recognised.id;
  const key = `${recognised.kind === 'doi' ? 'doi' : 'arxiv'}:${identifier}`;
  const [paper] = await library.get([key]);
  if (paper) return paper;
  // The paper may go by another identity that says more.
  const { hits } = await library.find(
    { text: identifier, match: 'all', sort: 'relevance', explain: false },
    { offset: 0, limit: mostAlike },
  );
  return hits.map((hit) => hit.paper).find((each) => identityKeys(each).includes(key));
}
