import { searchFields, type SearchField, type TermMatch } from '../papers/library';
import {
  alternativesOf,
  type ExpandedQuery,
  type Expansion,
  type PhraseUnit,
  type SimpleUnit,
  type TermsUnit,
  type Unit,
} from './expansion';
import { fieldOf, type IndexedText } from './indexedText';

/**
 * The one ranking of all engines: BM25F (S. Robertson, H. Zaragoza, M. Taylor, Simple BM25 extension to multiple
 * weighted fields, 2004), where term frequencies are weighted by field and summed up before they saturate; on top of
 * it bounded bonuses for what a person means by a hit: the title itself, words next to each other, an identifier.
 */

/** A paper as the ranking sees it. */
export interface Candidate {
  readonly id: string;
  /** Later is larger; 0 where the date is not known. */
  readonly date: number;
  /** Its indexed texts, together all of its fields, no field in two of them. */
  readonly texts: readonly IndexedText[];
  /** The folded words of the title, in order. */
  readonly titleWords: readonly string[];
}

export interface CollectionStatistics {
  /** Number of papers. */
  readonly papers: number;
  readonly papersWith: (term: string) => number;
  /** Average number of terms in the field over all papers. */
  averageLength(field: SearchField): number;
}

export interface Ranked<C extends Candidate> {
  readonly candidate: C;
  readonly score: number;
  /** Whether the paper has all units that are required. */
  readonly complete: boolean;
}

/** Saturation of term frequency and strength of length normalisation, as is customary for BM25. */
const k1 = 1.2;
const b = 0.75;

interface FieldWeight {
  readonly weight: number;
  /** Names and identifiers do not say less for being long. */
  readonly lengthNormalisation: number;
}

const fieldWeights: Readonly<Record<SearchField, FieldWeight>> = {
  title: { weight: 2, lengthNormalisation: b },
  abstract: { weight: 1, lengthNormalisation: b },
  author: { weight: 2, lengthNormalisation: 0 },
  venue: { weight: 0.5, lengthNormalisation: 0 },
  year: { weight: 1, lengthNormalisation: 0 },
  arxivId: { weight: 1, lengthNormalisation: 0 },
  doi: { weight: 0.5, lengthNormalisation: 0 },
  citekey: { weight: 0.5, lengthNormalisation: 0 },
  topic: { weight: 0.5, lengthNormalisation: 0 },
  categories: { weight: 0.5, lengthNormalisation: 0 },
  keywords: { weight: 1, lengthNormalisation: 0 },
};

/** Bonuses, as shares of the highest score that the words of the query could bring by themselves. */
const wholeTitle = 1;
const titleBeginning = 0.25;
const namesThePaper = 1;
/** For having all of several words, wherever. */
const allWords = 0.1;
/** For having all of several words in the title. */
const allInTitle = 0.2;
/** Share of the lighter word's weight that two words in their order, next to each other, bring. */
const neighbours = 0.1;

/** Orders candidates: by score, then the newer first, then by id. Candidates that match nothing are left out. */
export function rank<C extends Candidate>(
  query: ExpandedQuery,
  candidates: Iterable<C>,
  statistics: CollectionStatistics,
): Ranked<C>[] {
  const score = createScorer(query, statistics);
  const ranked: Ranked<C>[] = [];
  for (const candidate of candidates) {
    const result = score(candidate);
    if (result) ranked.push({ candidate, ...result });
  }
  return ranked.sort((a, b) => b.score - a.score || newestFirst(a.candidate, b.candidate));
}

/** The order of papers that nothing else tells apart. */
export function newestFirst(a: Candidate, b: Candidate): number {
  return b.date - a.date || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** What of a query was found in a paper. */
export interface Explanation {
  readonly matches: readonly TermMatch[];
  /** Term → where it was found as part of the query, as occurrences. */
  readonly occurrences: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Says which words of the query a paper has, and where. */
export function explain({ units }: ExpandedQuery, candidate: Candidate): Explanation {
  const matches: TermMatch[] = [];
  const found = new Map<string, Set<number>>();
  for (const unit of units.flatMap(alternativesOf)) {
    const fields = new Set<number>();
    let how: TermMatch['how'] | undefined;
    for (const [term, occurrences, expansion] of unitOccurrences(unit, candidate)) {
      let known = found.get(term);
      if (!known) found.set(term, (known = new Set()));
      for (const occurrence of occurrences) {
        known.add(occurrence);
        fields.add(fieldOf(occurrence));
      }
      how = how === undefined || expansion === 'exact' ? expansion : how;
    }
    if (how === undefined) continue;
    matches.push({
      word: unit.text,
      fields: searchFields.filter((_, field) => fields.has(field)),
      how,
    });
  }
  return { matches, occurrences: found };
}

/** Whether a paper has the unit. */
export function hasUnit(unit: SimpleUnit, candidate: Pick<Candidate, 'texts'>): boolean {
  return unitOccurrences(unit, candidate).next().done === false;
}

function* unitOccurrences(
  unit: SimpleUnit,
  candidate: Pick<Candidate, 'texts'>,
): Generator<readonly [term: string, occurrences: readonly number[], how: Expansion['how']]> {
  for (const text of candidate.texts) {
    if (unit.kind === 'phrase') {
      const starts = phraseStarts(unit, text);
      if (starts.length === 0) continue;
      for (const { term, offset } of unit.slots) {
        yield [term, starts.map((start) => start + offset), 'exact'];
      }
      continue;
    }
    for (const [term, expansion] of termsIn(unit, text)) {
      const occurrences = inFields(unit, expansion, text.terms.get(term) ?? []);
      if (occurrences.length > 0) yield [term, occurrences, expansion.how];
    }
  }
}

/** The terms of a unit that the text has, found from whichever side has fewer. */
function* termsIn(unit: TermsUnit, text: IndexedText): Generator<readonly [string, Expansion]> {
  if (unit.terms.size <= text.terms.size) {
    for (const entry of unit.terms) if (text.terms.has(entry[0])) yield entry;
    return;
  }
  for (const term of text.terms.keys()) {
    const expansion = unit.terms.get(term);
    if (expansion) yield [term, expansion];
  }
}

function inFields(
  unit: TermsUnit,
  { how }: Expansion,
  occurrences: readonly number[],
): readonly number[] {
  const kept = inOneOf(unit.fields, occurrences);
  return how === 'exact' ? kept : inOneOf(unit.expandedFields, kept);
}

function inOneOf(
  fields: readonly SearchField[] | undefined,
  occurrences: readonly number[],
): readonly number[] {
  if (!fields) return occurrences;
  return occurrences.filter((occurrence) =>
    fields.some((field) => field === fieldName(occurrence)),
  );
}

function fieldName(occurrence: number): SearchField | undefined {
  return searchFields[fieldOf(occurrence)];
}

function phraseStarts({ slots, fields }: PhraseUnit, { terms }: IndexedText): readonly number[] {
  const [first, ...rest] = slots.map(({ term, offset }) => ({ offset, at: terms.get(term) }));
  if (!first?.at) return [];
  const sets = rest.map(({ offset, at }) => ({ offset, at: new Set(at) }));
  return inOneOf(fields, first.at).filter((start) =>
    sets.every(({ offset, at }) => at.has(start + offset)),
  );
}

type Scorer = (candidate: Candidate) => { score: number; complete: boolean } | undefined;

function createScorer(query: ExpandedQuery, statistics: CollectionStatistics): Scorer {
  const units = query.units.map((unit) => weigh(unit, statistics));
  const highest = units.reduce((sum, { idf }) => sum + idf, 0);
  const lengthFactors = createLengthFactors(statistics);

  return (candidate) => {
    let score = 0;
    let matched = 0;
    let complete = true;
    let named = false;
    let inTitle = true;
    let before: { readonly idf: number; readonly at: readonly number[] } | undefined;
    const factors = candidate.texts.map((text) => lengthFactors(text.lengths));

    for (const weighed of units) {
      const { unit, idf } = weighed;
      const { value, at, identifier } = unitScore(weighed, candidate, factors);
      if (value > 0) matched += 1;
      else if (unit.required) complete = false;
      score += value;
      named ||= identifier;
      inTitle &&= at.some((occurrence) => fieldName(occurrence) === 'title');
      if (before && adjacent(before.at, at)) score += neighbours * Math.min(before.idf, idf);
      before = { idf, at };
    }
    if (matched === 0) return undefined;

    if (complete && units.length > 1) score += allWords * highest;
    if (inTitle && units.length > 1) score += allInTitle * highest;
    if (named) score += namesThePaper * highest;
    const title = titleMatch(query, candidate.titleWords);
    if (title === 'whole') score += wholeTitle * highest;
    else if (title === 'beginning') score += titleBeginning * highest;
    return { score, complete };
  };
}

interface UnitScore {
  readonly value: number;
  /** Occurrences of the term that brought it, or of the first word of the phrase. */
  readonly at: readonly number[];
  readonly identifier: boolean;
}

/** What a unit brings a paper: the best of the terms it may stand for. */
function unitScore(
  { alternatives }: WeighedUnit,
  { texts }: Candidate,
  factors: readonly (readonly number[])[],
): UnitScore {
  let best: UnitScore = { value: 0, at: [], identifier: false };
  for (const { unit, idf, expansionIdf } of alternatives) {
    texts.forEach((text, index) => {
      const factor = factors[index] ?? [];
      if (unit.kind === 'phrase') {
        const at = phraseStarts(unit, text);
        const value = idf * saturated(at, factor);
        if (value > best.value) best = { value, at, identifier: false };
        return;
      }
      for (const [term, expansion] of termsIn(unit, text)) {
        const at = inFields(unit, expansion, text.terms.get(term) ?? []);
        const weight = expansion.weight * (expansion.how === 'exact' ? idf : expansionIdf);
        const value = weight * saturated(at, factor);
        const identifier = best.identifier || expansion.identifier;
        if (value > best.value) best = { value, at, identifier };
      }
    });
  }
  return best;
}

interface WeighedUnit {
  readonly unit: Unit;
  readonly alternatives: readonly WeighedAlternative[];
  /** The highest of its alternatives. */
  readonly idf: number;
}

interface WeighedAlternative {
  readonly unit: SimpleUnit;
  readonly idf: number;
  /** Of all that the word may stand for taken together, which is as frequent as its parts are. */
  readonly expansionIdf: number;
}

function weigh(unit: Unit, statistics: CollectionStatistics): WeighedUnit {
  const alternatives = alternativesOf(unit).map((each) => weighAlternative(each, statistics));
  return { unit, alternatives, idf: Math.max(0, ...alternatives.map(({ idf }) => idf)) };
}

function weighAlternative(
  unit: SimpleUnit,
  { papers, papersWith }: CollectionStatistics,
): WeighedAlternative {
  const idf = (frequency: number) => {
    const bounded = Math.min(frequency, papers);
    return Math.log(1 + (papers - bounded + 0.5) / (bounded + 0.5));
  };
  if (unit.kind === 'phrase') {
    const sum = unit.slots.reduce((total, { term }) => total + idf(papersWith(term)), 0);
    return { unit, idf: sum, expansionIdf: sum };
  }
  let exactly = 0;
  let expanded = 0;
  for (const [term, { how }] of unit.terms) {
    if (how === 'exact') exactly = Math.max(exactly, papersWith(term));
    else expanded += papersWith(term);
  }
  const expansionIdf = idf(expanded);
  return exactly > 0
    ? { unit, idf: idf(exactly), expansionIdf: Math.min(expansionIdf, idf(exactly)) }
    : { unit, idf: expansionIdf, expansionIdf };
}

/** Per field, what an occurrence in a text of these lengths counts. */
function createLengthFactors(statistics: CollectionStatistics) {
  const averages = searchFields.map((field) => statistics.averageLength(field));
  return (lengths: readonly number[]): readonly number[] =>
    searchFields.map((field, number) => {
      const { weight, lengthNormalisation } = fieldWeights[field];
      const average = averages[number] ?? 0;
      if (lengthNormalisation === 0 || average === 0) return weight;
      const relative = (lengths[number] ?? 0) / average;
      return weight / (1 - lengthNormalisation + lengthNormalisation * relative);
    });
}

function saturated(occurrences: readonly number[], factors: readonly number[]): number {
  let frequency = 0;
  for (const occurrence of occurrences) frequency += factors[fieldOf(occurrence)] ?? 0;
  return frequency / (k1 + frequency);
}

/** Whether an occurrence of the one stands right before one of the other; both are ascending. */
function adjacent(first: readonly number[], second: readonly number[]): boolean {
  let next = 0;
  for (const at of first) {
    while ((second[next] ?? Infinity) <= at) next += 1;
    if (second[next] === at + 1) return true;
  }
  return false;
}

/** Whether the query is the title, or how it begins. */
function titleMatch(
  { literal, literalUnfinished }: ExpandedQuery,
  title: readonly string[],
): 'whole' | 'beginning' | undefined {
  const last = literal.length - 1;
  if (last < 0 || title.length <= last) return undefined;
  for (let index = 0; index < last; index++) {
    if (literal[index] !== title[index]) return undefined;
  }
  const typed = literal[last] ?? '';
  const word = title[last] ?? '';
  if (typed === word && title.length === literal.length) return 'whole';
  return typed === word || (literalUnfinished && word.startsWith(typed)) ? 'beginning' : undefined;
}
