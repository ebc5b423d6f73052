import { finish } from '../steps';
import { graphOf, type Graph } from './neighbourGraph';
import type { PaperTerms } from './paperTerms';
import type { PaperPhrases } from './phrases';
import { vectorSpace, weightedVectors, type PaperVectors, type SparseVector } from './vectors';

/** What phrases in common count in how alike papers are; words in common count the rest. */
const phraseShare = 0.3;
/** As many of the nearest of a paper say where it belongs. */
const nearest = 20;

/** For each paper how alike every paper is to it: cosines of their words and of their phrases. */
export function likenessOf(
  papers: readonly PaperPhrases[],
  terms: readonly PaperTerms[],
): readonly Float64Array[] {
  const likeness = papers.map(() => new Float64Array(papers.length));
  add(finish(weightedVectors(terms)), 1 - phraseShare);
  add(vectorSpace(papers), phraseShare);
  return likeness;

  function add(space: PaperVectors, share: number): void {
    const dense = new Float64Array(space.phrases.length);
    for (const [paper, { terms: places, weights }] of space.vectors.entries()) {
      dense.fill(0);
      for (const [at, place] of places.entries()) dense[place] = weights[at] ?? 0;
      const row = likeness[paper];
      for (const [other, vector] of space.vectors.entries()) {
        if (row) row[other] = (row[other] ?? 0) + share * cosineTo(dense, vector);
      }
    }
  }
}

function cosineTo(dense: Float64Array, { terms, weights }: SparseVector): number {
  let sum = 0;
  for (let index = 0; index < terms.length; index++) {
    sum += (dense[terms[index] ?? 0] ?? 0) * (weights[index] ?? 0);
  }
  return sum;
}

/**
 * Each paper joined to its nearest. Squared, for among a few dozen papers of one field any two are a little alike, and twenty
 * of the nearest are a third of them.
 */
export function graphOfNearest(likeness: readonly Float64Array[]): Graph {
  const edges = likeness.map(() => new Map<number, number>());
  for (const [paper, row] of likeness.entries()) {
    const near = [...row.entries()]
      .filter(([other, cosine]) => other !== paper && cosine > 0)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, nearest);
    for (const [other, cosine] of near) {
      edges[paper]?.set(other, cosine * cosine);
      edges[other]?.set(paper, cosine * cosine);
    }
  }
  return graphOf(edges, new Float64Array(likeness.length));
}
