import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as sqlite from 'node:sqlite';
import type { DatabaseSync } from 'node:sqlite';

export type Sqlite = typeof sqlite;

/** Node's SQLite, where this Node has it (22.13 and later). */
export function loadSqlite(): Sqlite | undefined {
  const { getBuiltinModule } = process as { getBuiltinModule?: (id: string) => unknown };
  return getBuiltinModule?.('node:sqlite') as Sqlite | undefined;
}

/** Says of a file that it is ours: “Lctn”. */
const applicationId = 0x4c63746e;

/** How long a statement waits for another window, in milliseconds. The thread does nothing else meanwhile. */
const patience = 50;

/**
 * Each step takes the schema from the version of its place to the next. A step that was released is never changed.
 *
 * Papers are numbered by slots, terms by numbers. Everything that has one value a slot or a term is one blob of
 * `part`, read as a whole when the library is opened; see `libraryParts.ts`.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE source (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, version TEXT);
  -- What a source says of a paper; null where it is all that is said of it, and so the same as paper.json.
  CREATE TABLE record (
    paper TEXT NOT NULL, source INTEGER NOT NULL, json TEXT, PRIMARY KEY (paper, source)
  ) WITHOUT ROWID;
  CREATE INDEX record_of_source ON record (source);
  CREATE TABLE paper (
    slot INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date INTEGER NOT NULL, title_order TEXT NOT NULL,
    citekey TEXT NOT NULL, key_order TEXT NOT NULL, json TEXT NOT NULL
  );
  CREATE INDEX paper_by_date ON paper (date DESC, id);
  CREATE INDEX paper_by_title ON paper (title_order, date DESC, id);
  CREATE INDEX paper_by_key ON paper (key_order, date DESC, id);
  -- Citekeys that were made up, also of papers that went: no later import gives them to another.
  CREATE TABLE made_citekey (paper TEXT PRIMARY KEY, citekey TEXT NOT NULL, lower TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX made_citekey_lower ON made_citekey (lower);
  CREATE TABLE identifier (term TEXT NOT NULL, slot INTEGER NOT NULL, PRIMARY KEY (term, slot)) WITHOUT ROWID;
  CREATE INDEX identifier_of_slot ON identifier (slot);
  CREATE TABLE term (term TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
  -- key is term number × 65536 + piece; last is the last slot in it.
  CREATE TABLE posting (key INTEGER PRIMARY KEY, last INTEGER NOT NULL, data BLOB NOT NULL);
  CREATE TABLE sequence (slot INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE part (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
  // Papers have collections. Those that are there have none: the first of the lists of collections, at every slot.
  `
  INSERT INTO part (name, data)
    SELECT 'column collections', zeroblob(length(data)) FROM part WHERE name = 'column categories';
  INSERT INTO part (name, data)
    SELECT 'list collectionLists', CAST('["[]"]' AS BLOB) FROM part WHERE name = 'column categories';
  `,
  // Papers are known by more than their id. What is there already is known by it when it is next put in.
  `
  CREATE TABLE identity (key TEXT PRIMARY KEY, paper TEXT NOT NULL) WITHOUT ROWID;
  `,
  // Topics have parts. Papers are of none, the first of the list, until topics are found anew.
  `
  INSERT OR REPLACE INTO part (name, data)
    SELECT 'column subtopic', zeroblob(length(data)) FROM part WHERE name = 'column topic';
  INSERT OR REPLACE INTO part (name, data)
    SELECT 'list subtopics', CAST('[""]' AS BLOB) FROM part WHERE name = 'column topic';
  `,
];

/** A database that was set aside because it could not be used. */
export interface SetAside {
  /** Where it is now. */
  readonly path: string;
  readonly reason: string;
}

export interface OpenDatabase {
  readonly database: DatabaseSync;
  readonly setAside?: SetAside;
}

/**
 * Opens the library's database, or makes it. A file that is damaged, foreign, or of a later Lectern is set aside under
 * another name: everything in it can be read from the sources again.
 */
export function openDatabase(sqlite: Sqlite, path: string): OpenDatabase {
  mkdirSync(dirname(path), { recursive: true });
  const suspect = existsSync(suspicionOf(path));
  try {
    return { database: openSound(sqlite, path, suspect) };
  } catch (error) {
    if (isBusy(error) || !existsSync(path)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const aside = freeName(path);
    renameSync(path, aside);
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
    rmSync(suspicionOf(path), { force: true });
    return { database: openSound(sqlite, path, false), setAside: { path: aside, reason } };
  }
}

function openSound(sqlite: Sqlite, path: string, suspect: boolean): DatabaseSync {
  const database = connect(sqlite, path);
  try {
    const id = numberOf(database, 'PRAGMA application_id');
    const version = numberOf(database, 'PRAGMA user_version');
    const isNew = numberOf(database, 'SELECT count(*) FROM sqlite_schema') === 0;
    if (!isNew && id !== applicationId) throw new Error('It is the database of another program.');
    if (version > migrations.length) throw new Error('A later version of Lectern wrote it.');
    if (suspect) {
      const finding = textOf(database, 'PRAGMA integrity_check(1)');
      if (finding !== 'ok') throw new Error(finding);
    }
    migrate(database);
    rmSync(suspicionOf(path), { force: true });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** As much of a file as SQLite maps into memory at most, in bytes. */
const mostMapped = 0x7fff0000;

/**
 * A connection that reads from the file as it is mapped into memory: a keystroke reads hundreds of rows, and a start
 * megabytes, which need no copy then. Where a file cannot be mapped, SQLite reads it as usual.
 */
export function connectToRead(sqlite: Sqlite, path: string): DatabaseSync {
  const database = connect(sqlite, path);
  database.exec(`PRAGMA mmap_size = ${mostMapped}`);
  return database;
}

/** A connection as all of ours are: several windows read while one of them writes, and a kill loses nothing. */
function connect(sqlite: Sqlite, path: string): DatabaseSync {
  const database = new sqlite.DatabaseSync(path, { timeout: patience });
  try {
    database.exec(
      `PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
       PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;`,
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSync): void {
  if (numberOf(database, 'PRAGMA user_version') === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another window may have done it meanwhile.
    const version = numberOf(database, 'PRAGMA user_version');
    for (const step of migrations.slice(version)) database.exec(step);
    database.exec(
      `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`,
    );
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Notes that a database proved damaged, so that it is looked through before it is used again. */
export function suspicionOf(path: string): string {
  return `${path}.suspect`;
}

/** Whether the error says that another window writes. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && /database is locked|database table is locked/.test(error.message)
  );
}

/** Whether the error says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && /malformed|not a database|disk image/.test(error.message);
}

function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = `${path}.set-aside-${number}`;
    if (!existsSync(name)) return name;
  }
}

export function numberOf(database: DatabaseSync, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {});
  return Number(value ?? 0);
}

function textOf(database: DatabaseSync, sql: string): string {
  const [value] = Object.values(database.prepare(sql).get() ?? {});
  return String(value);
}
