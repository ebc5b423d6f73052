import type { SearchField } from '../papers/library';

/**
 * The one ranking of all engines: BM25F (S. Robertson, H. Zaragoza, M. Taylor, Simple BM25 extension to multiple
 * weighted fields, 2004), where term frequencies are weighted by field and summed up before they saturate; on top of
 * it bounded bonuses for what a person means by a hit: the title itself, words next to each other, an identifier.
 */

/** Saturation of term frequency and strength of length normalisation, as is customary for BM25. */
export const k1 = 1.2;
export const b = 0.75;

interface FieldWeight {
  readonly weight: number;
}

/**
 * What an occurrence in a field weighs. Only title and abstract are normalised by length: names and identifiers do
 * not say less for being long. What the fields weigh that share a count is in `fieldCounts.ts`.
 */
export const fieldWeights: Readonly<
  Record<Exclude<SearchField, 'year' | 'arxivId' | 'doi' | 'citekey' | 'categories'>, FieldWeight>
> = {
  title: { weight: 2 },
  abstract: { weight: 1 },
  author: { weight: 2 },
  venue: { weight: 0.5 },
  topic: { weight: 0.5 },
  keywords: { weight: 1 },
};

/*
 * Bonuses, as shares of the highest score that the words of the query could bring by themselves.
 */

export const wholeTitle = 1;
export const titleBeginning = 0.25;
export const namesThePaper = 1;
/** For having all of several words, wherever. */
export const allWords = 0.1;
/** For having all of several words in the title. */
export const allInTitle = 0.2;
/** Share of the lighter word's weight that two words in their order, next to each other, bring. */
export const neighbours = 0.1;

/** How much a term tells that so many of all papers have. */
export function bm25Idf(papers: number, papersWith: number): number {
  const bounded = Math.min(papersWith, papers);
  return Math.log(1 + (papers - bounded + 0.5) / (bounded + 0.5));
}
