import { bm25Idf, k1 } from './ranking';
import { createFieldFrequency } from './fieldFrequency';
import { sequenceFields, type SearchIndex } from './searchIndex';

/**
 * Feedback for poor queries (J. J. Rocchio, Relevance feedback in information retrieval, 1971, without a user): what the
 * best papers have in common says what the searcher did not. A paper counts the less the further it is from the first,
 * by a high power, for most of the first ten answer a question that its words do not meet only by chance.
 */

/** Papers that are taken for good ones. */
const goodPapers = 10;
const power = 8;
/** Terms that are added to the query, of those that so many of the good papers share. */
const mostTerms = 20;
const leastPapers = 2;
/** What the terms together count beside the words of the query. */
const strength = 0.5;

export interface ScoredSlot {
  readonly slot: number;
  readonly score: number;
}

/** What feedback adds to the score of a paper, from the best papers as they are ranked without it. */
export function createFeedback(
  ranked: readonly ScoredSlot[],
  index: SearchIndex,
): (slot: number) => number {
  const frequencyIn = createFieldFrequency(index);
  const best = ranked[0]?.score ?? 0;
  const sums = new Map<number, { sum: number; papers: number }>();
  for (const { slot, score } of ranked.slice(0, goodPapers)) {
    const weight = (score / best) ** power;
    for (const [term, frequency] of frequencies(index, slot, frequencyIn)) {
      const known = sums.get(term) ?? { sum: 0, papers: 0 };
      known.sum += (weight * frequency) / (k1 + frequency);
      known.papers += 1;
      sums.set(term, known);
    }
  }
  const weighed: { readonly term: number; readonly weight: number; readonly idf: number }[] = [];
  for (const [term, { sum, papers }] of sums) {
    if (papers < leastPapers || index.papersWithNumber(term) < leastPapers) continue;
    if (!index.isTelling(term)) continue;
    const idf = bm25Idf(index.papers, index.papersWithNumber(term));
    weighed.push({ term, weight: sum * Math.sqrt(idf), idf });
  }
  // Sorting keeps the order of equals, which is that of the papers, and so the same on every engine.
  const kept = weighed.sort((a, b) => b.weight - a.weight).slice(0, mostTerms);
  const highest = kept[0]?.weight ?? 1;
  const boosts = new Map(
    kept.map(({ term, weight, idf }) => [term, (strength * weight * idf) / highest]),
  );

  return (slot) => {
    let score = 0;
    const there = frequencies(index, slot, frequencyIn);
    for (const [term, boost] of boosts) {
      const frequency = there.get(term);
      if (frequency !== undefined) score += (boost * frequency) / (k1 + frequency);
    }
    return score;
  };
}

/** Term → its frequency in title and abstract as BM25F counts it. */
function frequencies(
  index: SearchIndex,
  slot: number,
  frequencyIn: ReturnType<typeof createFieldFrequency>,
): ReadonlyMap<number, number> {
  const { terms, ends } = index.sequence(slot);
  const found = new Map<number, number>();
  let start = 0;
  sequenceFields.forEach((field, number) => {
    const end = ends[number] ?? start;
    if (field === 'title' || field === 'abstract') {
      const occurrence = frequencyIn(field, slot);
      for (let at = start; at < end; at++) {
        const term = terms[at] ?? -1;
        if (term >= 0) found.set(term, (found.get(term) ?? 0) + occurrence);
      }
    }
    start = end;
  });
  return found;
}
