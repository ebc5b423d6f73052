import type { DatabaseSync } from 'node:sqlite';
import type { LibraryPaper } from '../../core/papers/paper';
import { groupOf } from '../../core/papers/grouping';
import { indexPaper, type IndexedPaper } from '../../core/search/indexedPaper';
import { NumberWriter } from '../../core/search/numberBytes';
import { writePosting } from '../../core/search/postings';
import { assetsOf } from '../../core/search/restrictions';
import { assetNames } from '../../core/search/queryFields';
import { gapTerm, isTellingTerm, sequenceFields } from '../../core/search/searchIndex';
import type { TopicPlace } from '../../core/topics/topicModels';
import { columnsOf, noYear, type LibraryParts, type SlotColumns } from './libraryParts';
import { encodeSequence } from './sequenceCodec';
import { pieces } from './sqliteIndex';

/** Postings that are gathered before they are written. Each takes twelve bytes. */
const mostGathered = 4_000_000;
/** A piece of postings that is longer than this, in bytes, is not added to: it would be written anew each time. */
const longestPiece = 16_384;
/** Terms that are written before others get their turn. */
const termsAtOnce = 1000;
/** Numbers of terms that are remembered while many papers are indexed. */
const mostNumbers = 2_000_000;

/** Lets others have their turn: searches go on while papers are indexed. */
export function otherTurns(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Changes the index of a library within a transaction of its owner. The parts of the library as they were stay as they
 * are, for others search by them; {@link finish} returns the new ones.
 */
export class IndexWriter {
  private slots: number;
  papers: number;
  private isOrdered = true;
  private titleTerms: number;
  private abstractTerms: number;
  private columns: SlotColumns;
  private frequency: Int32Array;
  private telling: Uint8Array;
  private terms: number;
  private readonly numbers = new Map<string, number>();
  private readonly newTerms = new Set<number>();
  /** Words that papers brought or took with them: the number of the term, and how many papers more use it. */
  private readonly words = new Map<string, { readonly term: number; uses: number }>();
  private readonly lists: Record<keyof LibraryParts['lists'], ValueList>;
  private readonly gathered = {
    terms: new Int32Array(0),
    slots: new Int32Array(0),
    counts: new Uint32Array(0),
    length: 0,
  };
  private readonly findTerm;
  private readonly addTerm;
  private readonly addSequence;
  private readonly removeSequence;
  private readonly addIdentifier;
  private readonly removeIdentifiers;
  private readonly lastPiece;
  private readonly addPiece;
  private readonly extendPiece;

  constructor(
    private readonly database: DatabaseSync,
    private readonly parts: LibraryParts,
  ) {
    this.slots = parts.slots;
    this.papers = parts.papers;
    this.titleTerms = parts.titleTerms;
    this.abstractTerms = parts.abstractTerms;
    this.columns = columnsOf(parts.slots, parts.columns);
    this.frequency = parts.frequency.slice();
    this.telling = parts.telling.slice();
    this.terms = parts.frequency.length;
    const { topics, subtopics, venues, categoryLists, collectionLists, authors } = parts.lists;
    this.lists = {
      topics: new ValueList(topics),
      subtopics: new ValueList(subtopics),
      venues: new ValueList(venues),
      categoryLists: new ValueList(categoryLists),
      collectionLists: new ValueList(collectionLists),
      authors: new ValueList(authors),
    };
    this.findTerm = database.prepare('SELECT number FROM term WHERE term = ?');
    this.addTerm = database.prepare('INSERT INTO term (term, number) VALUES (?, ?)');
    this.addSequence = database.prepare('INSERT INTO sequence (slot, data) VALUES (?, ?)');
    this.removeSequence = database.prepare('DELETE FROM sequence WHERE slot = ?');
    this.addIdentifier = database.prepare('INSERT OR IGNORE INTO identifier VALUES (?, ?)');
    this.removeIdentifiers = database.prepare('DELETE FROM identifier WHERE slot = ?');
    this.lastPiece = database.prepare(
      `SELECT key, last, length(data) AS bytes FROM posting
       WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1`,
    );
    this.addPiece = database.prepare('INSERT INTO posting (key, last, data) VALUES (?, ?, ?)');
    this.extendPiece = database.prepare(
      'UPDATE posting SET last = ?, data = CAST(data || ? AS BLOB) WHERE key = ?',
    );
  }

  /** Whether postings have gathered that must be written before more come. */
  get isFull(): boolean {
    return this.gathered.length > mostGathered;
  }

  /** A slot for a new paper. */
  nextSlot(): number {
    if (this.slots === this.columns.present.length) {
      this.columns = columnsOf(Math.max(1024, 2 * this.slots), this.columns);
    }
    return this.slots++;
  }

  /** Puts a paper into the index, at a slot of {@link nextSlot} that was not used yet. */
  add(slot: number, paper: LibraryPaper): void {
    this.orderChanged();
    const indexed = indexPaper({ ...paper, citekey: '' });
    // The terms of one paper are found faster among its words than among all terms.
    const numbers = this.changeWords(indexed, 1);
    for (const [term, counts] of indexed.counts) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = this.numberOf(term);
        numbers.set(term, number);
      }
      this.frequency[number] = (this.frequency[number] ?? 0) + 1;
      this.gather(number, slot, counts);
    }
    for (const identifier of indexed.identifiers) this.addIdentifier.run(identifier, slot);
    const sequence = sequenceFields.map((field) =>
      indexed.sequence[field].map((term) => numbers.get(term) ?? gapTerm),
    );
    this.addSequence.run(slot, encodeSequence(sequence));
    this.fillColumns(slot, paper, indexed);
    this.papers += 1;
    this.titleTerms += this.columns.titleLength[slot] ?? 0;
    this.abstractTerms += this.columns.abstractLength[slot] ?? 0;
  }

  /** Takes a paper, as it was added, out of the index. Its postings stay until the index is made anew. */
  remove(slot: number, paper: LibraryPaper): void {
    this.orderChanged();
    const indexed = indexPaper({ ...paper, citekey: '' });
    for (const term of indexed.counts.keys()) {
      const number = this.numberOf(term);
      this.frequency[number] = (this.frequency[number] ?? 0) - 1;
    }
    this.changeWords(indexed, -1);
    this.removeSequence.run(slot);
    this.removeIdentifiers.run(slot);
    this.titleTerms -= this.columns.titleLength[slot] ?? 0;
    this.abstractTerms -= this.columns.abstractLength[slot] ?? 0;
    this.columns.present[slot] = 0;
    this.papers -= 1;
  }

  /** What the paper of this slot is called names it no more; the rest of it goes when the index is made anew. */
  forgetIdentifiers(slot: number): void {
    this.removeIdentifiers.run(slot);
  }

  setTopic(slot: number, { topic, subtopic }: TopicPlace): void {
    this.columns.topic[slot] = this.lists.topics.numberOf(topic);
    this.columns.subtopic[slot] = this.lists.subtopics.numberOf(subtopic);
  }

  topicOf(slot: number): TopicPlace {
    const { columns, lists } = this;
    return {
      topic: lists.topics.values[columns.topic[slot] ?? 0] ?? '',
      subtopic: lists.subtopics.values[columns.subtopic[slot] ?? 0] ?? '',
    };
  }

  /** Writes the postings that have gathered, term by term; others have their turn in between. */
  async flush(): Promise<void> {
    const { terms, slots, counts, length } = this.gathered;
    if (length === 0) return;
    const starts = new Int32Array(this.terms + 1);
    for (let at = 0; at < length; at++) {
      const term = terms[at] ?? 0;
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    }
    for (let term = 0; term < this.terms; term++) {
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    }
    // Papers came in the order of their slots, and stay in it within each term.
    const order = new Int32Array(length);
    const next = starts.slice();
    for (let at = 0; at < length; at++) {
      const term = terms[at] ?? 0;
      order[next[term] ?? 0] = at;
      next[term] = (next[term] ?? 0) + 1;
    }
    const writer = new NumberWriter();
    let written = 0;
    for (let term = 0; term < this.terms; term++) {
      const start = starts[term] ?? 0;
      const end = starts[term + 1] ?? 0;
      if (start === end) continue;
      const known = this.newTerms.has(term) ? undefined : this.pieceOf(term);
      writer.clear();
      let last = known?.last ?? 0;
      for (let place = start; place < end; place++) {
        const at = order[place] ?? 0;
        const slot = slots[at] ?? 0;
        writePosting(writer, slot - last, counts[at] ?? 0);
        last = slot;
      }
      if (known && known.bytes < longestPiece) this.extendPiece.run(last, writer.take(), known.key);
      else this.addPiece.run(known ? known.key + 1 : term * pieces, last, writer.take());
      if (++written % termsAtOnce === 0) await otherTurns();
    }
    this.newTerms.clear();
    this.gathered.length = 0;
  }

  /** Says that papers are to be ordered anew, though none came or went. */
  orderChanged(): void {
    this.isOrdered = false;
  }

  /** Writes what is left, and returns the library's new parts. Nothing may be added afterwards. */
  async finish(): Promise<LibraryParts> {
    await this.flush();
    if (!this.isOrdered) {
      this.rank('newest', 'paper_by_date', 'date DESC, id');
      this.rank('titleRank', 'paper_by_title', 'title_order, date DESC, id');
      this.rank('keyRank', 'paper_by_key', 'key_order, date DESC, id');
    }
    return {
      slots: this.slots,
      papers: this.papers,
      titleTerms: this.titleTerms,
      abstractTerms: this.abstractTerms,
      columns: columnsOf(this.slots, this.columns),
      frequency: this.frequency.slice(0, this.terms),
      telling: this.telling.slice(0, this.terms),
      vocabulary: this.parts.vocabulary.changed(
        new Map([...this.words].map(([word, { uses }]) => [word, uses])),
      ),
      lists: {
        topics: this.lists.topics.values,
        subtopics: this.lists.subtopics.values,
        venues: this.lists.venues.values,
        categoryLists: this.lists.categoryLists.values,
        collectionLists: this.lists.collectionLists.values,
        authors: this.lists.authors.values,
      },
    };
  }

  private rank(column: 'newest' | 'titleRank' | 'keyRank', index: string, order: string): void {
    const rows = this.database
      .prepare(`SELECT slot FROM paper INDEXED BY ${index} ORDER BY ${order}`)
      .iterate();
    let rank = 0;
    for (const { slot } of rows) this.columns[column][Number(slot)] = rank++;
  }

  private fillColumns(slot: number, paper: LibraryPaper, indexed: IndexedPaper): void {
    const { columns, lists } = this;
    columns.present[slot] = 1;
    columns.titleLength[slot] = Math.min(indexed.titleLength, 0xffff);
    columns.abstractLength[slot] = Math.min(indexed.abstractLength, 0xffff);
    columns.firstTerm[slot] = indexed.firstTerm === '' ? gapTerm : this.numberOf(indexed.firstTerm);
    columns.initial[slot] = indexed.firstWord === '' ? 0 : indexed.firstWord.charCodeAt(0);
    columns.year[slot] = paper.issued?.year ?? noYear;
    columns.topic[slot] = lists.topics.numberOf(paper.topic);
    columns.subtopic[slot] = lists.subtopics.numberOf(paper.subtopic ?? '');
    columns.venue[slot] = lists.venues.numberOf(paper['container-title'] ?? '');
    columns.categories[slot] = lists.categoryLists.numberOf(JSON.stringify(paper.categories ?? []));
    columns.collections[slot] = lists.collectionLists.numberOf(
      JSON.stringify(paper.collections ?? []),
    );
    columns.author[slot] = lists.authors.numberOf(groupOf(paper, 'author').label);
    columns.assets[slot] = assetsOf(paper).reduce(
      (bits, asset) => bits | (1 << assetNames.indexOf(asset)),
      0,
    );
  }

  private numberOf(term: string): number {
    let number = this.numbers.get(term);
    if (number !== undefined) return number;
    const row = this.findTerm.get(term);
    if (row) number = Number(row.number);
    else {
      number = this.terms++;
      if (number >= this.frequency.length) {
        const size = Math.max(4096, 2 * this.frequency.length);
        this.frequency = larger(this.frequency, new Int32Array(size));
        this.telling = larger(this.telling, new Uint8Array(size));
      }
      if (isTellingTerm(term)) this.telling[number] = 1;
      this.addTerm.run(term, number);
      this.newTerms.add(number);
    }
    if (this.numbers.size >= mostNumbers) this.numbers.clear();
    this.numbers.set(term, number);
    return number;
  }

  private gather(term: number, slot: number, counts: number): void {
    const { gathered } = this;
    if (gathered.length === gathered.terms.length) {
      const size = Math.max(4096, 2 * gathered.length);
      gathered.terms = larger(gathered.terms, new Int32Array(size));
      gathered.slots = larger(gathered.slots, new Int32Array(size));
      gathered.counts = larger(gathered.counts, new Uint32Array(size));
    }
    gathered.terms[gathered.length] = term;
    gathered.slots[gathered.length] = slot;
    gathered.counts[gathered.length++] = counts;
  }

  /** Counts the words of a paper that comes or goes, and returns the numbers of their terms. */
  private changeWords(indexed: IndexedPaper, sign: 1 | -1): Map<string, number> {
    const numbers = new Map<string, number>();
    for (const [word, term] of indexed.words) {
      let known = this.words.get(word);
      if (!known) this.words.set(word, (known = { term: this.numberOf(term), uses: 0 }));
      known.uses += sign;
      numbers.set(term, known.term);
    }
    return numbers;
  }

  private pieceOf(term: number) {
    const row = this.lastPiece.get(term * pieces, term * pieces + pieces - 1);
    return row && { key: Number(row.key), last: Number(row.last), bytes: Number(row.bytes) };
  }
}

/** Different values, numbered. */
class ValueList {
  readonly values: string[];
  private readonly numbers: Map<string, number>;

  constructor(values: readonly string[]) {
    this.values = [...values];
    this.numbers = new Map(values.map((value, number) => [value, number]));
  }

  numberOf(value: string): number {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.numbers.set(value, number);
    }
    return number;
  }
}

function larger<A extends Int32Array | Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
