import {
  alternativesOf,
  type PhraseUnit,
  type SimpleUnit,
  type TermsUnit,
  type Unit,
} from './expandedQuery';
import { maskOf } from './fieldCounts';
import type { Postings } from './postings';
import { bm25Idf } from './ranking';
import type { SearchIndex } from './searchIndex';

/** A term of a unit, with all that scoring needs of it. */
export interface WeighedTerm {
  readonly term: string;
  readonly postings: Postings;
  readonly weight: number;
  /** See {@link maskOf}. */
  readonly mask: number;
  readonly identifier: boolean;
  /** Topics that have the term in their label. */
  readonly topics: readonly number[];
}

/** A unit of the query with what it is worth in this library. */
export interface WeighedUnit {
  readonly unit: Unit;
  /** The highest of its alternatives. */
  readonly idf: number;
  readonly alternatives: readonly WeighedAlternative[];
}

export interface WeighedAlternative {
  readonly unit: SimpleUnit;
  readonly idf: number;
  /** None for a phrase. */
  readonly terms: readonly WeighedTerm[];
}

export function weigh(unit: Unit, index: SearchIndex): WeighedUnit {
  const alternatives = alternativesOf(unit).map((each) =>
    each.kind === 'phrase' ? weighPhrase(each, index) : weighTerms(each, index),
  );
  return { unit, idf: Math.max(0, ...alternatives.map(({ idf }) => idf)), alternatives };
}

function weighPhrase(unit: PhraseUnit, index: SearchIndex): WeighedAlternative {
  const idf = unit.slots.reduce(
    (sum, { term }) => sum + bm25Idf(index.papers, index.papersWith(term)),
    0,
  );
  const { insteadOf } = unit;
  if (insteadOf === undefined) return { unit, idf, terms: [] };
  const most = bm25Idf(index.papers, index.papersWith(insteadOf));
  return { unit, idf: Math.min(idf, most), terms: [] };
}

export function weighTerms(unit: TermsUnit, index: SearchIndex): WeighedAlternative {
  let exactly = 0;
  let expanded = 0;
  for (const [term, { how }] of unit.terms) {
    if (how === 'exact') exactly = Math.max(exactly, index.papersWith(term));
    else expanded += index.papersWith(term);
  }
  // What a word may stand for, taken together, is as frequent as its parts are.
  const expandedIdf = bm25Idf(index.papers, expanded);
  const idf = exactly > 0 ? bm25Idf(index.papers, exactly) : expandedIdf;
  const { fields } = unit;
  const terms = [...unit.terms].map(([term, expansion]): WeighedTerm => ({
    term,
    postings: index.postings(term),
    weight: expansion.weight * (expansion.how === 'exact' ? idf : Math.min(idf, expandedIdf)),
    mask: fields ? maskOf(fields) : -1,
    identifier: expansion.identifier,
    topics: !fields || fields.includes('topic') ? index.topicsWith(term) : [],
  }));
  return { unit, idf, terms };
}
