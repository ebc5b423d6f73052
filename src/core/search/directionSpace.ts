import type { ContentSpace } from './contentSpace';
import type { SearchIndex } from './searchIndex';

/**
 * How far each term speaks for each of the directions in which the papers of a library differ most, as found with its
 * topics (`LatentSpace`). Terms of one subject speak for the same directions, whichever of them a paper uses.
 *
 * This is kept and not a vector a paper: of 104,000 papers that would be 10 MB of the database and of memory even in
 * bytes, and a paper that comes would have to get one. The terms are some 6,500 in a library of any size, because no more
 * than 10,000 papers are learnt from: 0.7 MB. The few hundred papers that are looked at are placed by their terms when
 * they are looked at. Nearest papers of the whole library by their places, which only kept vectors could tell, were .003
 * better than those among the nearest by words (docs/related.md).
 */
export interface TermDirections {
  readonly dimensions: number;
  readonly terms: readonly string[];
  /** Terms × `dimensions`: each number is this many times the term's part of `scales`. */
  readonly steps: Int8Array;
  readonly scales: Float32Array;
}

/** The largest number of steps. */
const mostSteps = 127;

/** Rounds what terms say to a byte a direction. @param directions terms × dimensions */
export function roundedDirections(
  terms: readonly string[],
  directions: Float32Array,
  dimensions: number,
): TermDirections {
  const steps = new Int8Array(directions.length);
  const scales = new Float32Array(terms.length);
  for (let term = 0; term < terms.length; term++) {
    const [from, end] = [term * dimensions, (term + 1) * dimensions];
    let largest = 0;
    for (let at = from; at < end; at++) largest = Math.max(largest, Math.abs(directions[at] ?? 0));
    if (largest === 0) continue;
    scales[term] = largest / mostSteps;
    for (let at = from; at < end; at++) {
      steps[at] = Math.round(((directions[at] ?? 0) / largest) * mostSteps);
    }
  }
  return { dimensions, terms, steps, scales };
}

/** Papers of an index are near by the directions that their terms speak for. Places have the length 1, or 0. */
export function createDirectionSpace(
  index: Pick<SearchIndex, 'termNumber'>,
  { dimensions, terms, steps, scales }: TermDirections,
): ContentSpace<Float64Array> {
  /** Term's number → its row. */
  const rows = new Map(terms.map((term, row) => [index.termNumber(term), row]));

  function product(row: number, place: Float64Array): number {
    let sum = 0;
    for (let at = 0, from = row * dimensions; at < dimensions; at++) {
      sum += (steps[from + at] ?? 0) * (place[at] ?? 0);
    }
    return sum * (scales[row] ?? 0);
  }

  return {
    placeOf({ weights }) {
      const place = new Float64Array(dimensions);
      for (const [term, weight] of weights) {
        const row = rows.get(term);
        if (row === undefined) continue;
        const scaled = weight * (scales[row] ?? 0);
        for (let at = 0, from = row * dimensions; at < dimensions; at++) {
          place[at] = (place[at] ?? 0) + scaled * (steps[from + at] ?? 0);
        }
      }
      return scaledToUnit(place);
    },
    cosine: (a, b) => Math.max(-1, Math.min(1, dot(a, b))),
    middle(parts) {
      const sum = new Float64Array(dimensions);
      for (const { place, weight } of parts) {
        for (let at = 0; at < dimensions; at++) {
          sum[at] = (sum[at] ?? 0) + weight * (place[at] ?? 0);
        }
      }
      return scaledToUnit(sum);
    },
    reasons({ weights }, near, known) {
      const found = new Map<number, number>();
      for (const [term, weight] of weights) {
        const row = known.has(term) ? undefined : rows.get(term);
        const brought = row === undefined ? 0 : weight * product(row, near);
        if (brought > 0) found.set(term, brought);
      }
      return found;
    },
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function scaledToUnit(place: Float64Array): Float64Array {
  const length = Math.sqrt(dot(place, place));
  if (length < 1e-12) return place.fill(0);
  for (let at = 0; at < place.length; at++) place[at] = (place[at] ?? 0) / length;
  return place;
}
