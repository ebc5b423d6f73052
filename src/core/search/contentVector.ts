import { gapTerm, sequenceFields, type SearchIndex } from './searchIndex';

/** What a word of the title counts, in words of the abstract. */
export const titleWeight = 2;

/** What a paper speaks of: a tf-idf vector over the terms of title, abstract and keywords. */
export interface ContentVector {
  /** Term → weight; none is zero. */
  readonly weights: ReadonlyMap<number, number>;
  /** The length of the vector. */
  readonly length: number;
}

/** The vector of the paper in a slot (G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval, 1988). */
export function contentVector(
  index: SearchIndex,
  slot: number,
  idf: (term: number) => number,
): ContentVector {
  const frequencies = new Map<number, number>();
  const { terms, ends } = index.sequence(slot);
  let start = 0;
  sequenceFields.forEach((field, number) => {
    const end = ends[number] ?? start;
    const weight = contentWeights.get(field) ?? 0;
    for (let at = start; at < end && weight > 0; at++) {
      const term = terms[at] ?? gapTerm;
      if (term !== gapTerm) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    }
    start = end;
  });
  const weights = new Map<number, number>();
  let squares = 0;
  for (const [term, frequency] of frequencies) {
    const weight = (1 + Math.log(frequency)) * idf(term);
    if (weight <= 0) continue;
    weights.set(term, weight);
    squares += weight * weight;
  }
  return { weights, length: Math.sqrt(squares) };
}

/** About how many terms the vector of a paper is made of; never 0. */
export function contentLength({ columns }: SearchIndex, slot: number): number {
  return 1 + (columns.titleLength[slot] ?? 0) + (columns.abstractLength[slot] ?? 0);
}

const contentWeights: ReadonlyMap<string, number> = new Map([
  ['title', titleWeight],
  ['abstract', 1],
  ['keywords', 1],
]);
