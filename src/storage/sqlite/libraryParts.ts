import type { DatabaseSync } from 'node:sqlite';
import type { SearchColumns } from '../../core/search/searchIndex';
import { SortedVocabulary } from './sortedVocabulary';

/** A year that is not known. */
export const noYear = -0x8000_0000;

/** One value a slot, beyond what the search needs. */
export interface SlotColumns extends SearchColumns {
  readonly year: Int32Array;
  /** Place in the list of venues, as they are written; of lists of categories; of labels of first authors. */
  readonly venue: Int32Array;
  readonly categories: Int32Array;
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
  newest: Uint32Array,
  year: Int32Array,
  venue: Int32Array,
  categories: Int32Array,
  author: Int32Array,
  assets: Uint8Array,
  titleRank: Uint32Array,
  keyRank: Uint32Array,
} as const;
type ColumnName = keyof typeof columnTypes;
const columnNames = Object.keys(columnTypes) as ColumnName[];

const listNames = ['topics', 'venues', 'categoryLists', 'authors'] as const;
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
    vocabulary: new SortedVocabulary([], new Int32Array(0)),
    lists: { topics: [], venues: [], categoryLists: [], authors: [] },
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

/** Reads the parts of a library as they were last committed. */
export function readParts(database: DatabaseSync): LibraryParts {
  const rows = database.prepare('SELECT name, data FROM part').all();
  const blobs = new Map(rows.map(({ name, data }) => [String(name), data as Uint8Array]));
  const json = (name: string): unknown => {
    const blob = blobs.get(name);
    return blob && JSON.parse(new TextDecoder().decode(blob));
  };
  const counts = json('counts') as Counts | undefined;
  if (!counts) return emptyParts();
  const text = new TextDecoder().decode(blobs.get('words'));
  const words = text === '' ? [] : text.split('\n');
  const numbers = (name: string) => new Int32Array(aligned(blobs.get(name)));
  const columns: Record<string, ArrayBufferView> = {};
  for (const name of columnNames) {
    columns[name] = new columnTypes[name](aligned(blobs.get(`column ${name}`)));
  }
  return {
    ...counts,
    columns: columns as unknown as SlotColumns,
    frequency: numbers('frequency'),
    telling: new Uint8Array(aligned(blobs.get('telling'))),
    vocabulary: new SortedVocabulary(words, numbers('word uses')),
    lists: Object.fromEntries(
      listNames.map((name) => [name, json(`list ${name}`)]),
    ) as LibraryParts['lists'],
  };
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
  write.run('words', new TextEncoder().encode(vocabulary.words.join('\n')));
  write.run('word uses', bytesOf(vocabulary.uses));
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(blob: Uint8Array | undefined): ArrayBuffer {
  return blob ? new Uint8Array(blob).buffer : new ArrayBuffer(0);
}
