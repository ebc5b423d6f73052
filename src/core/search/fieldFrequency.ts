import { b, fieldWeights } from './ranking';
import type { SearchIndex } from './searchIndex';

/** What the length of a field does to an occurrence: it counts weight / (base + perTerm × length). */
export interface LengthFactor {
  readonly weight: number;
  readonly base: number;
  readonly perTerm: number;
}

export function lengthFactor(field: 'title' | 'abstract', average: number): LengthFactor {
  const { weight } = fieldWeights[field];
  return average === 0
    ? { weight, base: 1, perTerm: 0 }
    : { weight, base: 1 - b, perTerm: b / average };
}

/** What one occurrence in the field of a paper counts. */
export function createFieldFrequency(
  index: SearchIndex,
): (field: 'title' | 'abstract', slot: number) => number {
  const { titleLength, abstractLength } = index.columns;
  const title = lengthFactor('title', index.averageLength.title);
  const abstract = lengthFactor('abstract', index.averageLength.abstract);
  return (field, slot) =>
    field === 'title'
      ? title.weight / (title.base + title.perTerm * (titleLength[slot] ?? 0))
      : abstract.weight / (abstract.base + abstract.perTerm * (abstractLength[slot] ?? 0));
}
