import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ReadResult } from '../../../../src/core/readers/reader';
import { loadSqlite, type Sqlite } from '../../../../src/storage/sqlite/openDatabase';
import { readZotero } from '../../../../src/storage/zotero/readZotero';

/** The tables of Zotero that are read, with the columns that are read. */
const schema = `
  CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
  CREATE TABLE itemTypesCombined (itemTypeID INTEGER PRIMARY KEY, typeName TEXT, custom INT);
  CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
  CREATE TABLE fieldsCombined (fieldID INTEGER PRIMARY KEY, fieldName TEXT, custom INT);
  CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
  CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, libraryID INT, key TEXT);
  CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
  CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
  CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
  CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
  CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT UNIQUE);
  CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
  CREATE TABLE collections (
    collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT
  );
  CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
  CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
  CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY);
  CREATE TABLE "groups" (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT);
  CREATE TABLE feeds (libraryID INTEGER PRIMARY KEY, name TEXT);
`;

/** An item as a test says it. */
export interface TestItem {
  readonly type?: string;
  readonly libraryId?: number;
  readonly fields?: Readonly<Record<string, string | number>>;
  /** Family name, given name and what they did; without a given name the whole of it. */
  readonly creators?: readonly (readonly [last: string, first?: string, role?: string])[];
  readonly tags?: readonly string[];
  readonly collections?: readonly number[];
}

const folders: string[] = [];

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function sqliteOrFail(): Sqlite {
  const sqlite = loadSqlite();
  assert.ok(sqlite, 'These tests need a Node with SQLite (22.13 or later).');
  return sqlite;
}

/** A folder as Zotero keeps its data in, gone with the process. */
export class ZoteroFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'lectern-zotero-'));
  readonly databaseFile = join(this.path, 'zotero.sqlite');
  readonly temporaryFolder = join(this.path, 'temporary');

  constructor() {
    folders.push(this.path);
    mkdirSync(this.temporaryFolder);
  }

  /** A connection as Zotero itself has one. */
  connect(): DatabaseSync {
    return new (sqliteOrFail().DatabaseSync)(this.databaseFile);
  }

  /** Makes the database with these items; the first is number 1. */
  make(items: readonly TestItem[], ...statements: readonly string[]): this {
    const database = this.connect();
    database.exec(`BEGIN; ${schema}`);
    for (const item of items) addItem(database, item);
    for (const statement of statements) database.exec(statement);
    database.exec('COMMIT');
    database.close();
    return this;
  }

  /** Makes a database as Better BibTeX has one. */
  makeBetterBibtex(
    name: string,
    rows: readonly (readonly [library: number, key: string, citekey: string])[],
  ) {
    const database = new (sqliteOrFail().DatabaseSync)(join(this.path, name));
    database.exec(
      `CREATE TABLE citationkey (
         itemID INTEGER PRIMARY KEY, itemKey TEXT, libraryID INT, citationKey TEXT, pinned INT
       )`,
    );
    const insert = database.prepare(
      'INSERT INTO citationkey (libraryID, itemKey, citationKey, pinned) VALUES (?, ?, ?, 0)',
    );
    for (const row of rows) insert.run(...row);
    database.close();
    return this;
  }

  /** Reads it, and sees that nothing is left of the copy. */
  read(): ReadResult {
    const result = readZotero(this.databaseFile, { temporaryFolder: this.temporaryFolder });
    assert.deepEqual(readdirSync(this.temporaryFolder), []);
    return result;
  }
}

/** The key of an item by its number. */
export function keyOf(item: number): string {
  return `KEY${String(item).padStart(5, '0')}`;
}

/** Adds an item behind those that are there. */
export function addItem(database: DatabaseSync, item: TestItem): void {
  const { type = 'journalArticle', libraryId = 1, fields = {}, creators = [], tags = [] } = item;
  const number = Number(
    database
      .prepare('INSERT INTO items (itemTypeID, libraryID) VALUES (?, ?)')
      .run(named(database, 'itemTypes', 'itemTypeID', 'typeName', type), libraryId).lastInsertRowid,
  );
  database.prepare('UPDATE items SET key = ? WHERE itemID = ?').run(keyOf(number), number);
  for (const [field, value] of Object.entries(fields)) {
    database
      .prepare('INSERT INTO itemData VALUES (?, ?, ?)')
      .run(
        number,
        named(database, 'fields', 'fieldID', 'fieldName', field),
        named(database, 'itemDataValues', 'valueID', 'value', value),
      );
  }
  for (const [order, [last, first, role = 'author']] of creators.entries()) {
    const creator = database
      .prepare('INSERT INTO creators (firstName, lastName, fieldMode) VALUES (?, ?, ?)')
      .run(first ?? '', last, first === undefined ? 1 : 0).lastInsertRowid;
    database
      .prepare('INSERT INTO itemCreators VALUES (?, ?, ?, ?)')
      .run(
        number,
        creator,
        named(database, 'creatorTypes', 'creatorTypeID', 'creatorType', role),
        order,
      );
  }
  for (const tag of tags) {
    database
      .prepare('INSERT INTO itemTags VALUES (?, ?, 0)')
      .run(number, named(database, 'tags', 'tagID', 'name', tag));
  }
  for (const collection of item.collections ?? []) {
    database.prepare('INSERT INTO collectionItems VALUES (?, ?, 0)').run(collection, number);
  }
}

/** The number of a name in a table of names, which it is added to where it is not in it. */
function named(
  database: DatabaseSync,
  table: string,
  id: string,
  column: string,
  value: string | number,
): number {
  const find = database.prepare(`SELECT ${id} AS id FROM ${table} WHERE ${column} = ?`);
  // A number is bound as one with a fraction.
  const bound = typeof value === 'number' ? BigInt(value) : value;
  const found = find.get(bound);
  if (found) return Number(found.id);
  const made = database.prepare(`INSERT INTO ${table} (${column}) VALUES (?)`).run(bound);
  const number = Number(made.lastInsertRowid);
  if (table === 'itemTypes' || table === 'fields') {
    database
      .prepare(`INSERT INTO ${table}Combined (${id}, ${column}, custom) VALUES (?, ?, 0)`)
      .run(number, bound);
  }
  return number;
}
