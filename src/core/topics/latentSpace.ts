import type { Paper } from '../papers/paper';
import { roundedDirections, type TermDirections } from '../search/directionSpace';
import { finish } from '../steps';
import { termsOf, type PaperTerms } from './paperTerms';
import { randomizedSvd } from './randomizedSvd';
import { sampleById } from './seeded';
import type { SparseRows } from './sparseRows';

/** Papers of a larger library are placed by what was learnt of so many of them. */
export const fittedTogether = 10_000;
/** Directions that are followed in a library; fewer where the papers have fewer. */
export const mostDimensions = 100;
/** A term of fewer papers puts nobody beside anybody. */
const leastPapers = 2;
/** A term stands in this share of the papers, or in none that count. */
const leastShare = 1 / 1500;
/** What stands in more papers than this share, and in more than this number, says nothing. */
const mostShare = 0.25;
const fewPapers = 100;
/** Papers that are read before others have their turn. */
const papersAtOnce = 25;
/** Papers whose terms are counted before others have their turn. */
const countedAtOnce = 200;

/** One vector a paper, in the order in which they were given. */
export interface LatentVectors {
  /** Length of a vector, at least 1. */
  readonly dimensions: number;
  /**
   * The vectors one after the other, papers × `dimensions`. Each has the length 1, so that dot products are cosines; that
   * of a paper without a known term is zero.
   */
  readonly vectors: Float32Array;
}

/**
 * A space in which papers of one subject are near one another though they share few words: latent semantic analysis (S.
 * Deerwester et al., Indexing by latent semantic analysis, 1990). Papers are tf-idf vectors, (1 + ln tf) · ln(1 + N / df)
 * of unit length (G. Salton and C. Buckley, 1988), over stems, and the space is that of their first
 * singular vectors.
 */
export class LatentSpace {
  constructor(
    readonly dimensions: number,
    /** Term → its place. */
    private readonly places: ReadonlyMap<string, number>,
    /** By the terms' places. */
    private readonly rarity: Float32Array,
    /** Terms × `dimensions`. */
    private readonly directions: Float32Array,
  ) {}

  /** Puts the vector of a paper into `vectors` at an index that is `dimensions` times the paper's place. */
  project(terms: PaperTerms, vectors: Float32Array, at: number): void {
    const { dimensions, directions } = this;
    const vector = vectors.subarray(at, at + dimensions);
    vector.fill(0);
    for (const [term, count] of terms) {
      const place = this.places.get(term);
      if (place === undefined) continue;
      const weight = weightOf(count, this.rarity[place] ?? 0);
      const from = place * dimensions;
      for (let index = 0; index < dimensions; index++) {
        vector[index] = (vector[index] ?? 0) + weight * (directions[from + index] ?? 0);
      }
    }
    scaleToUnit(vector);
  }

  /** What each term says of the directions, to be kept. */
  termDirections(): TermDirections {
    return roundedDirections([...this.places.keys()], this.directions, this.dimensions);
  }

  /**
   * How much each term speaks for a direction: what a paper with these terms has of it, before it is scaled to length 1,
   * is the sum over its terms of (1 + ln count) times these. The strongest terms, for and against, the strongest first.
   * @param direction `dimensions` numbers
   */
  termWeights(direction: Float32Array, most: number): (readonly [term: string, weight: number])[] {
    const { dimensions, directions, rarity } = this;
    const weights: (readonly [string, number])[] = [];
    for (const [term, place] of this.places) {
      let sum = 0;
      for (let index = 0; index < dimensions; index++) {
        sum += (direction[index] ?? 0) * (directions[place * dimensions + index] ?? 0);
      }
      weights.push([term, sum * (rarity[place] ?? 0)]);
    }
    weights.sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || (a < b ? -1 : 1));
    return weights.slice(0, most);
  }

  /** The vectors of papers, known or new. Yields now and then, for others to have their turn. */
  *vectorsOf(papers: readonly Paper[], terms = termsOf): Generator<void, LatentVectors> {
    const vectors = new Float32Array(papers.length * this.dimensions);
    for (const [index, paper] of papers.entries()) {
      this.project(terms(paper), vectors, index * this.dimensions);
      if (index % papersAtOnce === papersAtOnce - 1) yield;
    }
    return { dimensions: this.dimensions, vectors };
  }
}

/**
 * The space of papers: of all, or of {@link fittedTogether} of them, the same whenever the papers are and in whatever
 * order they come. Yields now and then, for others to have their turn.
 *
 * @param dimensions fewer where the papers have fewer
 * @param termsOfPaper {@link termsOf}, or what it gave before
 */
export function* fitLatentSpace(
  papers: readonly Paper[],
  dimensions = mostDimensions,
  termsOfPaper = termsOf,
): Generator<void, LatentSpace> {
  const sample = sampleById(papers, fittedTogether);
  yield;
  return yield* fitTermSpace(yield* readTerms(sample, termsOfPaper), dimensions);
}

/** The terms of each paper. Yields now and then, for others to have their turn. */
export function* readTerms(
  papers: readonly Paper[],
  termsOfPaper = termsOf,
): Generator<void, PaperTerms[]> {
  const read: PaperTerms[] = [];
  for (const paper of papers) {
    read.push(termsOfPaper(paper));
    if (read.length % papersAtOnce === 0) yield;
  }
  return read;
}

/** The space of all these papers, by their terms, in the order of their ids: see {@link fitLatentSpace}. */
export function* fitTermSpace(
  papers: readonly PaperTerms[],
  dimensions: number,
): Generator<void, LatentSpace> {
  const frequency = new Map<string, number>();
  for (const [index, terms] of papers.entries()) {
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    if (index % countedAtOnce === countedAtOnce - 1) yield;
  }
  const { places, rarity } = vocabularyOf(frequency, papers.length);
  yield;
  const { strengths, directions } = yield* randomizedSvd(
    yield* toRows(papers, places, rarity),
    dimensions,
  );
  if (strengths.length > 0) {
    return new LatentSpace(strengths.length, places, rarity, new Float32Array(directions));
  }
  return new LatentSpace(1, new Map(), new Float32Array(0), new Float32Array(0));
}

/**
 * The place of each paper in the space of all of them. For those who have time to wait; in steps, it is
 * {@link fitLatentSpace} and {@link LatentSpace.vectorsOf}.
 */
export function latentVectors(papers: readonly Paper[]): LatentVectors {
  return finish(finish(fitLatentSpace(papers)).vectorsOf(papers));
}

/** The terms worth looking at, of those that stand in so many of the papers. */
function vocabularyOf(
  frequency: ReadonlyMap<string, number>,
  papers: number,
): { readonly places: ReadonlyMap<string, number>; readonly rarity: Float32Array } {
  const least = Math.max(leastPapers, Math.round(papers * leastShare));
  const most = Math.max(fewPapers, papers * mostShare);
  const kept = [...frequency].filter(([, count]) => count >= least && count <= most);
  return {
    places: new Map(kept.map(([term], place) => [term, place])),
    rarity: Float32Array.from(kept, ([, count]) => Math.log(1 + papers / count)),
  };
}

function* toRows(
  papers: readonly PaperTerms[],
  places: ReadonlyMap<string, number>,
  rarity: Float32Array,
): Generator<void, SparseRows> {
  const starts = new Int32Array(papers.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, terms] of papers.entries()) {
    const start = values.length;
    let squares = 0;
    for (const [term, count] of terms) {
      const place = places.get(term);
      if (place === undefined) continue;
      const weight = weightOf(count, rarity[place] ?? 0);
      columns.push(place);
      values.push(weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (let at = start; at < values.length; at++) values[at] = (values[at] ?? 0) / length;
    starts[row + 1] = values.length;
    if (row % countedAtOnce === countedAtOnce - 1) yield;
  }
  return {
    rows: papers.length,
    columns: places.size,
    starts,
    places: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

function weightOf(count: number, rarity: number): number {
  return (1 + Math.log(count)) * rarity;
}

function scaleToUnit(vector: Float32Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length < 1e-12) vector.fill(0);
  else for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
}
