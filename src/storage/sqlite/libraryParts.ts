import type { DatabaseSync } from 'node:sqlite';
import type { SearchColumns } from '../../core/search/searchIndex';
import { SortedVocabulary } from './sortedVocabulary';
import { WordList } from './wordList';

/** A year that is not known. */
export const noYear = -0x8000_0000;

/** One value a slot, beyond what the search needs. */
export interface SlotColumns extends SearchColumns {
  /** Place in the list of parts of topics; that of the empty string where the paper is of none. */
  readonly subtopic: Int32Array;
  readonly year: Int32Array;
  /** Place in the list of venues, as they are written; of lists of categories and collections; of labels of first authors. */
  readonly venue: Int32Array;
  readonly categories: Int32Array;
  readonly collections: Int32Array;
  readonly author: Int32Array;
  /** A bit for each of {@link assetNames}. */
  readonly assets: Uint8Array;
  readonly titleRank: Uint32Array;
  readonly keyRank: Uint32Array;
}

const columnTypes = {
  present: Uint8Array,
  titleLength: Uint16Array,
  abstractLength: Uint16Array,
  firstTerm: Int32Array,
  initial: Uint16Array,
  topic: Int32Array,
  subtopic: Int32Array,
  newest: Uint32Array,
  year: Int32Array,
  venue: Int32Array,
  categories: Int32Array,
  collections: Int32Array,
  author: Int32Array,
  assets: Uint8Array,
  titleRank: Uint32Array,
  keyRank: Uint32Array,
} as const;
type ColumnName = keyof typeof columnTypes;
const columnNames = Object.keys(columnTypes) as ColumnName[];

const listNames = [
  'topics',
  'subtopics',
  'venues',
  'categoryLists',
  'collectionLists',
  'authors',
] as const;
type ListName = (typeof listNames)[number];

/** All that is kept in memory of a library on disk: a few dozen bytes a paper, and its words. */
export interface LibraryParts {
  /** Slots that were ever given. */
  readonly slots: number;
  readonly papers: number;
  readonly titleTerms: number;
  readonly abstractTerms: number;
  readonly columns: SlotColumns;
  /** How many papers hold each term, by its number. */
  readonly frequency: Int32Array;
  /** 1 for each term, by its number, that {@link isTellingTerm} holds for. */
  readonly telling: Uint8Array;
  readonly vocabulary: SortedVocabulary;
  /** The different values that columns refer to. */
  readonly lists: Readonly<Record<ListName, readonly string[]>>;
}

interface Counts {
  readonly slots: number;
  readonly papers: number;
  readonly titleTerms: number;
  readonly abstractTerms: number;
}

export function emptyParts(): LibraryParts {
  return {
    slots: 0,
    papers: 0,
    titleTerms: 0,
    abstractTerms: 0,
    columns: columnsOf(0),
    frequency: new Int32Array(0),
    telling: new Uint8Array(0),
    vocabulary: new SortedVocabulary(WordList.of([]), new Int32Array(0)),
    lists: {
      topics: [],
      subtopics: [''],
      venues: [],
      categoryLists: [],
      collectionLists: [],
      authors: [],
    },
  };
}

/** Columns with room for so many slots, and with what these have. */
export function columnsOf(slots: number, from?: SlotColumns): SlotColumns {
  const entries = columnNames.map((name) => {
    const column = new columnTypes[name](slots);
    if (from) column.set(from[name].subarray(0, slots));
    return [name, column] as const;
  });
  return Object.fromEntries(entries) as unknown as SlotColumns;
}

/**
 * The parts of a library as they were last committed. Each is read when it is first asked for, which must be before
 * anything else is committed: a start needs half of them.
 */
export function readParts(database: DatabaseSync): LibraryParts {
  const find = database.prepare('SELECT data FROM part WHERE name = ?');
  const bytes = (name: string) => (find.get(name)?.data ?? new Uint8Array(0)) as Uint8Array;
  const json = (name: string): unknown => JSON.parse(new TextDecoder().decode(bytes(name)));
  if (!find.get('counts')) return emptyParts();
  return lazily<LibraryParts>(json('counts') as Counts, {
    columns: () =>
      lazily<SlotColumns>(
        {},
        makersOf(columnNames, (name) => {
          const type: NumbersType<unknown> = columnTypes[name];
          return arrayOf(type, bytes(`column ${name}`));
        }) as Makers<SlotColumns>,
      ),
    frequency: () => arrayOf(Int32Array, bytes('frequency')),
    telling: () => arrayOf(Uint8Array, bytes('telling')),
    vocabulary() {
      const uses = arrayOf(Int32Array, bytes('word uses'));
      return new SortedVocabulary(new WordList(bytes('words'), uses.length), uses);
    },
    lists: () =>
      lazily<LibraryParts['lists']>(
        {},
        makersOf(listNames, (name) => json(`list ${name}`) as readonly string[]),
      ),
  });
}

type Makers<T> = { readonly [K in keyof T]?: () => T[K] };

function makersOf<K extends string, V>(
  names: readonly K[],
  make: (name: K) => V,
): Readonly<Record<K, () => V>> {
  const entries = names.map((name) => [name, () => make(name)] as const);
  return Object.fromEntries(entries) as Readonly<Record<K, () => V>>;
}

/** An object of these values, and of others that are made when they are first asked for. */
function lazily<T extends object>(values: Partial<T>, makers: Makers<T>): T {
  const made: Partial<T> = { ...values };
  for (const [name, make] of Object.entries(makers) as [keyof T, () => T[keyof T]][]) {
    let value: T[keyof T] | undefined;
    Object.defineProperty(made, name, { get: () => (value ??= make()), enumerable: true });
  }
  return made as T;
}

interface NumbersType<A> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): A;
}

function arrayOf<A>(type: NumbersType<A>, bytes: Uint8Array): A {
  // A blob comes in a buffer of its own; were it part of another, it might lie where no number can.
  const own = bytes.byteOffset % type.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new type(own.buffer, own.byteOffset, own.byteLength / type.BYTES_PER_ELEMENT);
}

/** Writes the parts of a library, within the transaction that changed its papers. */
export function writeParts(database: DatabaseSync, parts: LibraryParts): void {
  const write = database.prepare('INSERT OR REPLACE INTO part (name, data) VALUES (?, ?)');
  const json = (name: string, value: unknown) =>
    write.run(name, new TextEncoder().encode(JSON.stringify(value)));
  const { slots, papers, titleTerms, abstractTerms, columns, vocabulary, lists } = parts;
  json('counts', { slots, papers, titleTerms, abstractTerms } satisfies Counts);
  for (const name of columnNames) write.run(`column ${name}`, bytesOf(columns[name]));
  for (const name of listNames) json(`list ${name}`, lists[name]);
  write.run('frequency', bytesOf(parts.frequency));
  write.run('telling', bytesOf(parts.telling));
  write.run('words', vocabulary.words.bytes);
  write.run('word uses', bytesOf(vocabulary.uses));
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
