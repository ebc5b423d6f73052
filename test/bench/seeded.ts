/** Choices that look random and are the same on every run. */

/** A hash of a text, 0 to 2³² − 1: FNV-1a, stirred by the end of MurmurHash3, since FNV alone leaves like beside like. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A whole number from 0 up to and without `limit`; each call gives the next one. */
export type Picker = (limit: number) => number;

/** The numbers that follow from a seed, by mulberry32 (T. Ettinger, 2017). */
export function seededPicker(seed: number): Picker {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
