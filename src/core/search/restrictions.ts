import type { LibraryPaper } from '../papers/paper';
import { analyze, foldIdentifier } from './analyzer';
import { nameText } from './indexedText';
import type { Restriction } from './queryLanguage';

/** What restrictions such as `author:` are held against, read from a paper once. */
export interface Facets {
  /** Folded words of each author. */
  readonly author: readonly (readonly string[])[];
  readonly venue: readonly (readonly string[])[];
  readonly topic: readonly (readonly string[])[];
  readonly categories: readonly string[];
  readonly year: number | undefined;
}

export function facetsOf(paper: LibraryPaper): Facets {
  return {
    author: paper.author.map((name) => facetWords(nameText(name))),
    venue: [facetWords(paper['container-title'] ?? '')],
    topic: [facetWords(paper.topic)],
    categories: (paper.categories ?? []).map(foldIdentifier),
    year: paper.issued?.year,
  };
}

/** Whether a paper keeps within all of the restrictions. */
export function satisfies(facets: Facets, restrictions: readonly Restriction[]): boolean {
  return restrictions.every((restriction) => {
    switch (restriction.field) {
      case 'year': {
        const { year } = facets;
        return year !== undefined && restriction.from <= year && year <= restriction.to;
      }
      case 'cat':
        return facets.categories.some(
          (category) =>
            category === restriction.category || category.startsWith(`${restriction.category}.`),
        );
      default: {
        const { field, words, unfinished } = restriction;
        return facets[field].some((value) =>
          words.every((word, index) =>
            unfinished && index === words.length - 1
              ? value.some((each) => each.startsWith(word))
              : value.includes(word),
          ),
        );
      }
    }
  });
}

/** Words and hyphenated words: `author:chen-lin` finds the parts, `author:chenlin` the whole. */
function facetWords(text: string): string[] {
  const { tokens, compounds } = analyze(text);
  return [...tokens, ...compounds].map(({ word }) => word);
}
