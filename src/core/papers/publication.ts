import { editDistance } from '../search/editDistance';
import { normalizeArxivId, normalizeDoi, normalizeTitle } from './identity';
import { listedName } from './names';
import type { Paper } from './paper';

/** What tells whether a record is of a preprint, and of which work. */
export type JudgedPaper = Omit<Paper, 'id'>;

/** Places for papers that nobody has reviewed. */
const preprintServer =
  /^(?:arxiv|corr\b|bio-?rxiv|med-?rxiv|chem-?rxiv|psyarxiv|tech-?rxiv|eartharxiv|ssrn|research square|preprints?\b|hal\b|zenodo|openreview|hugging ?face|computing research repository)/i;
/** The beginnings of their DOIs. */
const preprintDoi =
  /^10\.(?:48550\/arxiv|1101\/\d|64898\/|2139\/ssrn|31234\/|31219\/|26434\/|36227\/|21203\/|20944\/|5281\/zenodo|31223\/)/;
/** What an entry of one of these types says of itself is no preprint, whatever it lacks. */
const appeared = new Set([
  ...['paper-conference', 'book', 'chapter', 'thesis', 'report', 'patent', 'dataset', 'software'],
  ...['article-magazine', 'article-newspaper', 'entry-encyclopedia', 'standard'],
]);

/** Whether a record is of a preprint at arXiv and of no publication of it. */
export function isPreprint(paper: JudgedPaper): boolean {
  const { arxivId, DOI = '', 'container-title': container = '', publisher = '' } = paper;
  if (appeared.has(paper.type)) return false;
  if (container !== '' && !preprintServer.test(container)) return false;
  const doi = normalizeDoi(DOI);
  if (doi !== undefined && !preprintDoi.test(doi)) return false;
  return (
    arxivId !== undefined ||
    normalizeArxivId(DOI) !== undefined ||
    [container, publisher].some((place) => /^(?:arxiv|corr\b)/i.test(place))
  );
}

/** Whether a record is of a publication: it has a venue, or the DOI of one. */
export function isPublication({
  type,
  DOI = '',
  'container-title': container,
}: JudgedPaper): boolean {
  if (container !== undefined) return !preprintServer.test(container);
  const doi = normalizeDoi(DOI);
  // A dataset or its code has the title of the paper, and a DOI as well.
  return doi !== undefined && !preprintDoi.test(doi) && type !== 'dataset' && type !== 'software';
}

/** Whether one record is of the publication of what the other one is a preprint of. */
export function isPublicationOf(publication: JudgedPaper, preprint: JudgedPaper): boolean {
  if (!isPreprint(preprint) || !isPublication(publication)) return false;
  const sameTitle =
    normalizeTitle(publication.title) === normalizeTitle(preprint.title) &&
    sharesAuthor(publication, preprint);
  const id = arxivIdOf(preprint);
  const sameId = id !== undefined && id === arxivIdOf(publication);
  return sameTitle || (sameId && !isClearlyAnother(publication, preprint));
}

function arxivIdOf({ arxivId = '', DOI = '' }: JudgedPaper): string | undefined {
  return normalizeArxivId(arxivId) ?? normalizeArxivId(DOI);
}

/** Fewer words in common, of those of the shorter title, are an accident. */
const leastShared = 1 / 3;
/** A title of fewer words tells nothing. */
const fewestWords = 2;
/** Authors that are compared: the first of them are those that a record has. */
const mostAuthors = 20;

/** Words that all titles share. */
const common = new Set([
  ...[
    'a',
    'an',
    'and',
    'as',
    'at',
    'by',
    'for',
    'from',
    'how',
    'in',
    'is',
    'it',
    'its',
    'of',
    'on',
  ],
  ...[
    'or',
    'that',
    'the',
    'to',
    'towards',
    'toward',
    'using',
    'via',
    'we',
    'what',
    'with',
    'without',
  ],
  ...['de', 'der', 'des', 'die', 'du', 'el', 'et', 'la', 'las', 'le', 'les', 'los', 'und', 'y'],
]);

/**
 * Whether two records that have an identifier in common are beyond doubt of two works: hardly a word of their titles is the same, and no
 * author. A missing subtitle, markup, spelling, a slip, another language or a title that nobody can compare are no doubt.
 */
export function isClearlyAnother(a: JudgedPaper, b: JudgedPaper): boolean {
  const titles = [normalizeTitle(a.title), normalizeTitle(b.title)] as const;
  if (titles[0].includes(titles[1]) || titles[1].includes(titles[0])) return false;
  const [wordsA, wordsB] = [wordsOf(a.title), wordsOf(b.title)];
  const [shorter, longer] = wordsA.length < wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  if (shorter.length < fewestWords) return false;
  // Of two scripts, one is a translation as likely as not.
  if (isLatin(a.title) !== isLatin(b.title)) return false;
  const shared = shorter.filter((word) => longer.some((other) => isSameWord(word, other)));
  if (shared.length / shorter.length >= leastShared) return false;
  return a.author.length > 0 && b.author.length > 0 && !sharesAuthor(a, b);
}

/** The words that tell a title from others. */
function wordsOf(title: string): string[] {
  const words = title
    .slice(0, 1000)
    .replace(/\\[a-zA-Z]+/g, ' ')
    .replace(/[{}\\$]/g, '')
    .split(/[^\p{L}\p{N}\p{M}'’]+/u)
    .map(normalizeTitle)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !common.has(word));
  return [...new Set(telling)];
}

/** The same but for its ending or a slip. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  const stem = Math.max(4, Math.ceil(shorter * 0.75));
  return a.slice(0, stem) === b.slice(0, stem) || editDistance(a, b) <= (shorter < 8 ? 1 : 2);
}

function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length * 2 > letters.length;
}

/** Whether an author is in both lists, or one of them says nothing. */
function sharesAuthor(a: JudgedPaper, b: JudgedPaper): boolean {
  const [namesA, namesB] = [namesOf(a), namesOf(b)];
  if (namesA.length === 0 || namesB.length === 0) return namesA.length === namesB.length;
  return namesA.some((name) => namesB.some((other) => isSameName(name, other)));
}

/** The words of names, which may be written with the given name, or with a particle in front. */
function namesOf({ author }: JudgedPaper): string[] {
  return author
    .slice(0, mostAuthors)
    .flatMap((name) => listedName(name).split(/[^\p{L}\p{M}'’]+/u))
    .map(normalizeTitle)
    .filter((word) => word.length > 1);
}

function isSameName(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 4 && editDistance(a, b) <= 1);
}
