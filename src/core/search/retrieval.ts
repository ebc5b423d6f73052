import { stem } from './analyzer';
import type { Signal } from '../papers/library';
import {
  alternativesOf,
  type ExpandedQuery,
  type PhraseUnit,
  type SimpleUnit,
  type TermsUnit,
  type Unit,
} from './expandedQuery';
import { createFeedback, type ScoredSlot } from './feedback';
import { abstractCount, authorCount, maskOf, otherCount, titleCount } from './fieldCounts';
import { createFieldFrequency, lengthFactor } from './fieldFrequency';
import type { Postings } from './postings';
import {
  allInTitle,
  allWords,
  bm25Idf,
  fieldWeights,
  k1,
  namesThePaper,
  neighbours,
  titleBeginning,
  wholeTitle,
} from './ranking';
import { gapTerm, sequenceFields, type SearchIndex, type Sequence } from './searchIndex';

/**
 * The one way to answer a query on every engine. First every paper that holds a word of it is scored from postings
 * alone: BM25F, and the bonuses that postings can tell. Then the best few hundred are looked at more closely, for what
 * only the order of their words tells.
 */
export interface SearchResult {
  /** The slots of the best papers in their order, as many as were asked for. */
  readonly slots: readonly number[];
  /** The scores of `slots`. */
  readonly scores: readonly number[];
  /** What speaks for each of `slots`. */
  readonly signals: readonly (readonly Signal[])[];
  /** All slots that match, in no order. */
  readonly matching: Int32Array;
}

interface BestOptions {
  /** What the words of the query could bring at most. */
  readonly highest: number;
  readonly required: number;
  readonly depth: number;
  readonly isPoor: boolean;
}

export interface SearchOptions {
  /** See {@link Query.match}. */
  readonly match: 'any' | 'all';
  /** 1 for each slot that may be found, 0 for the others and for empty ones. */
  readonly admitted: Uint8Array;
  /** How many papers are wanted, best first. */
  readonly depth: number;
}

/** How many of the best are looked at closely, and how many where the query is poor. */
const closeLook = 100;
const closeLookIfPoor = 300;
/** A query is poor that fewer papers answer with all of its words; of fewer hits in all nothing can be learnt. */
const manyComplete = 10;
const leastHits = 3;
/** Units beyond this many are not looked at for neighbours: nobody types such a query. */
const mostUnits = 30;

/** Makes a function that searches an index. It keeps its working memory between searches. */
export function createSearch(
  index: SearchIndex,
): (query: ExpandedQuery, options: SearchOptions) => SearchResult {
  const scores = new Scores(index.slots);
  const unitScores = new Scores(index.slots);

  return (query, { match, admitted, depth }) => {
    const units = query.units.map((unit) => weigh(unit, index));
    if (units.length === 0) return newest(index, admitted, depth);
    const highest = units.reduce((sum, { idf }) => sum + idf, 0);

    let complete = false;
    if (match === 'all' && units.length > 1) {
      complete = scoreAll(units, admitted);
    }
    if (!complete) scoreAny(units, admitted);
    const required = units.filter(({ unit }) => unit.required).length;
    if (match === 'all' && !complete) complete = keepComplete(required);
    const answers = addBonuses(units.length, required, highest);
    const isPoor = units.length > 1 && answers < manyComplete && scores.length >= leastHits;
    const result = best(query, units, { highest, required, depth, isPoor });
    scores.clear();
    return result;
  };

  /** Scores the papers that have all required units; tells whether there are any. */
  function scoreAll(units: readonly WeighedUnit[], admitted: Uint8Array): boolean {
    const required = units.filter(({ unit }) => unit.required);
    // The rarest first: it leaves the least to do for the others.
    required.sort((a, b) => b.idf - a.idf);
    let has = 0;
    for (const each of required) {
      collect(each, admitted, has);
      if (!addUnit()) {
        scores.clear();
        return false;
      }
      has += 1;
      scores.keep((slot) => scores.units[slot] === has);
    }
    for (const each of units) {
      if (each.unit.required) continue;
      collect(each, admitted, 1);
      addUnit();
    }
    return scores.length > 0;
  }

  function scoreAny(units: readonly WeighedUnit[], admitted: Uint8Array): void {
    for (const each of units) {
      collect(each, admitted, 0);
      addUnit();
    }
  }

  /** Leaves the papers that have all required units, if there are any, and tells whether. */
  function keepComplete(required: number): boolean {
    let any = false;
    for (let at = 0; at < scores.length && !any; at++) {
      any = (scores.required[scores.slots[at] ?? 0] ?? 0) === required;
    }
    if (any) scores.keep((slot) => scores.required[slot] === required);
    return any;
  }

  /** Adds what the unit at hand brings each paper; tells whether it brings anything. */
  function addUnit(): boolean {
    const found = unitScores.length > 0;
    for (let at = 0; at < unitScores.length; at++) {
      const slot = unitScores.slots[at] ?? 0;
      scores.add(slot, unitScores.value[slot] ?? 0, unitScores.flags[slot] ?? 0);
    }
    unitScores.clear();
    return found;
  }

  /** Finds out what a unit brings each paper: the best of the terms it may stand for. */
  function collect({ unit, alternatives }: WeighedUnit, admitted: Uint8Array, has: number): void {
    const flags = unit.required ? requiredFlag : 0;
    for (const { unit: each, terms, idf } of alternatives) {
      if (each.kind === 'phrase') collectPhrase(each, idf, admitted, has, flags);
      else for (const term of terms) collectTerm(term, admitted, has, flags);
    }
  }

  function collectTerm(
    { postings, weight, mask, identifier, topics }: WeighedTerm,
    admitted: Uint8Array,
    has: number,
    unitFlags: number,
  ): void {
    const { length, slots, counts } = postings;
    const { titleLength, abstractLength, topic } = index.columns;
    const title = lengthFactor('title', index.averageLength.title);
    const abstract = lengthFactor('abstract', index.averageLength.abstract);
    const author = fieldWeights.author.weight;
    for (let at = 0; at < length; at++) {
      const slot = slots[at] ?? 0;
      if (admitted[slot] === 0 || (has > 0 && scores.units[slot] !== has)) continue;
      const count = (counts[at] ?? 0) & mask;
      const inTitle = titleCount(count);
      const inAbstract = abstractCount(count);
      let frequency = otherCount(count) / 2 + author * authorCount(count);
      if (inAbstract > 0) {
        frequency +=
          (inAbstract * abstract.weight) /
          (abstract.base + abstract.perTerm * (abstractLength[slot] ?? 0));
      }
      if (inTitle > 0) {
        frequency +=
          (inTitle * title.weight) / (title.base + title.perTerm * (titleLength[slot] ?? 0));
      }
      if (frequency === 0) continue;
      unitScores.raise(
        slot,
        (weight * frequency) / (k1 + frequency),
        unitFlags | (inTitle > 0 ? titleFlag : 0) | (identifier ? identifierFlag : 0),
      );
    }
    if (topics.length === 0) return;
    const frequency = fieldWeights.topic.weight;
    const value = (weight * frequency) / (k1 + frequency);
    for (let slot = 0; slot < index.slots; slot++) {
      if (admitted[slot] === 0 || (has > 0 && scores.units[slot] !== has)) continue;
      if (topics.includes(topic[slot] ?? -1)) unitScores.raise(slot, value, unitFlags);
    }
  }

  function collectPhrase(
    unit: PhraseUnit,
    idf: number,
    admitted: Uint8Array,
    has: number,
    flags: number,
  ): void {
    const may = (slot: number) => admitted[slot] === 1 && (has === 0 || scores.units[slot] === has);
    for (const { slot, frequency, inTitle } of phraseHits(unit, index, may)) {
      const value = (idf * frequency) / (k1 + frequency);
      unitScores.raise(slot, value, flags | (inTitle ? titleFlag : 0));
    }
  }

  /** Tells how many papers have all of the words; those that an identifier names count as many. */
  function addBonuses(units: number, required: number, highest: number): number {
    let answers = 0;
    for (let at = 0; at < scores.length; at++) {
      const slot = scores.slots[at] ?? 0;
      let bonus = 0;
      if (units > 1) {
        if (scores.required[slot] === required) {
          bonus += allWords;
          answers += 1;
        }
        if (scores.titles[slot] === units) bonus += allInTitle;
      }
      if (scores.flags[slot] !== 0) {
        bonus += namesThePaper;
        answers += manyComplete;
      }
      scores.value[slot] = (scores.value[slot] ?? 0) + bonus * highest;
    }
    return answers;
  }

  function best(
    query: ExpandedQuery,
    units: readonly WeighedUnit[],
    { highest, required, depth, isPoor }: BestOptions,
  ): SearchResult {
    const matching = scores.slots.slice(0, scores.length);
    const begins = beginningOf(query, units, index);
    const { newest } = index.columns;
    // Where a title begins as the query does, the paper gets its closer look.
    const first = begins
      ? (slot: number) => (scores.value[slot] ?? 0) + (begins(slot) ? titleBeginning * highest : 0)
      : (slot: number) => scores.value[slot] ?? 0;
    const closely = isPoor ? closeLookIfPoor : closeLook;
    const top = topOf(matching, Math.max(depth, closely), first, newest);
    const look = createCloseLook(query, units, { highest, begins }, index);
    let looked = top.slice(0, closely).map((slot): LookedSlot => {
      const { bonus, signals } = look(slot);
      const score = (scores.value[slot] ?? 0) + bonus;
      return { slot, score, signals: [...signalsOf(slot, units.length, required), ...signals] };
    });
    const order = (a: ScoredSlot, b: ScoredSlot) =>
      b.score - a.score || (newest[a.slot] ?? 0) - (newest[b.slot] ?? 0);
    looked.sort(order);
    if (isPoor && !looked.some(({ signals }) => signals.includes('wholeTitle'))) {
      const feedback = createFeedback(looked, index);
      looked = looked.map(({ slot, score, signals }) => {
        const more = feedback(slot);
        return more > 0
          ? { slot, score: score + more, signals: [...signals, 'feedback'] }
          : { slot, score, signals };
      });
      looked.sort(order);
    }
    // Those further down stay there.
    const lowest = looked.at(-1)?.score ?? 0;
    const rest = top.slice(closely).map((slot): LookedSlot => ({
      slot,
      score: Math.min(scores.value[slot] ?? 0, lowest),
      signals: [],
    }));
    const all = [...looked, ...rest].slice(0, depth);
    return {
      slots: all.map(({ slot }) => slot),
      scores: all.map(({ score }) => score),
      signals: all.map(({ signals }) => signals),
      matching,
    };
  }

  /** What postings alone tell of a paper. */
  function signalsOf(slot: number, units: number, required: number): Signal[] {
    const signals: Signal[] = [];
    if (scores.flags[slot] !== 0) signals.push('identifier');
    if (units > 1 && scores.required[slot] === required) signals.push('allWords');
    if (units > 1 && scores.titles[slot] === units) signals.push('allInTitle');
    return signals;
  }
}

interface LookedSlot extends ScoredSlot {
  readonly signals: readonly Signal[];
}

const titleFlag = 1;
const identifierFlag = 2;
const requiredFlag = 4;

/** Scores of papers by slot. Memory of the size of the library, cleared where it was touched only. */
class Scores {
  readonly value: Float64Array;
  readonly flags: Uint8Array;
  /** How many units a paper has; how many of them are required; how many it has in its title. */
  readonly units: Uint8Array;
  readonly required: Uint8Array;
  readonly titles: Uint8Array;
  readonly slots: Int32Array;
  length = 0;

  constructor(size: number) {
    this.value = new Float64Array(size);
    this.flags = new Uint8Array(size);
    this.units = new Uint8Array(size);
    this.required = new Uint8Array(size);
    this.titles = new Uint8Array(size);
    this.slots = new Int32Array(size);
  }

  /** Adds a unit that a paper has. */
  add(slot: number, value: number, flags: number): void {
    if (this.units[slot] === 0) this.slots[this.length++] = slot;
    this.value[slot] = (this.value[slot] ?? 0) + value;
    this.units[slot] = (this.units[slot] ?? 0) + 1;
    if (flags & requiredFlag) this.required[slot] = (this.required[slot] ?? 0) + 1;
    if (flags & titleFlag) this.titles[slot] = (this.titles[slot] ?? 0) + 1;
    if (flags & identifierFlag) this.flags[slot] = 1;
  }

  /** Keeps the better of two values for the same unit; that it is an identifier is never forgotten. */
  raise(slot: number, value: number, flags: number): void {
    const known = this.value[slot] ?? 0;
    if (this.units[slot] === 0) {
      this.slots[this.length++] = slot;
      this.units[slot] = 1;
    }
    const kept = (this.flags[slot] ?? 0) & identifierFlag;
    if (value > known) {
      this.value[slot] = value;
      this.flags[slot] = flags | kept;
    } else {
      this.flags[slot] = (this.flags[slot] ?? 0) | (flags & identifierFlag);
    }
  }

  keep(test: (slot: number) => boolean): void {
    let kept = 0;
    for (let at = 0; at < this.length; at++) {
      const slot = this.slots[at] ?? 0;
      if (test(slot)) this.slots[kept++] = slot;
      else this.forget(slot);
    }
    this.length = kept;
  }

  clear(): void {
    for (let at = 0; at < this.length; at++) this.forget(this.slots[at] ?? 0);
    this.length = 0;
  }

  private forget(slot: number): void {
    this.value[slot] = 0;
    this.flags[slot] = 0;
    this.units[slot] = 0;
    this.required[slot] = 0;
    this.titles[slot] = 0;
  }
}

interface WeighedTerm {
  readonly term: string;
  readonly postings: Postings;
  readonly weight: number;
  /** See {@link maskOf}. */
  readonly mask: number;
  readonly identifier: boolean;
  /** Topics that have the term in their label. */
  readonly topics: readonly number[];
}

interface WeighedUnit {
  readonly unit: Unit;
  /** The highest of its alternatives. */
  readonly idf: number;
  readonly alternatives: readonly WeighedAlternative[];
}

interface WeighedAlternative {
  readonly unit: SimpleUnit;
  readonly idf: number;
  /** None for a phrase. */
  readonly terms: readonly WeighedTerm[];
}

function weigh(unit: Unit, index: SearchIndex): WeighedUnit {
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

function weighTerms(unit: TermsUnit, index: SearchIndex): WeighedAlternative {
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

interface PhraseHit {
  readonly slot: number;
  /** Weighted by field, as BM25F counts. */
  readonly frequency: number;
  readonly inTitle: boolean;
}

/** The papers that have the words of a phrase at their distances. */
export function* phraseHits(
  { slots: words, fields }: PhraseUnit,
  index: SearchIndex,
  may: (slot: number) => boolean,
): Generator<PhraseHit> {
  const numbers = words.map(({ term, offset }) => ({ number: index.termNumber(term), offset }));
  const [first] = numbers;
  if (!first || numbers.some(({ number }) => number < 0)) return;
  const frequencyIn = createFieldFrequency(index);
  for (const slot of holdersOfAll(words.map(({ term }) => index.postings(term)))) {
    if (!may(slot)) continue;
    let frequency = 0;
    let inTitle = false;
    forEachStart(index.sequence(slot), numbers, (field) => {
      if (fields && !fields.includes(field)) return;
      inTitle ||= field === 'title';
      frequency +=
        field === 'title' || field === 'abstract'
          ? frequencyIn(field, slot)
          : fieldWeights[field].weight;
    });
    if (frequency > 0) yield { slot, frequency, inTitle };
  }
}

function forEachStart(
  { terms, ends }: Sequence,
  words: readonly { readonly number: number; readonly offset: number }[],
  found: (field: (typeof sequenceFields)[number]) => void,
): void {
  const [first] = words;
  if (!first) return;
  let start = 0;
  sequenceFields.forEach((field, number) => {
    const end = ends[number] ?? start;
    for (let at = start; at < end; at++) {
      if (terms[at] !== first.number) continue;
      if (words.every(({ number, offset }) => at + offset < end && terms[at + offset] === number)) {
        found(field);
      }
    }
    start = end;
  });
}

/** The slots that are in all of these postings. */
function holdersOfAll(all: readonly Postings[]): number[] {
  const [rarest, ...others] = [...all].sort((a, b) => a.length - b.length);
  if (!rarest) return [];
  let slots = Array.from({ length: rarest.length }, (_, at) => rarest.slots[at] ?? 0);
  for (const { slots: others_, length } of others) {
    let at = 0;
    slots = slots.filter((slot) => {
      while (at < length && (others_[at] ?? 0) < slot) at += 1;
      return at < length && others_[at] === slot;
    });
  }
  return slots;
}

/** Marks (with 1) the papers that have a unit. */
export function markUnit(unit: SimpleUnit, index: SearchIndex, marks: Uint8Array): void {
  if (unit.kind === 'phrase') {
    for (const { slot } of phraseHits(unit, index, () => true)) marks[slot] = 1;
    return;
  }
  for (const { postings, mask, topics } of weighTerms(unit, index).terms) {
    for (let at = 0; at < postings.length; at++) {
      if (((postings.counts[at] ?? 0) & mask) !== 0) marks[postings.slots[at] ?? 0] = 1;
    }
    if (topics.length === 0) continue;
    for (let slot = 0; slot < index.slots; slot++) {
      if (topics.includes(index.columns.topic[slot] ?? -1)) marks[slot] = 1;
    }
  }
}

/** All admitted papers, the newest first. */
function newest(index: SearchIndex, admitted: Uint8Array, depth: number): SearchResult {
  const matching = new Int32Array(index.slots);
  let length = 0;
  for (let slot = 0; slot < index.slots; slot++) {
    if (admitted[slot] === 1) matching[length++] = slot;
  }
  const found = matching.subarray(0, length);
  const slots = topOf(found, depth, () => 0, index.columns.newest);
  return { slots, scores: slots.map(() => 0), signals: slots.map(() => []), matching: found };
}

/** The `count` slots of the highest scores in their order; of equal ones, those of the lowest rank come first. */
export function topOf(
  slots: Int32Array,
  count: number,
  score: (slot: number) => number,
  rank: Uint32Array,
): number[] {
  // A heap with the worst of the best on top.
  const heap: number[] = [];
  const values: number[] = [];
  const worse = (value: number, slot: number, than: number, other: number) =>
    value < than || (value === than && (rank[slot] ?? 0) > (rank[other] ?? 0));
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
    [values[a], values[b]] = [values[b] ?? 0, values[a] ?? 0];
  };
  const under = (a: number, b: number) =>
    worse(values[a] ?? 0, heap[a] ?? 0, values[b] ?? 0, heap[b] ?? 0);
  const sink = (from: number) => {
    for (let at = from; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && under(child, least)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  if (count <= 0) return [];
  for (const slot of slots) {
    const value = score(slot);
    if (heap.length < count) {
      heap.push(slot);
      values.push(value);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!under(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    } else if (!worse(value, slot, values[0] ?? 0, heap[0] ?? 0)) {
      heap[0] = slot;
      values[0] = value;
      sink(0);
    }
  }
  return heap
    .map((slot, at) => ({ slot, value: values[at] ?? 0 }))
    .sort((a, b) => b.value - a.value || (rank[a.slot] ?? 0) - (rank[b.slot] ?? 0))
    .map(({ slot }) => slot);
}

/** Tells from columns alone whether a title may begin as the query does; undefined where none can. */
function beginningOf(
  { literal, literalUnfinished }: ExpandedQuery,
  units: readonly WeighedUnit[],
  index: SearchIndex,
): ((slot: number) => boolean) | undefined {
  const [word] = literal;
  if (word === undefined) return undefined;
  const { firstTerm, initial } = index.columns;
  if (literal.length === 1 && literalUnfinished) {
    const unit = word.charCodeAt(0);
    if (word.length === 1) return (slot) => initial[slot] === unit;
    const numbers = new Set(
      units.flatMap(({ alternatives }) =>
        alternatives.flatMap(({ terms }) => terms.map(({ term }) => index.termNumber(term))),
      ),
    );
    return (slot) => numbers.has(firstTerm[slot] ?? gapTerm);
  }
  const number = index.termNumber(stem(word));
  return number < 0 ? undefined : (slot) => firstTerm[slot] === number;
}

/** What the order of a paper's words adds to its score. */
function createCloseLook(
  query: ExpandedQuery,
  units: readonly WeighedUnit[],
  { highest, begins }: { highest: number; begins: ((slot: number) => boolean) | undefined },
  index: SearchIndex,
): (slot: number) => { readonly bonus: number; readonly signals: readonly Signal[] } {
  const looked = units.slice(0, mostUnits);
  /** Term → the units, as bits, that it stands for. */
  const unitsOf = new Map<number, number>();
  const note = ({ alternatives }: WeighedUnit, bit: number): void => {
    for (const { unit, terms } of alternatives) {
      const named = unit.kind === 'phrase' ? unit.slots : terms;
      for (const { term } of named) {
        const number = index.termNumber(term);
        if (number >= 0) unitsOf.set(number, (unitsOf.get(number) ?? 0) | bit);
      }
    }
  };
  looked.forEach((each, at) => note(each, 1 << at));

  function neighbourBonus(slot: number): number {
    const { terms, ends } = index.sequence(slot);
    let found = 0;
    let start = 0;
    for (const end of ends) {
      let before = 0;
      for (let at = start; at < end; at++) {
        const here = unitsOf.get(terms[at] ?? gapTerm) ?? 0;
        // Bit n: unit n stands here, and unit n − 1 right before it.
        found |= here & (before << 1);
        before = here;
      }
      start = end;
    }
    let bonus = 0;
    for (let at = 1; at < looked.length; at++) {
      if (found & (1 << at)) {
        bonus += neighbours * Math.min(looked[at - 1]?.idf ?? 0, looked[at]?.idf ?? 0);
      }
    }
    return bonus;
  }

  return (slot) => {
    const signals: Signal[] = [];
    let bonus = looked.length > 1 ? neighbourBonus(slot) : 0;
    if (bonus > 0) signals.push('neighbours');
    const title = begins?.(slot) ? titleMatch(query, index, slot) : undefined;
    if (title === 'whole') {
      bonus += wholeTitle * highest;
      signals.push('wholeTitle');
    } else if (title === 'beginning') {
      bonus += titleBeginning * highest;
      signals.push('titleBeginning');
    }
    return { bonus, signals };
  };
}

/** Whether the query is the title of the paper, or how it begins. */
function titleMatch(
  { literal, literalUnfinished }: ExpandedQuery,
  index: SearchIndex,
  slot: number,
): 'whole' | 'beginning' | undefined {
  const last = literal.length - 1;
  if (last < 0) return undefined;
  const title = index.titleWords(slot);
  if (title.length <= last) return undefined;
  for (let at = 0; at < last; at++) if (literal[at] !== title[at]) return undefined;
  const typed = literal[last] ?? '';
  const word = title[last] ?? '';
  if (typed === word && title.length === literal.length) return 'whole';
  return typed === word || (literalUnfinished && word.startsWith(typed)) ? 'beginning' : undefined;
}
