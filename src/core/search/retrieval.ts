import type { Signal } from '../papers/library';
import { beginningOf, createCloseLook } from './closeLook';
import type { ExpandedQuery, SimpleUnit } from './expandedQuery';
import { createFeedback, type ScoredSlot } from './feedback';
import { phraseHits } from './phraseHits';
import { allInTitle, allWords, namesThePaper, titleBeginning } from './ranking';
import { Scores } from './scores';
import type { SearchIndex } from './searchIndex';
import { topOf } from './topOf';
import { collectUnit } from './unitScores';
import { weigh, weighTerms, type WeighedUnit } from './weighing';

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

    const required = units.filter(({ unit }) => unit.required).length;
    if (match !== 'all' || !scoreComplete(units, admitted)) {
      for (const each of units) addUnit(each, (slot) => admitted[slot] === 1);
    }
    const answers = addBonuses(units.length, required, highest);
    const isPoor = units.length > 1 && answers < manyComplete && scores.length >= leastHits;
    const result = best(query, units, { highest, required, depth, isPoor });
    scores.clear();
    return result;
  };

  /** Scores the papers that have all required units, and no others; tells whether there are any. */
  function scoreComplete(units: readonly WeighedUnit[], admitted: Uint8Array): boolean {
    // The rarest first: it leaves the least to do for the others.
    const required = units.filter(({ unit }) => unit.required).sort((a, b) => b.idf - a.idf);
    required.forEach((each, has) => {
      addUnit(each, (slot) => admitted[slot] === 1 && scores.required[slot] === has);
    });
    scores.keep((slot) => scores.required[slot] === required.length);
    if (scores.length === 0) return false;
    for (const each of units) {
      if (!each.unit.required) addUnit(each, (slot) => scores.units[slot] !== 0);
    }
    return true;
  }

  /** Adds what a unit brings each paper that may have it. */
  function addUnit(unit: WeighedUnit, may: (slot: number) => boolean): void {
    collectUnit(unit, index, may, unitScores);
    for (let at = 0; at < unitScores.length; at++) {
      const slot = unitScores.slots[at] ?? 0;
      scores.add(slot, unitScores.value[slot] ?? 0, unitScores.flags[slot] ?? 0);
    }
    unitScores.clear();
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
