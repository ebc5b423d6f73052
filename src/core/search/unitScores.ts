import type { PhraseUnit } from './expandedQuery';
import { abstractCount, authorCount, otherCount, titleCount } from './fieldCounts';
import { lengthFactor } from './fieldFrequency';
import { phraseHits } from './phraseHits';
import { fieldWeights, k1 } from './ranking';
import { identifierFlag, requiredFlag, titleFlag, type Scores } from './scores';
import type { SearchIndex } from './searchIndex';
import type { WeighedTerm, WeighedUnit } from './weighing';

/**
 * Finds out what a unit brings each paper that `may` have it: the best of the terms it may stand for, by BM25F. The
 * values go into `found`, which is empty before.
 */
export function collectUnit(
  { unit, alternatives }: WeighedUnit,
  index: SearchIndex,
  may: (slot: number) => boolean,
  found: Scores,
): void {
  const flags = unit.required ? requiredFlag : 0;
  for (const { unit: each, terms, idf } of alternatives) {
    if (each.kind === 'phrase') collectPhrase(each, idf, index, may, found, flags);
    else for (const term of terms) collectTerm(term, index, may, found, flags);
  }
}

function collectTerm(
  { postings, weight, mask, identifier, topics }: WeighedTerm,
  index: SearchIndex,
  may: (slot: number) => boolean,
  found: Scores,
  unitFlags: number,
): void {
  const { length, slots, counts } = postings;
  const { titleLength, abstractLength, topic } = index.columns;
  const title = lengthFactor('title', index.averageLength.title);
  const abstract = lengthFactor('abstract', index.averageLength.abstract);
  const author = fieldWeights.author.weight;
  for (let at = 0; at < length; at++) {
    const slot = slots[at] ?? 0;
    if (!may(slot)) continue;
    const count = (counts[at] ?? 0) & mask;
    const inTitle = titleCount(count);
    const inAbstract = abstractCount(count);
    let frequency = otherCount(count) / 2 + author * authorCount(count);
    if (inAbstract > 0) {
      frequency +=
        (inAbstract * abstract.weight) /
        (abstract.base + abstract.perTerm * (abstractLength[slot] ?? 0));
    }
    if (inTitle > 0) {
      frequency +=
        (inTitle * title.weight) / (title.base + title.perTerm * (titleLength[slot] ?? 0));
    }
    if (frequency === 0) continue;
    found.raise(
      slot,
      (weight * frequency) / (k1 + frequency),
      unitFlags | (inTitle > 0 ? titleFlag : 0) | (identifier ? identifierFlag : 0),
    );
  }
  if (topics.length === 0) return;
  const frequency = fieldWeights.topic.weight;
  const value = (weight * frequency) / (k1 + frequency);
  for (let slot = 0; slot < index.slots; slot++) {
    if (topics.includes(topic[slot] ?? -1) && may(slot)) found.raise(slot, value, unitFlags);
  }
}

function collectPhrase(
  unit: PhraseUnit,
  idf: number,
  index: SearchIndex,
  may: (slot: number) => boolean,
  found: Scores,
  flags: number,
): void {
  for (const { slot, frequency, inTitle } of phraseHits(unit, index, may)) {
    found.raise(slot, (idf * frequency) / (k1 + frequency), flags | (inTitle ? titleFlag : 0));
  }
}
