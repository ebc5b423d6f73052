import { finish } from '../steps';
import type { PaperPhrases } from './phrases';

/** A unit vector with few entries: `terms` are dimensions, `weights` their values. */
export interface SparseVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

export interface VectorSpace {
  /** One vector a paper, in the order of the papers. Empty where a paper shares no term with another one. */
  readonly vectors: readonly SparseVector[];
  /** The phrase of each dimension. */
  readonly phrases: readonly string[];
  /**
   * The dot product of every vector with the sum of some of them, each as often as its weight says.
   * @param weightOf place of a paper → weight
   */
  productsWithSum(weightOf: ReadonlyMap<number, number>): number[];
}

/** What a phrase in the title counts, in uses in the text. */
export const titleWeight = 3;

/** Vectors of papers, and what their dimensions are. */
export type PaperVectors = Pick<VectorSpace, 'vectors' | 'phrases'>;

/** Papers that are worked through before others have their turn. */
const papersAtOnce = 100;

/**
 * Papers as tf-idf vectors: (1 + ln tf) · ln(N / df), of unit length (G. Salton and C. Buckley, Term-weighting approaches in
 * automatic text retrieval, 1988). Yields now and then, for others to have their turn.
 *
 * @param papers how often each paper uses a term or phrase
 */
export function* weightedVectors(
  papers: readonly ReadonlyMap<string, number>[],
): Generator<void, PaperVectors> {
  const frequency = new Map<string, number>();
  for (const [index, uses] of papers.entries()) {
    for (const phrase of uses.keys()) frequency.set(phrase, (frequency.get(phrase) ?? 0) + 1);
    if (index % papersAtOnce === papersAtOnce - 1) yield;
  }
  const least = Math.max(2, Math.floor(papers.length / 1000));
  const dimensionOf = new Map<string, number>();
  for (const [phrase, papersWithIt] of frequency) {
    if (papersWithIt >= least) dimensionOf.set(phrase, dimensionOf.size);
  }
  yield;
  const vectors: SparseVector[] = [];
  for (const uses of papers) {
    const terms: number[] = [];
    const weights: number[] = [];
    for (const [phrase, count] of uses) {
      const dimension = dimensionOf.get(phrase);
      if (dimension === undefined) continue;
      const idf = Math.log(papers.length / (frequency.get(phrase) ?? papers.length));
      terms.push(dimension);
      weights.push((1 + Math.log(count)) * idf);
    }
    vectors.push({ terms: Int32Array.from(terms), weights: scaledToUnit(weights) });
    if (vectors.length % papersAtOnce === 0) yield;
  }
  return { vectors, phrases: [...dimensionOf.keys()] };
}

/** The papers as vectors over their words and phrases, see {@link weightedVectors}. */
export function vectorSpace(papers: readonly PaperPhrases[]): VectorSpace {
  const counts = papers.map(({ uses }) => {
    const countOf = new Map<string, number>();
    for (const [phrase, { title, text }] of uses) countOf.set(phrase, titleWeight * title + text);
    return countOf;
  });
  const { vectors, phrases } = finish(weightedVectors(counts));
  // One for all sums: hundreds are made one after the other, and fresh memory is what costs most then.
  const sum = new Float64Array(phrases.length);
  return {
    vectors,
    phrases,
    productsWithSum(weightOf) {
      sum.fill(0);
      for (const [paper, weight] of weightOf) addTo(sum, vectors[paper], weight);
      return vectors.map((vector) => dot(vector, sum));
    },
  };
}

/** In how many papers each phrase is used. */
export function documentFrequency(papers: readonly PaperPhrases[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const { uses } of papers) {
    for (const phrase of uses.keys()) frequency.set(phrase, (frequency.get(phrase) ?? 0) + 1);
  }
  return frequency;
}

function dot({ terms, weights }: SparseVector, dense: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < terms.length; index++) {
    sum += (weights[index] ?? 0) * (dense[terms[index] ?? 0] ?? 0);
  }
  return sum;
}

function addTo(sum: Float64Array, vector: SparseVector | undefined, weight: number): void {
  if (!vector) return;
  const { terms, weights } = vector;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] ?? 0;
    sum[term] = (sum[term] ?? 0) + weight * (weights[index] ?? 0);
  }
}

function scaledToUnit(weights: readonly number[]): Float64Array {
  const length = Math.sqrt(weights.reduce((total, each) => total + each * each, 0));
  return Float64Array.from(weights, (each) => (length === 0 ? 0 : each / length));
}
