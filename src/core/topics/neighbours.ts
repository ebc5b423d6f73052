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

/** Papers compared with one another while their vectors are at hand in the processor. */
const tile = 64;
/** Pairs of tiles compared before others have their turn: some ten milliseconds of work. */
const tilesAtOnce = 24;

/**
 * The `count` nearest of each paper, exactly, by comparing all pairs: a sample of ten thousand takes seconds, in steps, and
 * approximate indexes (of which there are good ones) would make the topics depend on the order in which they are built.
 */
export function* nearestNeighbours(
  { dimensions, vectors }: LatentVectors,
  count: number,
): Generator<void, Neighbours> {
  const papers = vectors.length / dimensions;
  const places = new Int32Array(papers * count).fill(-1);
  const cosines = new Float32Array(papers * count).fill(-1);
  if (count === 0) return { count, places, cosines };
  let done = 0;
  for (let rows = 0; rows < papers; rows += tile) {
    for (let columns = rows; columns < papers; columns += tile) {
      compareTiles(rows, columns);
      if (++done % tilesAtOnce === 0) yield;
    }
  }
  return { count, places, cosines };

  function compareTiles(rows: number, columns: number): void {
    const lastRow = Math.min(rows + tile, papers);
    const lastColumn = Math.min(columns + tile, papers);
    for (let row = rows; row < lastRow; row++) {
      let column = Math.max(columns, row + 1);
      // Four at a time, for the row's numbers are then read once for all of them.
      for (; column + 3 < lastColumn; column += 4) {
        let [a, b, c, d] = [0, 0, 0, 0];
        let from = row * dimensions;
        let at = column * dimensions;
        for (let index = 0; index < dimensions; index++, from++, at++) {
          const value = vectors[from] ?? 0;
          a += value * (vectors[at] ?? 0);
          b += value * (vectors[at + dimensions] ?? 0);
          c += value * (vectors[at + 2 * dimensions] ?? 0);
          d += value * (vectors[at + 3 * dimensions] ?? 0);
        }
        tell(row, column, a);
        tell(row, column + 1, b);
        tell(row, column + 2, c);
        tell(row, column + 3, d);
      }
      for (; column < lastColumn; column++) {
        let sum = 0;
        for (let index = 0; index < dimensions; index++) {
          sum +=
            (vectors[row * dimensions + index] ?? 0) * (vectors[column * dimensions + index] ?? 0);
        }
        tell(row, column, sum);
      }
    }
  }

  function tell(a: number, b: number, cosine: number): void {
    if (cosine > (cosines[(a + 1) * count - 1] ?? 0)) insert(a, b, cosine);
    if (cosine > (cosines[(b + 1) * count - 1] ?? 0)) insert(b, a, cosine);
  }

  function insert(paper: number, other: number, cosine: number): void {
    const first = paper * count;
    let at = first + count - 1;
    for (; at > first && cosine > (cosines[at - 1] ?? 0); at--) {
      cosines[at] = cosines[at - 1] ?? 0;
      places[at] = places[at - 1] ?? -1;
    }
    cosines[at] = cosine;
    places[at] = other;
  }
}
