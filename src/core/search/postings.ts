import {
  abstractCount,
  authorCount,
  fieldCounts,
  otherCount,
  titleCount,
  type FieldCounts,
} from './fieldCounts';
import { NumberReader, type NumberWriter } from './numberBytes';

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
 * On disk a posting is the distance from the slot before it, and its counts: one byte that holds the count of the
 * abstract where that is less than 31, and bits for the other counts, which follow where they are not zero. Most postings
 * are of a word that occurs a few times in an abstract, and take two or three bytes.
 */
const abstractFollows = 31;
const titleBit = 32;
const authorBit = 64;
const otherBit = 128;

/** Writes a posting; `distance` is from the slot before, or from 0. */
export function writePosting(writer: NumberWriter, distance: number, counts: FieldCounts): void {
  const abstract = abstractCount(counts);
  const title = titleCount(counts);
  const author = authorCount(counts);
  const other = otherCount(counts);
  writer.number(distance);
  writer.byte(
    Math.min(abstract, abstractFollows) |
      (title > 0 ? titleBit : 0) |
      (author > 0 ? authorBit : 0) |
      (other > 0 ? otherBit : 0),
  );
  if (abstract >= abstractFollows) writer.number(abstract);
  for (const count of [title, author, other]) if (count > 0) writer.number(count);
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
    const reader = new NumberReader(bytes);
    while (!reader.isAtEnd) {
      this.last += reader.number();
      if (this.length === this.slots.length) {
        this.slots = grown(this.slots);
        this.counts = grown(this.counts);
      }
      this.slots[this.length] = this.last;
      this.counts[this.length++] = readCounts(reader);
    }
  }
}

function readCounts(reader: NumberReader): FieldCounts {
  const head = reader.byte();
  // Counts of the abstract alone are packed as they stand here.
  if (head < abstractFollows) return head;
  const few = head & abstractFollows;
  const abstract = few === abstractFollows ? reader.number() : few;
  const title = head & titleBit ? reader.number() : 0;
  const author = head & authorBit ? reader.number() : 0;
  const other = head & otherBit ? reader.number() : 0;
  return fieldCounts({ abstract, title, author, other });
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
