import { abstractCount, otherCount, titleCount } from './fieldCounts';
import { contentLength, contentVector, type ContentVector } from './contentVector';
import type { SearchIndex } from './searchIndex';
import { topOf } from './topOf';

/** A paper with how near it is to what is liked. */
export interface LikelySlot {
  readonly slot: number;
  /** Higher is nearer. */
  readonly score: number;
  /** What each term of the paper brings it, of those that speak for it. */
  readonly reasons: ReadonlyMap<number, number>;
}

/** More examples change little and take their time. */
const mostLiked = 500;
/** So many of the other papers stand for all of them. */
const mostOthers = 1000;
/** How often the examples are gone through, how far each time, and how strongly large weights are held down. */
const rounds = 50;
const rate = 20;
const regularisation = 1e-3;
/** So many liked papers count half as much against the others as many would. */
const certainAfter = 5;
/** The terms by which papers are looked for: those that speak most for a paper, and most against it. */
const termsFor = 150;
const termsAgainst = 50;
/** How many of those found are scored in full. */
const closeLook = 400;

/**
 * The papers that are most like those that are liked: a linear model tells them from a sample of the others (logistic
 * regression with L2 regularisation over tf-idf vectors, fitted by gradient descent, each side counting as much as the
 * other), and its weights are looked up in the postings, so that no paper is read that has no chance. The same whichever
 * engine numbers slots and terms.
 *
 * @param admitted 1 for each paper that may be found; liked ones never are
 */
export function moreLike(
  index: SearchIndex,
  liked: readonly number[],
  admitted: Uint8Array,
  limit: number,
): LikelySlot[] {
  const { newest } = index.columns;
  const byDate = (slots: readonly number[]) =>
    [...slots].sort((a, b) => (newest[a] ?? 0) - (newest[b] ?? 0));
  const isLiked = new Set(liked);
  const examples = byDate([...isLiked]).slice(0, mostLiked);
  if (examples.length === 0) return [];
  const idf = (term: number) =>
    index.isTelling(term)
      ? Math.log((index.papers + 1) / Math.max(1, index.papersWithNumber(term)))
      : 0;
  const others = sampleOf(index, isLiked);
  const vectors = [...examples, ...others].map((slot) => contentVector(index, slot, idf));
  const model = fit(vectors, examples.length);
  const scores = new Float32Array(index.slots);
  const found = new Int32Array(index.slots);
  let length = 0;
  for (const [term, weight] of strongest(model, idf)) {
    const { slots, counts, length: papers } = index.postingsOf(term);
    const rarity = idf(term);
    for (let at = 0; at < papers; at++) {
      const slot = slots[at] ?? 0;
      if (admitted[slot] !== 1 || isLiked.has(slot)) continue;
      const count = counts[at] ?? 0;
      const frequency = 2 * titleCount(count) + abstractCount(count) + otherCount(count) / 2;
      if (frequency === 0) continue;
      if (scores[slot] === 0) found[length++] = slot;
      const size = Math.sqrt(contentLength(index, slot));
      scores[slot] = (scores[slot] ?? 0) + (weight * (1 + Math.log(frequency)) * rarity) / size;
    }
  }
  const candidates = new Set(found.subarray(0, length));
  return (
    topOf(Int32Array.from(candidates), closeLook, (slot) => scores[slot] ?? 0, newest)
      .map((slot) => scored(slot, contentVector(index, slot, idf), model))
      // Who is like nobody else has scores below zero only, and the best of them are what there is.
      .filter(({ reasons }) => reasons.size > 0)
      .sort((a, b) => b.score - a.score || (newest[a.slot] ?? 0) - (newest[b.slot] ?? 0))
      .slice(0, Math.max(0, limit))
  );
}

/** Some of the other papers, of every time. */
function sampleOf(index: SearchIndex, isLiked: ReadonlySet<number>): number[] {
  const { newest, present } = index.columns;
  const others: number[] = [];
  for (let slot = 0; slot < index.slots; slot++) {
    if (present[slot] === 1 && !isLiked.has(slot)) others.push(slot);
  }
  others.sort((a, b) => (newest[a] ?? 0) - (newest[b] ?? 0));
  if (others.length <= mostOthers) return others;
  return Array.from(
    { length: mostOthers },
    (_, at) => others[Math.floor((at * others.length) / mostOthers)] ?? 0,
  );
}

/** Term → weight. The first `liked` vectors are of liked papers. */
function fit(vectors: readonly ContentVector[], liked: number): ReadonlyMap<number, number> {
  // Terms in the order in which they are met, which is the same on every engine.
  const places = new Map<number, number>();
  const rows = vectors.map(({ weights, length }) => {
    const terms = new Int32Array(weights.size);
    const values = new Float64Array(weights.size);
    let at = 0;
    for (const [term, weight] of weights) {
      let place = places.get(term);
      if (place === undefined) places.set(term, (place = places.size));
      terms[at] = place;
      values[at++] = weight / length;
    }
    return { terms, values };
  });
  const weights = new Float64Array(places.size);
  const gradient = new Float64Array(places.size);
  // A star or two do not yet say that the rest of their subject is not liked.
  const doubt = liked / (liked + certainAfter);
  const shares = [1 / (2 * liked), doubt / (2 * Math.max(1, rows.length - liked))] as const;
  for (let round = 0; round < rounds; round++) {
    gradient.fill(0);
    rows.forEach(({ terms, values }, row) => {
      let sum = 0;
      for (let at = 0; at < terms.length; at++) {
        sum += (values[at] ?? 0) * (weights[terms[at] ?? 0] ?? 0);
      }
      const chance = 1 / (1 + Math.exp(-sum));
      const error = row < liked ? (1 - chance) * shares[0] : -chance * shares[1];
      for (let at = 0; at < terms.length; at++) {
        const term = terms[at] ?? 0;
        gradient[term] = (gradient[term] ?? 0) + error * (values[at] ?? 0);
      }
    });
    for (let term = 0; term < weights.length; term++) {
      const weight = weights[term] ?? 0;
      weights[term] = weight + rate * ((gradient[term] ?? 0) - regularisation * weight);
    }
  }
  return new Map([...places].map(([term, place]) => [term, weights[place] ?? 0]));
}

/** The terms that can bring a paper most, and those that can take most from it. */
function strongest(
  model: ReadonlyMap<number, number>,
  idf: (term: number) => number,
): (readonly [term: number, weight: number])[] {
  const weighed = [...model].map(
    ([term, weight], place) => ({ term, weight, place, effect: weight * idf(term) }) as const,
  );
  weighed.sort((a, b) => b.effect - a.effect || a.place - b.place);
  const positive = weighed.filter(({ effect }) => effect > 0).slice(0, termsFor);
  const negative = weighed.filter(({ effect }) => effect < 0).slice(-termsAgainst);
  return [...positive, ...negative].map(({ term, weight }) => [term, weight]);
}

function scored(
  slot: number,
  { weights, length }: ContentVector,
  model: ReadonlyMap<number, number>,
): LikelySlot {
  const reasons = new Map<number, number>();
  let score = 0;
  for (const [term, weight] of weights) {
    const part = ((model.get(term) ?? 0) * weight) / length;
    score += part;
    if (part > 0) reasons.set(term, part);
  }
  return { slot, score, reasons };
}
