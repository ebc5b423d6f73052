import { gapTerm, sequenceFields, type Sequence } from '../../core/search/searchIndex';

/*
 * A sequence on disk: for each field the number of its terms, then each term's number plus one, all as numbers of
 * variable length, seven bits a byte, the lowest first.
 */

/** `terms` are numbers, {@link gapTerm} for a gap. */
export function encodeSequence(fields: readonly (readonly number[])[]): Uint8Array {
  const bytes: number[] = [];
  const push = (value: number) => {
    let rest = value;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  for (const terms of fields) {
    push(terms.length);
    for (const term of terms) push(term - gapTerm);
  }
  return Uint8Array.from(bytes);
}

export function decodeSequence(bytes: Uint8Array): Sequence {
  const terms = new Int32Array(bytes.length);
  const ends: number[] = [];
  let at = 0;
  let length = 0;
  const next = () => {
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value;
  };
  while (ends.length < sequenceFields.length) {
    for (let left = next(); left > 0; left--) terms[length++] = next() + gapTerm;
    ends.push(length);
  }
  return { terms: terms.subarray(0, length), ends };
}
