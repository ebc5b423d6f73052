import { identityKeys, normalizeArxivId, normalizeDoi } from '../papers/identity';
import type { Library, SourceRecord } from '../papers/library';
import { authorsShort } from '../papers/names';
import type { Paper } from '../papers/paper';
import {
  isClearlyAnother,
  isPreprint,
  isPublication,
  isPublicationOf,
} from '../papers/publication';

/** What an entry of a bibliography is of, and what the library knows better. */
export interface ComparedEntry {
  readonly citekey: string;
  readonly title: string;
  /** See {@link authorsShort}. */
  readonly authors: string;
  readonly year?: number;
  /** Its paper in the library; absent where it has none. */
  readonly paperId?: string;
  /** The publications of what it is a preprint of, the best first; absent where there are none. */
  readonly published?: readonly [Publication, ...Publication[]];
  /** The paper that its identifier is of, which is another one. */
  readonly misfit?: Misfit;
}

export interface Publication {
  readonly paper: Omit<Paper, 'abstract'>;
  /** {@link SourceRecord.source}; absent for another entry of the same bibliography. */
  readonly source?: string;
}

export interface Misfit {
  /** As it is written: `10.1000/x`, `arXiv:2101.00001`. */
  readonly identifier: string;
  readonly title: string;
  /** The identifier of the same kind that the paper has which the entry names by its title and first author; absent where no source knows one. */
  readonly right?: string;
}

/** The entries of these citekeys, the first of each, compared with one another and with what other sources say of their papers. */
export async function comparedEntries(
  papers: readonly Paper[],
  citekeys: ReadonlySet<string>,
  source: string,
  library: Pick<Library, 'records'>,
): Promise<readonly ComparedEntry[]> {
  const first = new Map<string, Paper>();
  for (const paper of papers) {
    const { citekey } = paper;
    if (citekey !== undefined && citekeys.has(citekey) && !first.has(citekey)) {
      first.set(citekey, paper);
    }
  }
  const here = publicationsIn(papers, [...first.values()].filter(isPreprint));
  const compared: ComparedEntry[] = [];
  for (const [citekey, paper] of first) {
    const keys = identityKeys(paper);
    const records = await library.records(keys);
    const others = records.filter((each) => each.source !== source);
    const misfit = misfitOf(paper, keys, others);
    const [best, ...more] = [
      ...(here.get(paper) ?? []),
      ...others.filter((each) => isPublicationOf(each.paper, paper)).sort(byEntries),
    ];
    const paperId = records[0]?.paper.id;
    compared.push({
      citekey,
      title: paper.title,
      authors: authorsShort(paper),
      ...(paper.issued && { year: paper.issued.year }),
      ...(paperId !== undefined && { paperId }),
      ...(best && !misfit && { published: [best, ...more] }),
      ...(misfit && { misfit }),
    });
  }
  return compared;
}

/** Of some preprints those that the same bibliography has the publication of, under another citekey. */
function publicationsIn(
  papers: readonly Paper[],
  preprints: readonly Paper[],
): ReadonlyMap<Paper, readonly Publication[]> {
  const found = new Map<Paper, Publication[]>();
  if (preprints.length === 0) return found;
  const byKey = new Map<string, Paper[]>();
  for (const preprint of preprints) {
    for (const key of identityKeys(preprint)) {
      byKey.set(key, [...(byKey.get(key) ?? []), preprint]);
    }
  }
  for (const paper of papers) {
    for (const key of identityKeys(paper)) {
      for (const preprint of byKey.get(key) ?? []) {
        if (found.has(preprint) || paper.citekey === preprint.citekey) continue;
        if (isPublicationOf(paper, preprint)) found.set(preprint, [{ paper }]);
      }
    }
  }
  return found;
}

/** A source that has several entries of a paper may have mixed what they say. */
function byEntries(a: SourceRecord, b: SourceRecord): number {
  const entries = ({ paper }: SourceRecord) => paper.otherCitekeys?.length ?? 0;
  return entries(a) - entries(b);
}

/** Where all other sources that have an identifier of the entry have it for another work. */
function misfitOf(
  entry: Paper,
  keys: readonly string[],
  others: readonly SourceRecord[],
): Misfit | undefined {
  for (const key of keys) {
    if (key.startsWith('title:')) continue;
    const same = others.filter(({ paper }) => identityKeys(paper).includes(key));
    const [one] = same;
    if (!one || !same.every(({ paper }) => isClearlyAnother(entry, paper))) continue;
    const identifier = key.startsWith('arxiv:')
      ? (arxivIdentifier(entry) ?? '')
      : (normalizeDoi(entry.DOI ?? '') ?? '');
    const right = rightIdentifier(keys, identifier, others);
    return { identifier, title: one.paper.title, ...(right !== undefined && { right }) };
  }
  return undefined;
}

/** What other sources say in the place of a wrong identifier, of the paper that has the title and the first author. */
function rightIdentifier(
  keys: readonly string[],
  wrong: string,
  others: readonly SourceRecord[],
): string | undefined {
  const title = keys.find((key) => key.startsWith('title:'));
  if (title === undefined) return undefined;
  const papers = others
    .map(({ paper }) => paper)
    .filter((paper) => identityKeys(paper).includes(title));
  // The DOI of a publication before that of its preprint.
  papers.sort((a, b) => Number(isPublication(b)) - Number(isPublication(a)));
  const arxivIds = papers.map(arxivIdentifier);
  const identifiers = wrong.startsWith('arXiv:')
    ? arxivIds
    : [
        ...papers.map(({ DOI = '' }) => writtenDoi(DOI)),
        ...arxivIds.map((id) => id?.replace('arXiv:', '10.48550/arXiv.')),
      ];
  return identifiers.find(
    (each) => each !== undefined && each.toLowerCase() !== wrong.toLowerCase(),
  );
}

/** In the letters that its source has. */
function writtenDoi(text: string): string | undefined {
  const doi = normalizeDoi(text);
  return doi?.length === text.length ? text : doi;
}

function arxivIdentifier({ arxivId, DOI }: Omit<Paper, 'abstract'>): string | undefined {
  const id = normalizeArxivId(arxivId ?? DOI ?? '');
  return id === undefined ? undefined : `arXiv:${id}`;
}
