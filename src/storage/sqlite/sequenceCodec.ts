import { NumberReader, NumberWriter } from '../../core/search/numberBytes';
import { gapTerm, sequenceFields, type Sequence } from '../../core/search/searchIndex';

/*
 * A sequence on disk: for each field how many terms it has, then each term's number plus one.
 */

/** `fields`: the numbers of the terms of each, {@link gapTerm} for a gap. */
export function encodeSequence(fields: readonly (readonly number[])[]): Uint8Array {
  const writer = new NumberWriter();
  for (const terms of fields) {
    writer.number(terms.length);
    for (const term of terms) writer.number(term - gapTerm);
  }
  return writer.take();
}

export function decodeSequence(bytes: Uint8Array): Sequence {
  const reader = new NumberReader(bytes);
  // No term takes less than a byte.
  const terms = new Int32Array(bytes.length);
  const ends: number[] = [];
  let length = 0;
  while (ends.length < sequenceFields.length) {
    for (let left = reader.number(); left > 0; left--) terms[length++] = reader.number() + gapTerm;
    ends.push(length);
  }
  return { terms: terms.subarray(0, length), ends };
}

/** What a slot has that is empty. */
export const noSequence: Sequence = {
  terms: new Int32Array(0),
  ends: sequenceFields.map(() => 0),
};
