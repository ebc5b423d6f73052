import type { PaperPhrases } from './phrases';

/** A unit vector with few entries: `terms` are dimensions, `weights` their values. */
export interface SparseVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

export interface VectorSpace {
  /** One vector a paper, in the order of the papers. Empty where a paper shares no term with another one. */
  readonly vectors: readonly SparseVector[];
  readonly dimensions: number;
}

/** What a phrase in the title counts, in uses in the text. */
export const titleWeight = 3;

/**
 * The papers as tf-idf vectors over their words and phrases: (1 + ln tf) · ln(N / df), of unit length (G. Salton
 * and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988).
 */
export function vectorSpace(papers: readonly PaperPhrases[]): VectorSpace {
  const frequency = documentFrequency(papers);
  const least = Math.max(2, Math.floor(papers.length / 1000));
  const dimensionOf = new Map<string, number>();
  for (const [phrase, papersWithIt] of frequency) {
    if (papersWithIt >= least) dimensionOf.set(phrase, dimensionOf.size);
  }
  const vectors = papers.map(({ uses }) => {
    const terms: number[] = [];
    const weights: number[] = [];
    for (const [phrase, { title, text }] of uses) {
      const dimension = dimensionOf.get(phrase);
      if (dimension === undefined) continue;
      const idf = Math.log(papers.length / (frequency.get(phrase) ?? papers.length));
      terms.push(dimension);
      weights.push((1 + Math.log(titleWeight * title + text)) * idf);
    }
    return { terms: Int32Array.from(terms), weights: scaledToUnit(weights) };
  });
  return { vectors, dimensions: dimensionOf.size };
}

/** In how many papers each phrase is used. */
export function documentFrequency(papers: readonly PaperPhrases[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const { uses } of papers) {
    for (const phrase of uses.keys()) frequency.set(phrase, (frequency.get(phrase) ?? 0) + 1);
  }
  return frequency;
}

/** The dot product of a sparse vector and a dense one. */
export function dot({ terms, weights }: SparseVector, dense: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < terms.length; index++) {
    sum += (weights[index] ?? 0) * (dense[terms[index] ?? 0] ?? 0);
  }
  return sum;
}

/** The sum of the papers' vectors, each as often as its paper's weight says. */
export function weightedSum(
  { vectors, dimensions }: VectorSpace,
  weightOf: ReadonlyMap<number, number>,
): Float64Array {
  const sum = new Float64Array(dimensions);
  for (const [paper, weight] of weightOf) {
    const vector = vectors[paper];
    if (!vector) continue;
    for (let index = 0; index < vector.terms.length; index++) {
      const term = vector.terms[index] ?? 0;
      sum[term] = (sum[term] ?? 0) + weight * (vector.weights[index] ?? 0);
    }
  }
  return sum;
}

function scaledToUnit(weights: readonly number[]): Float64Array {
  const length = Math.sqrt(weights.reduce((total, each) => total + each * each, 0));
  return Float64Array.from(weights, (each) => (length === 0 ? 0 : each / length));
}
