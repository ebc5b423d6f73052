import { abstractCount, authorCount, fieldCounts, otherCount, titleCount } from './fieldCounts';

/** The papers that hold a term, by slot, ascending, and how often each holds it in which fields. */
export interface Postings {
  readonly length: number;
  /** At least `length` long. */
  readonly slots: ArrayLike<number>;
  /** See {@link FieldCounts}; at least `length` long. */
  readonly counts: ArrayLike<number>;
}

export const noPostings: Postings = {
  length: 0,
  slots: new Uint32Array(0),
  counts: new Uint32Array(0),
};

/*
 * On disk a posting is the distance from the slot before it, as a number of variable length (seven bits a byte, the
 * lowest first, the eighth says that more follow), and its counts: one byte that holds the count of the abstract
 * where that is less than 31, and bits for the other counts, which follow where they are not zero. Most postings are of
 * a word that occurs a few times in an abstract, and take two or three bytes.
 */
const abstractFollows = 31;
const titleBit = 32;
const authorBit = 64;
const otherBit = 128;
/** The most bytes a posting takes: five for the distance, one, and two for each of four counts. */
const longestPosting = 14;

/** Room for postings that are being written; grows as needed. */
export class PostingsWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  /** `distance` is from the slot before, or from 0. */
  add(distance: number, counts: number): void {
    if (this.length + longestPosting > this.bytes.length) {
      const larger = new Uint8Array(2 * this.bytes.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    const abstract = abstractCount(counts);
    const title = titleCount(counts);
    const author = authorCount(counts);
    const other = otherCount(counts);
    this.number(distance);
    this.bytes[this.length++] =
      Math.min(abstract, abstractFollows) |
      (title > 0 ? titleBit : 0) |
      (author > 0 ? authorBit : 0) |
      (other > 0 ? otherBit : 0);
    if (abstract >= abstractFollows) this.number(abstract);
    if (title > 0) this.number(title);
    if (author > 0) this.number(author);
    if (other > 0) this.number(other);
  }

  /** A copy of what was written since the last {@link clear}. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

/** Reads postings, also in several pieces, each of which begins with the distance from the end of the one before. */
export class PostingsReader implements Postings {
  length = 0;
  slots: Uint32Array;
  counts: Uint32Array;
  private last = 0;

  /** `expected`: how many postings are likely to come. */
  constructor(expected: number) {
    this.slots = new Uint32Array(Math.max(expected, 1));
    this.counts = new Uint32Array(Math.max(expected, 1));
  }

  read(bytes: Uint8Array): void {
    let { length, slots, counts, last } = this;
    let at = 0;
    const end = bytes.length;
    while (at < end) {
      let byte = bytes[at++] ?? 0;
      let distance = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      last += distance;
      const head = bytes[at++] ?? 0;
      let packed: number = head & abstractFollows;
      if (head >= abstractFollows) {
        const abstract = packed === abstractFollows ? next() : packed;
        const title = head & titleBit ? next() : 0;
        const author = head & authorBit ? next() : 0;
        const other = head & otherBit ? next() : 0;
        packed = fieldCounts({ abstract, title, author, other });
      }
      if (length === slots.length) {
        slots = this.slots = grown(slots);
        counts = this.counts = grown(counts);
      }
      slots[length] = last;
      counts[length++] = packed;
    }
    this.length = length;
    this.last = last;

    function next(): number {
      let byte = bytes[at++] ?? 0;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 127) << shift;
      }
      return value;
    }
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
