import type { Library } from '../../core/papers/library';
import type { PaperSummary } from '../../core/papers/paper';
import { recognise } from '../../network/recognise';

/** Papers that may share a citekey, of several bibliographies. */
const mostAlike = 20;
/** A query has room for so many citekeys. */
const keysAtOnce = 40;

/** The sources that a note names; asked for only where several papers have a citekey. */
type PreferredSources = readonly string[] | (() => Promise<readonly string[]>);

/**
 * The papers that the library knows by these citekeys, rather those of these sources. A key by which it knows none has
 * none. Many keys are asked for at once.
 */
export async function papersByCitekey(
  library: Pick<Library, 'find'>,
  citekeys: Iterable<string>,
  sources: PreferredSources = [],
): Promise<ReadonlyMap<string, PaperSummary>> {
  // No citekey holds a quotation mark, but a note may say anything.
  const keys = [...new Set(citekeys)].filter((key) => !/["“”]/.test(key));
  const known = new Map<string, PaperSummary[]>();
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const some = keys.slice(at, at + keysAtOnce);
    // The space says that the last key is all of it.
    const text = `${some.map((key) => `key:"${key}"`).join(' OR ')} `;
    const { hits } = await library.find(
      { text, match: 'all', sort: 'date', explain: false },
      { offset: 0, limit: mostAlike * some.length },
    );
    for (const { paper } of hits) {
      for (const key of [paper.citekey, ...(paper.otherCitekeys ?? [])]) {
        known.set(key, [...(known.get(key) ?? []), paper]);
      }
    }
  }
  const papers = new Map<string, PaperSummary>();
  for (const key of keys) {
    const paper = await preferred(known.get(key) ?? [], sources);
    if (paper) papers.set(key, paper);
  }
  return papers;
}

/** The paper that the library knows by a citekey, see {@link papersByCitekey}; undefined where it knows none. */
export async function paperByCitekey(
  library: Pick<Library, 'find'>,
  citekey: string,
  sources: PreferredSources = [],
): Promise<PaperSummary | undefined> {
  return (await papersByCitekey(library, [citekey], sources)).get(citekey);
}

/** The papers of the library that notes cite by these addresses, by DOI or arXiv identifier. */
export async function papersByAddress(
  library: Pick<Library, 'get' | 'records'>,
  addresses: Iterable<string>,
): Promise<readonly PaperSummary[]> {
  const wanted = new Set([...addresses].flatMap(identitiesIn));
  if (wanted.size === 0) return [];
  const records = await library.records([...wanted]);
  return library.get([...new Set(records.map(({ paper }) => paper.id))]);
}

async function preferred(
  papers: readonly PaperSummary[],
  sources: PreferredSources,
): Promise<PaperSummary | undefined> {
  if (papers.length < 2) return papers[0];
  const named = typeof sources === 'function' ? await sources() : sources;
  return papers.find((paper) => paper.sources.some((id) => named.includes(id))) ?? papers[0];
}

function identitiesIn(address: string): string[] {
  return recognise(address).flatMap((each) => {
    switch (each.kind) {
      case 'doi':
        return [`doi:${each.doi}`];
      case 'arxiv':
      case 'huggingFace':
        return [`arxiv:${each.id}`];
      case 'link':
        return [];
    }
  });
}
