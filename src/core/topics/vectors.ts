import { finish } from '../steps';
import type { PaperPhrases } from './phrases';

/** A unit vector with few entries: `terms` are dimensions, `weights` their values. */
export interface SparseVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** Vectors of papers, and what their dimensions are. */
export interface PaperVectors {
  /** One vector a paper, in the order of the papers. Empty where a paper shares no term with another one. */
  readonly vectors: readonly SparseVector[];
  /** The phrase of each dimension. */
  readonly phrases: readonly string[];
}

/** What a phrase in the title counts, in uses in the text. */
const titleWeight = 3;

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

/** How often a paper uses its phrases; uses in the title count more. */
function countsOf({ uses }: PaperPhrases): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [phrase, { title, text }] of uses) counts.set(phrase, titleWeight * title + text);
  return counts;
}

/** The papers as vectors over their words and phrases, see {@link weightedVectors}. */
export function vectorSpace(papers: readonly PaperPhrases[]): PaperVectors {
  return finish(weightedVectors(papers.map(countsOf)));
}

function scaledToUnit(weights: readonly number[]): Float64Array {
  const length = Math.sqrt(weights.reduce((total, each) => total + each * each, 0));
  return Float64Array.from(weights, (each) => (length === 0 ? 0 : each / length));
}
