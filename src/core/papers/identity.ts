import type { Name, Paper } from './paper';

/** As much of a title as tells papers apart, in UTF-16 units. Longer ones are broken records. */
const longestTitle = 1000;

/** Letters whose marks do not come off by decomposition. */
const unmarked = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * A title reduced to what two records of one paper share: lower-case letters and digits without accents, TeX
 * markup, punctuation or spaces (`Fine-Tuning` and `Finetuning` are the same). Empty when nothing is left.
 */
export function normalizeTitle(title: string): string {
  const plain = title
    .slice(0, longestTitle)
    .replace(/\\(?:emph|text[a-z]{0,4}|math[a-z]{0,4})(?![a-z])/gi, '')
    .replace(/&(?:amp;)?/gi, 'and');
  return fold(plain);
}

/** Lower-case letters and digits without accents; lone surrogates go too. */
function fold(text: string): string {
  // Most titles and names are plain, and there are hundreds of thousands.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => unmarked.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/**
 * A DOI as it is compared: lower-case (DOIs are case-insensitive), without `doi:` or the address of a resolver.
 * Undefined when the text is none, so check before comparing.
 */
export function normalizeDoi(text: string): string | undefined {
  const match =
    /^(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|doi:\s{0,5})?(10\.\d{4,9}\/\S{1,500})$/i.exec(
      text.trim(),
    );
  const doi = match?.[1];
  if (doi === undefined) return undefined;
  return (/^https?:/i.test(text.trim()) ? decoded(doi) : doi).toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: it was not encoded.
    return path;
  }
}

/**
 * An arXiv identifier as it is compared: `2307.00154` or `cs/0112017`, without version, subject class or prefix.
 * Takes bare identifiers, `arXiv:…` with or without a bracketed category, arXiv and Hugging Face addresses, and
 * arXiv's own DOIs. Undefined when the text is none, so check before comparing.
 */
export function normalizeArxivId(text: string): string | undefined {
  // No identifier is without such digits, and most texts asked about are.
  if (!/\d{4}\.\d{4}|\/\d{7}/.test(text)) return undefined;
  const bare = text
    .trim()
    .slice(0, 200)
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
    .replace(/^10\.48550\//, '')
    .replace(/^(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\//i, '')
    .replace(/^(?:https?:\/\/)?(?:www\.)?huggingface\.co\/papers\//i, '')
    .replace(/^arxiv[:.]\s{0,5}/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\.pdf$/i, '');
  const match =
    /^(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,4})?(?:\s{0,5}\[[^\]]*\])?$/i.exec(
      bare,
    );
  return match?.[1]?.toLowerCase().replace(/\.[a-z]{2}\//, '/');
}

/**
 * What a paper is known by, the strongest first: arXiv identifier, DOI, and title with the first author's family
 * name. Two records are of the same paper when they share one.
 */
export function identityKeys(paper: Omit<Paper, 'id'>): readonly string[] {
  return [...identities(paper)];
}

/** One after the other, for mostly the first one is enough. */
function* identities(paper: Omit<Paper, 'id'>): Generator<string> {
  const arxivId =
    (paper.arxivId === undefined ? undefined : normalizeArxivId(paper.arxivId)) ??
    (paper.DOI === undefined ? undefined : normalizeArxivId(paper.DOI));
  if (arxivId !== undefined) yield `arxiv:${arxivId}`;
  const doi = paper.DOI === undefined ? undefined : normalizeDoi(paper.DOI);
  if (doi !== undefined && !doi.startsWith('10.48550/arxiv.')) yield `doi:${doi}`;
  // A title of nothing but symbols still tells papers apart.
  const title = normalizeTitle(paper.title) || paper.title.trim().slice(0, longestTitle);
  if (title !== '') yield `title:${title}|${familyName(paper.author[0])}`;
}

function familyName(name: Name | undefined): string {
  return fold((name?.family ?? name?.literal ?? '').slice(0, longestTitle));
}

/**
 * The identity of a paper within a library: its strongest identity key. Deterministic, so the same record gets
 * the same id wherever it comes from. Where a source knows less of a paper than another one, its record has a weaker id;
 * a library that holds both gives them the {@link strongestId} of them.
 */
export function paperId(paper: Omit<Paper, 'id'>): string {
  for (const strongest of identities(paper)) return strongest;
  return 'title:|';
}

/** The kinds of identity, the strongest first. */
const strengths = ['arxiv:', 'doi:', 'title:'];

/** Of the ids that records of one paper have, the one that says most; the first of several that say as much. */
export function strongestId(first: string, ...others: readonly string[]): string {
  const weakness = (id: string) => {
    const kind = strengths.findIndex((each) => id.startsWith(each));
    return kind < 0 ? strengths.length : kind;
  };
  return others.reduce((best, id) => (weakness(id) < weakness(best) ? id : best), first);
}

/** Whether two records are of the same paper: arXiv identifier, DOI, or title with first author agree. */
export function samePaper(a: Omit<Paper, 'id'>, b: Omit<Paper, 'id'>): boolean {
  const keys = new Set(identityKeys(a));
  return identityKeys(b).some((key) => keys.has(key));
}
