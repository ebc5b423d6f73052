import type { Neighbours } from './neighbourSearch';

/** How exactly the widths are found, and in how many halvings at most. */
const tolerance = 1e-5;
const halvings = 64;
/** No width is less than this share of the mean distance. */
const leastWidth = 1e-3;
/** Points that are worked through before others have their turn. */
const pointsAtOnce = 500;

/** How strongly points hang together: each pair in both directions. */
export interface FuzzyGraph {
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** From 0 to 1. */
  readonly weights: Float32Array;
}

/**
 * The fuzzy set of neighbours in which every point is as close to its own as others are to theirs, however densely
 * either lies: L. McInnes, J. Healy, J. Melville, UMAP, 2018, section 3.1. Yields now and then.
 */
export function* fuzzyGraph(neighbours: Neighbours): Generator<void, FuzzyGraph> {
  const { count, places } = neighbours;
  const strengths = yield* membershipStrengths(neighbours);
  const points = strengths.length / count;
  const heads: number[] = [];
  const tails: number[] = [];
  const weights: number[] = [];
  for (let point = 0; point < points; point++) {
    for (let at = point * count; at < (point + 1) * count; at++) {
      const other = places[at] ?? -1;
      if (other < 0) continue;
      const back = strengthOf(other, point);
      // A pair that knows one another is met twice.
      if (back > 0 && other < point) continue;
      const there = strengths[at] ?? 0;
      const weight = there + back - there * back;
      if (weight <= 0) continue;
      heads.push(point, other);
      tails.push(other, point);
      weights.push(weight, weight);
    }
    if (point % pointsAtOnce === 0) yield;
  }
  return {
    heads: Int32Array.from(heads),
    tails: Int32Array.from(tails),
    weights: Float32Array.from(weights),
  };

  function strengthOf(point: number, other: number): number {
    for (let at = point * count; at < (point + 1) * count; at++) {
      if (places[at] === other) return strengths[at] ?? 0;
    }
    return 0;
  }
}

/** Of each point with each of its neighbours, from 0 to 1: 1 for the nearest, and together the logarithm of their number. */
export function* membershipStrengths({
  count,
  places,
  cosines,
}: Neighbours): Generator<void, Float32Array> {
  const strengths = new Float32Array(places.length);
  const wanted = Math.log2(count + 1);
  const distances = new Float64Array(count);
  for (let from = 0, point = 0; from < places.length; from += count, point++) {
    let known = 0;
    let sum = 0;
    for (let at = 0; at < count; at++) {
      if ((places[from + at] ?? -1) < 0) break;
      const distance = Math.max(0, 1 - (cosines[from + at] ?? 0));
      distances[known++] = distance;
      sum += distance;
    }
    if (known === 0) continue;
    const nearest = distances[0] ?? 0;
    const width = Math.max(widthOf(known, nearest), (leastWidth * sum) / known, 1e-9);
    for (let at = 0; at < known; at++) {
      strengths[from + at] = Math.exp(-((distances[at] ?? 0) - nearest) / width);
    }
    if (point % pointsAtOnce === 0) yield;
  }
  return strengths;

  function widthOf(known: number, nearest: number): number {
    let low = 0;
    let high = Infinity;
    let width = 1;
    for (let halving = 0; halving < halvings; halving++) {
      let total = 0;
      for (let at = 0; at < known; at++) {
        total += Math.exp(-((distances[at] ?? 0) - nearest) / width);
      }
      if (Math.abs(total - wanted) < tolerance) break;
      if (total > wanted) high = width;
      else low = width;
      width = high === Infinity ? 2 * width : (low + high) / 2;
    }
    return width;
  }
}
