import type { PhraseUnit } from './expandedQuery';
import { createFieldFrequency } from './fieldFrequency';
import type { Postings } from './postings';
import { fieldWeights } from './ranking';
import { sequenceFields, type SearchIndex, type Sequence, type SequenceField } from './searchIndex';

/** A paper that has a phrase. */
export interface PhraseHit {
  readonly slot: number;
  /** Weighted by field, as BM25F counts. */
  readonly frequency: number;
  readonly inTitle: boolean;
}

/** The papers that have the words of a phrase at their distances. */
export function* phraseHits(
  { slots: words, fields }: PhraseUnit,
  index: SearchIndex,
  may: (slot: number) => boolean,
): Generator<PhraseHit> {
  const numbers = words.map(({ term, offset }) => ({ number: index.termNumber(term), offset }));
  const [first] = numbers;
  if (!first || numbers.some(({ number }) => number < 0)) return;
  const frequencyIn = createFieldFrequency(index);
  for (const slot of holdersOfAll(words.map(({ term }) => index.postings(term)))) {
    if (!may(slot)) continue;
    let frequency = 0;
    let inTitle = false;
    forEachStart(index.sequence(slot), numbers, (field) => {
      if (fields && !fields.includes(field)) return;
      inTitle ||= field === 'title';
      frequency +=
        field === 'title' || field === 'abstract'
          ? frequencyIn(field, slot)
          : fieldWeights[field].weight;
    });
    if (frequency > 0) yield { slot, frequency, inTitle };
  }
}

function forEachStart(
  { terms, ends }: Sequence,
  words: readonly { readonly number: number; readonly offset: number }[],
  found: (field: SequenceField) => void,
): void {
  const [first] = words;
  if (!first) return;
  let start = 0;
  sequenceFields.forEach((field, number) => {
    const end = ends[number] ?? start;
    for (let at = start; at < end; at++) {
      if (terms[at] !== first.number) continue;
      if (words.every(({ number, offset }) => at + offset < end && terms[at + offset] === number)) {
        found(field);
      }
    }
    start = end;
  });
}

/** The slots that are in all of these postings. */
function holdersOfAll(all: readonly Postings[]): number[] {
  const [rarest, ...others] = [...all].sort((a, b) => a.length - b.length);
  if (!rarest) return [];
  let slots = Array.from({ length: rarest.length }, (_, at) => rarest.slots[at] ?? 0);
  for (const { slots: others_, length } of others) {
    let at = 0;
    slots = slots.filter((slot) => {
      while (at < length && (others_[at] ?? 0) < slot) at += 1;
      return at < length && others_[at] === slot;
    });
  }
  return slots;
}
