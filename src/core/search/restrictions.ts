import type { LibraryPaper } from '../papers/paper';
import type { PaperMarks } from '../papers/paperMarks';
import { analyze, foldIdentifier } from './analyzer';
import { nameText } from './indexedPaper';
import type { AssetName } from './queryFields';
import type { YearRange } from './queryYears';
import type {
  FacetRestriction,
  MarkRestriction,
  PropertyRestriction,
  WordsRestriction,
  YearRestriction,
} from './parsedQuery';

/** What restrictions such as `author:` are held against, read from a paper once. */
export interface Facets {
  /** Words of each author, see {@link facetWords}. */
  readonly author: readonly (readonly string[])[];
  readonly venue: readonly (readonly string[])[];
  /** Of its topic, and of the part of that which it is in. */
  readonly topic: readonly (readonly string[])[];
  readonly collection: readonly (readonly string[])[];
  /** Folded, see {@link foldIdentifier}. */
  readonly categories: readonly string[];
  readonly year: number | undefined;
  /** The citekeys, folded. */
  readonly keys: readonly string[];
  readonly has: readonly AssetName[];
}

export function facetsOf(paper: LibraryPaper): Facets {
  return {
    author: paper.author.map((name) => facetWords(nameText(name))),
    venue: [facetWords(paper['container-title'] ?? '')],
    topic: [paper.topic, ...(paper.subtopic === undefined ? [] : [paper.subtopic])].map(facetWords),
    collection: (paper.collections ?? []).map(facetWords),
    categories: (paper.categories ?? []).map(foldIdentifier),
    year: paper.issued?.year,
    keys: [paper.citekey, ...(paper.otherCitekeys ?? [])].map(foldIdentifier),
    has: assetsOf(paper),
  };
}

/** What there is of a paper beside its record. */
export function assetsOf(paper: LibraryPaper): AssetName[] {
  const assets: AssetName[] = [];
  if (paper.arxivId !== undefined || isPdf(paper.URL ?? '')) assets.push('pdf');
  if (paper.codeUrl !== undefined) assets.push('code');
  if (paper.abstract !== undefined) assets.push('abstract');
  if (paper.DOI !== undefined) assets.push('doi');
  return assets;
}

function isPdf(address: string): boolean {
  return /^[^?#]*\.pdf(?:[?#]|$)/i.test(address);
}

/** Words and hyphenated words: `author:chen-lin` finds the parts, `author:chenlin` the whole. */
export function facetWords(text: string): string[] {
  const { tokens, compounds } = analyze(text);
  return [...tokens, ...compounds].map(({ word }) => word);
}

/** Whether a paper with these facets keeps within the restriction. */
export function facetHolds(facets: Facets, restriction: PropertyRestriction): boolean {
  switch (restriction.field) {
    case 'author':
    case 'venue':
    case 'topic':
    case 'collection':
      return facets[restriction.field].some((words) => wordsMatch(restriction, words));
    case 'year':
      return yearMatches(restriction, facets.year);
    case 'cat':
      return categoryMatches(restriction.category, facets.categories);
    case 'key':
      return facets.keys.some((key) => keyMatches(restriction, key));
    case 'has':
      return facets.has.includes(restriction.asset);
  }
}

/** Whether the restriction is one on marks, which no engine knows of. */
export function isOnMarks(restriction: FacetRestriction): restriction is MarkRestriction {
  const { field } = restriction;
  return (
    field === 'is' ||
    field === 'tag' ||
    field === 'rating' ||
    (field === 'has' && restriction.asset === 'note')
  );
}

/** Whether a paper with these marks keeps within the restriction. */
export function marksHold(marks: PaperMarks | undefined, restriction: MarkRestriction): boolean {
  switch (restriction.field) {
    case 'tag':
      return marks?.tags.some((tag) => wordsMatch(restriction, facetWords(tag))) ?? false;
    case 'rating':
      return inRange(restriction, marks?.rating);
    case 'has':
      return marks?.note !== undefined;
    case 'is':
      switch (restriction.mark) {
        case 'read':
          return marks?.read === true;
        case 'unread':
          return marks?.read !== true;
        case 'starred':
          return marks?.starred === true;
      }
  }
}

/** Whether one author, venue, topic, collection or tag of these words (see {@link facetWords}) is asked for. */
export function wordsMatch(
  { words, unfinished }: Pick<WordsRestriction, 'words' | 'unfinished'>,
  value: readonly string[],
): boolean {
  return words.every((word, index) =>
    unfinished && index === words.length - 1
      ? value.some((each) => each.startsWith(word))
      : value.includes(word),
  );
}

/** Whether a year is in the range; one that is not known is in none. */
export function yearMatches(range: YearRestriction, year: number | undefined): boolean {
  return inRange(range, year);
}

function inRange({ from, to }: YearRange, value: number | undefined): boolean {
  return value !== undefined && from <= value && value <= to;
}

/** Whether one of the folded categories is the one asked for or within that archive. */
export function categoryMatches(asked: string, categories: readonly string[]): boolean {
  return categories.some((category) => category === asked || category.startsWith(`${asked}.`));
}

/** Whether a folded citekey is the one asked for, or may become it as one types on. */
export function keyMatches(
  { key, unfinished }: { readonly key: string; readonly unfinished: boolean },
  citekey: string,
): boolean {
  return unfinished ? citekey.startsWith(key) : citekey === key;
}
