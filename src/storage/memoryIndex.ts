import type { LibraryPaper } from '../core/papers/paper';
import { indexPaper, type IndexedPaper } from '../core/search/indexedPaper';
import { noPostings, type Postings } from '../core/search/postings';
import {
  gapTerm,
  isTellingTerm,
  sequenceFields,
  type SearchColumns,
  type SearchIndex,
  type Sequence,
} from '../core/search/searchIndex';
import { mostUsed } from '../core/search/vocabulary';
import { identifierCounts } from './identifierCounts';
import { UsedWords } from './usedWords';

/** The index of a library in memory; its vocabulary is in MiniSearch's radix tree, see {@link UsedWords}. */
export class MemoryIndex implements SearchIndex {
  /** Room for slots; grows as papers come. */
  columns = emptyColumns(64);
  /** The papers as they were put in. What their index entries were is found out again where one goes: kept, it is most of the memory. */
  private readonly indexed = new Map<number, LibraryPaper>();
  private readonly sequences = new Map<number, Sequence>();
  private readonly numbers = new Map<string, number>();
  private readonly lists: GrowingPostings[] = [];
  private readonly telling: boolean[] = [];
  private words = new UsedWords();
  private identifiers = new UsedWords();
  private titleTerms = 0;
  private abstractTerms = 0;

  /** `titleWords`: see {@link SearchIndex.titleWords}; `topicsWith`: see {@link SearchIndex.topicsWith}. */
  constructor(
    readonly titleWords: (slot: number) => readonly string[],
    readonly topicsWith: (term: string) => readonly number[],
  ) {}

  get slots(): number {
    return this.columns.present.length;
  }

  get papers(): number {
    return this.indexed.size;
  }

  get averageLength(): SearchIndex['averageLength'] {
    const papers = Math.max(1, this.papers);
    return { title: this.titleTerms / papers, abstract: this.abstractTerms / papers };
  }

  /** Makes room for this slot. */
  reserve(slot: number): void {
    while (slot >= this.slots) this.columns = doubled(this.columns);
  }

  has(slot: number): boolean {
    return this.indexed.has(slot);
  }

  /** Puts a paper into the index, at a slot that has none. */
  add(slot: number, paper: LibraryPaper): void {
    const indexed = indexPaper(paper);
    this.indexed.set(slot, paper);
    for (const [term, counts] of indexed.counts) this.list(term).insert(slot, counts);
    for (const identifier of indexed.identifiers) {
      this.list(identifier).insert(slot, identifierCounts);
      this.identifiers.add(identifier);
    }
    for (const word of indexed.words.keys()) this.words.add(word);
    this.sequences.set(slot, this.toSequence(indexed));
    const { titleLength, abstractLength, firstTerm, initial } = this.columns;
    titleLength[slot] = Math.min(indexed.titleLength, 0xffff);
    abstractLength[slot] = Math.min(indexed.abstractLength, 0xffff);
    firstTerm[slot] = this.termNumber(indexed.firstTerm);
    initial[slot] = indexed.firstWord === '' ? 0 : indexed.firstWord.charCodeAt(0);
    this.titleTerms += titleLength[slot] ?? 0;
    this.abstractTerms += abstractLength[slot] ?? 0;
  }

  /** Takes the paper of this slot out of the index, if it is in it. */
  remove(slot: number): void {
    const paper = this.indexed.get(slot);
    if (!paper) return;
    const indexed = indexPaper(paper);
    for (const term of indexed.counts.keys()) this.list(term).remove(slot);
    for (const identifier of indexed.identifiers) {
      this.list(identifier).remove(slot);
      this.identifiers.remove(identifier);
    }
    for (const word of indexed.words.keys()) this.words.remove(word);
    this.titleTerms -= this.columns.titleLength[slot] ?? 0;
    this.abstractTerms -= this.columns.abstractLength[slot] ?? 0;
    this.indexed.delete(slot);
    this.sequences.delete(slot);
  }

  /** Takes all papers out of the index. */
  clear(): void {
    for (const all of [this.indexed, this.sequences, this.numbers]) all.clear();
    for (const list of [this.lists, this.telling]) list.length = 0;
    this.words = new UsedWords();
    this.identifiers = new UsedWords();
    this.titleTerms = 0;
    this.abstractTerms = 0;
  }

  termNumber(term: string): number {
    return this.numbers.get(term) ?? gapTerm;
  }

  papersWith(term: string): number {
    return this.postings(term).length;
  }

  papersWithNumber(term: number): number {
    return this.postingsOf(term).length;
  }

  isTelling(term: number): boolean {
    return this.telling[term] ?? false;
  }

  postings(term: string): Postings {
    return this.postingsOf(this.termNumber(term));
  }

  postingsOf(term: number): Postings {
    return this.lists[term] ?? noPostings;
  }

  sequence(slot: number): Sequence {
    return this.sequences.get(slot) ?? noSequence;
  }

  beginningWith(prefix: string, limit: number): readonly string[] {
    return mostUsed(this.words.beginningWith(prefix), limit).map(({ word }) => word);
  }

  identifiersBeginningWith(prefix: string, limit: number): readonly string[] {
    const found = Array.from(this.identifiers.beginningWith(prefix), ({ word }) => word);
    return found.sort().slice(0, limit);
  }

  *near(word: string, slips: number): Iterable<string> {
    // Swapped letters are one slip, but two edits to the tree, which knows no swaps.
    yield* this.words.within(word, slips + 1);
  }

  *nearBeginning(word: string): Iterable<string> {
    const [initial = ''] = word;
    for (const { word: other } of this.words.beginningWith(initial)) yield other;
  }

  private list(term: string): GrowingPostings {
    const known = this.numbers.get(term);
    if (known !== undefined) {
      const list = this.lists[known];
      if (list) return list;
    }
    const list = new GrowingPostings();
    this.numbers.set(term, this.lists.length);
    this.lists.push(list);
    this.telling.push(isTellingTerm(term));
    return list;
  }

  private toSequence({ sequence }: IndexedPaper): Sequence {
    const terms: number[] = [];
    const ends: number[] = [];
    for (const field of sequenceFields) {
      for (const term of sequence[field]) terms.push(this.termNumber(term));
      ends.push(terms.length);
    }
    return { terms: Int32Array.from(terms), ends };
  }
}

const noSequence: Sequence = { terms: new Int32Array(0), ends: [] };

/** Postings that papers come to and go from. */
class GrowingPostings implements Postings {
  readonly slots: number[] = [];
  readonly counts: number[] = [];

  get length(): number {
    return this.slots.length;
  }

  insert(slot: number, counts: number): void {
    const at = this.placeOf(slot);
    // Mostly: `splice` makes a list of what it takes out, though that is nothing.
    if (at === this.slots.length) {
      this.slots.push(slot);
      this.counts.push(counts);
      return;
    }
    this.slots.splice(at, 0, slot);
    this.counts.splice(at, 0, counts);
  }

  remove(slot: number): void {
    const at = this.placeOf(slot);
    if (this.slots[at] !== slot) return;
    this.slots.splice(at, 1);
    this.counts.splice(at, 1);
  }

  /** Where the slot is, or would be. Papers mostly come in the order of their slots. */
  private placeOf(slot: number): number {
    const { slots } = this;
    if (slots.length === 0 || (slots.at(-1) ?? 0) < slot) return slots.length;
    let low = 0;
    let high = slots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((slots[middle] ?? 0) < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function emptyColumns(slots: number): SearchColumns {
  return {
    present: new Uint8Array(slots),
    titleLength: new Uint16Array(slots),
    abstractLength: new Uint16Array(slots),
    firstTerm: new Int32Array(slots),
    initial: new Uint16Array(slots),
    topic: new Int32Array(slots),
    newest: new Uint32Array(slots),
  };
}

function doubled(columns: SearchColumns): SearchColumns {
  const larger = emptyColumns(2 * columns.present.length);
  for (const [name, column] of Object.entries(columns)) {
    larger[name as keyof SearchColumns].set(column as Uint8Array);
  }
  return larger;
}
