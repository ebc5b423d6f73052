import type { LatentVectors } from './latentSpace';

/** The nearest of each paper, by its place. */
export interface Neighbours {
  /** How many each has. */
  readonly count: number;
  /** Papers × `count`: the places of the nearest, the most like first; -1 where there are no more. */
  readonly places: Int32Array;
  /** Papers × `count`: cosine to each. */
  readonly cosines: Float32Array;
}

/** Among so many vectors all are looked at. */
const lookedAtAll = 2000;
/** Vectors of a cell, on average; where there are more to look at, those of the nearest cells are. */
const perCell = 100;
/**
 * Of the cells, this share is looked into, and at least so many. What tells the vectors' own neighbours, of which topics and
 * maps are made, is looked for longer than where a vector belongs that comes to them.
 */
const shareForOwn = 0.2;
const shareForOthers = 0.12;
const fewestCells = 8;
/** How often cells are moved to the middle of what is in them. */
const rounds = 3;
/** Vectors that are worked through before others have their turn. */
const vectorsAtOnce = 50;

/** Finds those of some vectors that are nearest to a given one. */
export interface NeighbourSearch {
  /**
   * The nearest to each of `asked`, which has the same dimensions. `isSame`: they are the vectors themselves, of which
   * none is its own neighbour. Yields now and then.
   */
  nearest(asked: LatentVectors, count: number, isSame?: boolean): Generator<void, Neighbours>;
}

/**
 * A search among vectors of length 1. Of many, it looks at those that lie in the cells nearest to what is asked (an
 * inverted file, as in J. Sivic and A. Zisserman, Video Google, 2003; cells by spherical k-means): nineteen in twenty of
 * the nearest are found in a tenth of the time. Yields now and then, for others to have their turn.
 */
export function* createNeighbourSearch(among: LatentVectors): Generator<void, NeighbourSearch> {
  const { dimensions, vectors } = among;
  const size = vectors.length / dimensions;
  const order = Int32Array.from({ length: size }, (_, place) => place);
  if (size <= lookedAtAll) {
    return searchIn({ dimensions, vectors, order, starts: Int32Array.of(0, size) });
  }
  const cells = Math.round(size / perCell);
  let centres: Float32Array = new Float32Array(cells * dimensions);
  for (let cell = 0; cell < cells; cell++) {
    const from = Math.floor(((cell + 0.5) * size) / cells) * dimensions;
    centres.set(vectors.subarray(from, from + dimensions), cell * dimensions);
  }
  const cellOf = new Int32Array(size);
  for (let round = 0; round <= rounds; round++) {
    if (round > 0) centres = middles(among, cellOf, cells);
    const similar = new Float32Array(cells);
    for (let place = 0; place < size; place++) {
      dotProducts(vectors, place * dimensions, centres, 0, cells, dimensions, similar);
      cellOf[place] = largest(similar);
      if (place % vectorsAtOnce === 0) yield;
    }
  }
  order.sort((a, b) => (cellOf[a] ?? 0) - (cellOf[b] ?? 0) || a - b);
  yield;
  const starts = new Int32Array(cells + 1);
  for (const cell of cellOf) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < cells; cell++) {
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  }
  // Vectors of a cell lie one after the other.
  const sorted = new Float32Array(vectors.length);
  for (const [at, place] of order.entries()) {
    sorted.set(vectors.subarray(place * dimensions, (place + 1) * dimensions), at * dimensions);
  }
  return searchIn({ dimensions, vectors: sorted, order, starts, centres });
}

/** The nearest of each of the vectors among the others, see {@link createNeighbourSearch}. */
export function* nearestNeighbours(
  vectors: LatentVectors,
  count: number,
): Generator<void, Neighbours> {
  const search = yield* createNeighbourSearch(vectors);
  return yield* search.nearest(vectors, count, true);
}

interface Cells {
  readonly dimensions: number;
  /** By cells. */
  readonly vectors: Float32Array;
  /** The places of the vectors as they were given. */
  readonly order: Int32Array;
  /** Where each cell begins, and where the last one ends. */
  readonly starts: Int32Array;
  /** Absent where there is one cell. */
  readonly centres?: Float32Array;
}

function searchIn({ dimensions, vectors, order, starts, centres }: Cells): NeighbourSearch {
  const cells = starts.length - 1;
  return {
    *nearest(asked, count, isSame = false) {
      const size = asked.vectors.length / dimensions;
      const share = isSame ? shareForOwn : shareForOthers;
      const looked = centres ? Math.max(fewestCells, Math.round(cells * share)) : 1;
      const places = new Int32Array(size * count).fill(-1);
      const cosines = new Float32Array(size * count).fill(-2);
      const similar = new Float32Array(Math.max(cells, longest(starts)));
      const cellPlaces = new Int32Array(looked);
      const cellCosines = new Float32Array(looked);
      for (let place = 0; place < size; place++) {
        const from = place * dimensions;
        cellPlaces.fill(0);
        if (centres) {
          cellCosines.fill(-2);
          dotProducts(asked.vectors, from, centres, 0, cells, dimensions, similar);
          for (let cell = 0; cell < cells; cell++) {
            insert(cellPlaces, cellCosines, 0, looked, cell, similar[cell] ?? 0);
          }
        }
        for (const cell of cellPlaces) {
          const start = starts[cell] ?? 0;
          const length = (starts[cell + 1] ?? 0) - start;
          dotProducts(asked.vectors, from, vectors, start, length, dimensions, similar);
          for (let at = 0; at < length; at++) {
            const other = order[start + at] ?? 0;
            if (isSame && other === place) continue;
            insert(places, cosines, place * count, count, other, similar[at] ?? 0);
          }
        }
        if (place % vectorsAtOnce === 0) yield;
      }
      return { count, places, cosines };
    },
  };
}

/** Puts a place into its list where it is among the nearest; of the same cosine, the first one given stays before. */
function insert(
  places: Int32Array,
  cosines: Float32Array,
  start: number,
  count: number,
  place: number,
  cosine: number,
): void {
  let at = start + count - 1;
  if (cosine <= (cosines[at] ?? 0)) return;
  for (; at > start && (cosines[at - 1] ?? 0) < cosine; at--) {
    places[at] = places[at - 1] ?? -1;
    cosines[at] = cosines[at - 1] ?? 0;
  }
  places[at] = place;
  cosines[at] = cosine;
}

/** The products of a vector with `length` others, from place `start` on; four at a time, which takes half of the time. */
export function dotProducts(
  asked: Float32Array,
  from: number,
  vectors: Float32Array,
  start: number,
  length: number,
  dimensions: number,
  products: Float32Array,
): void {
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    const first = (start + at) * dimensions;
    const second = first + dimensions;
    const third = second + dimensions;
    const fourth = third + dimensions;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let index = 0; index < dimensions; index++) {
      const value = asked[from + index] ?? 0;
      a += value * (vectors[first + index] ?? 0);
      b += value * (vectors[second + index] ?? 0);
      c += value * (vectors[third + index] ?? 0);
      d += value * (vectors[fourth + index] ?? 0);
    }
    products[at] = a;
    products[at + 1] = b;
    products[at + 2] = c;
    products[at + 3] = d;
  }
  for (; at < length; at++) {
    let sum = 0;
    for (let index = 0, to = (start + at) * dimensions; index < dimensions; index++, to++) {
      sum += (asked[from + index] ?? 0) * (vectors[to] ?? 0);
    }
    products[at] = sum;
  }
}

/** The directions of the sums of each cell's vectors. */
function middles(
  { dimensions, vectors }: LatentVectors,
  cellOf: Int32Array,
  cells: number,
): Float32Array {
  const sums = new Float32Array(cells * dimensions);
  for (const [place, cell] of cellOf.entries()) {
    for (let index = 0, to = cell * dimensions; index < dimensions; index++, to++) {
      sums[to] = (sums[to] ?? 0) + (vectors[place * dimensions + index] ?? 0);
    }
  }
  for (let from = 0; from < sums.length; from += dimensions) {
    const sum = sums.subarray(from, from + dimensions);
    const length = Math.hypot(...sum);
    if (length > 0) for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) / length;
  }
  return sums;
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

function longest(starts: Int32Array): number {
  let most = 0;
  for (let cell = 1; cell < starts.length; cell++) {
    most = Math.max(most, (starts[cell] ?? 0) - (starts[cell - 1] ?? 0));
  }
  return most;
}
