import type { Paper } from '../papers/paper';
import { labelOf } from '../topics/labels';
import { phrasesOf } from '../topics/phrases';
import { vectorSpace, type SparseVector } from '../topics/vectors';

/** A new paper with how near it is to what the reader likes. */
export interface RankedPaper {
  readonly paper: Paper;
  /** Higher is nearer; 0 where nothing is known of what the reader likes. */
  readonly score: number;
  /** The words that decided, strongest first. */
  readonly words: readonly string[];
}

/** Words that are shown for a paper at most. */
const mostWords = 5;
/** How often the examples are gone through, and how strongly large weights are held down. */
const rounds = 60;
const regularisation = 1e-3;
const rate = 20;
/** More examples change little and take their time. */
const mostExamples = 2000;

/**
 * New papers in the order in which they interest the reader: a linear model over tf-idf vectors tells liked papers from
 * others (logistic regression with L2 regularisation, fitted by gradient descent; as arxiv-sanity-lite, A. Karpathy, 2021,
 * does with a linear SVM). Deterministic. Where nothing is liked, the newest come first.
 *
 * @param liked starred and cited papers
 * @param others a sample of the library besides
 */
export function rankByInterest(
  papers: readonly Paper[],
  liked: readonly Paper[],
  others: readonly Paper[],
): readonly RankedPaper[] {
  if (liked.length === 0) {
    return papers.map((paper) => ({ paper, score: 0, words: [] })).sort(newestFirst);
  }
  const likedIds = new Set(liked.map(({ id }) => id));
  const positives = inOrder(liked);
  // A new paper is not disliked for being new, but those that are to be ranked are a sample of what there is.
  const negatives = inOrder([...others, ...papers].filter(({ id }) => !likedIds.has(id)));
  const start = positives.length + negatives.length;
  const { papers: used, spellings } = phrasesOf([...positives, ...negatives, ...papers]);
  const { vectors, phrases } = vectorSpace(used);
  const weights = fit(vectors.slice(0, start), positives.length, phrases.length);
  return papers
    .map((paper, at): RankedPaper => {
      const parts = contributions(vectors[start + at], weights);
      const words = parts
        .filter(({ value }) => value > 0)
        .sort((a, b) => b.value - a.value || a.term - b.term)
        .slice(0, mostWords)
        .map(({ term }) =>
          labelOf(spellings.get(phrases[term] ?? '') ?? new Map<string, number>()),
        );
      return { paper, score: parts.reduce((sum, { value }) => sum + value, 0), words };
    })
    .sort((a, b) => b.score - a.score || newestFirst(a, b));
}

/** Examples in an order that does not depend on where they come from, no more than {@link mostExamples}. */
function inOrder(papers: readonly Paper[]): readonly Paper[] {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, mostExamples);
}

/** The weight of each dimension. The first `positives` vectors are of liked papers; each side counts as much as the other. */
function fit(
  vectors: readonly SparseVector[],
  positives: number,
  dimensions: number,
): Float64Array {
  const weights = new Float64Array(dimensions);
  const gradient = new Float64Array(dimensions);
  const shares = [1 / (2 * positives), 1 / (2 * Math.max(1, vectors.length - positives))] as const;
  for (let round = 0; round < rounds; round++) {
    gradient.fill(0);
    vectors.forEach((vector, at) => {
      const isLiked = at < positives;
      const chance = 1 / (1 + Math.exp(-scoreOf(vector, weights)));
      const error = ((isLiked ? 1 : 0) - chance) * shares[isLiked ? 0 : 1];
      vector.terms.forEach((term, place) => {
        gradient[term] = (gradient[term] ?? 0) + error * (vector.weights[place] ?? 0);
      });
    });
    for (let term = 0; term < dimensions; term++) {
      const weight = weights[term] ?? 0;
      weights[term] = weight + rate * ((gradient[term] ?? 0) - regularisation * weight);
    }
  }
  return weights;
}

function scoreOf({ terms, weights }: SparseVector, model: Float64Array): number {
  let sum = 0;
  terms.forEach((term, place) => (sum += (weights[place] ?? 0) * (model[term] ?? 0)));
  return sum;
}

/** What each phrase of a paper brings it. */
function contributions(
  vector: SparseVector | undefined,
  model: Float64Array,
): { readonly term: number; readonly value: number }[] {
  if (!vector) return [];
  return Array.from(vector.terms, (term, place) => ({
    term,
    value: (vector.weights[place] ?? 0) * (model[term] ?? 0),
  }));
}

function newestFirst(a: RankedPaper, b: RankedPaper): number {
  return dateNumber(b) - dateNumber(a) || (a.paper.id < b.paper.id ? -1 : 1);
}

function dateNumber({ paper: { issued } }: RankedPaper): number {
  return issued ? issued.year * 10_000 + (issued.month ?? 0) * 100 + (issued.day ?? 0) : 0;
}
