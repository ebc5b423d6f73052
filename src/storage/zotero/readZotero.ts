import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Paper } from '../../core/papers/paper';
import type { ReadProblem, ReadResult } from '../../core/readers/reader';
import { loadSqlite, type Sqlite } from '../sqlite/openDatabase';
import { betterBibtexKeys, keyPlace } from './betterBibtexKeys';
import { copyDatabase } from './copyDatabase';
import { TableReader } from './tableReader';
import { withDatabase } from './withDatabase';
import { readCollections } from './zoteroCollections';
import type { ZoteroItem } from './zoteroItem';
import { zoteroPaper } from './zoteroPaper';
import { readItems } from './zoteroTables';

/** How the folders are called that copies are in. */
const copyPrefix = 'zotero-';

export interface ReadZoteroOptions {
  /** Where the database is copied to for as long as it is read; it is made where it is not there. */
  readonly temporaryFolder: string;
}

/**
 * Reads Zotero's own database, `zotero.sqlite`, and the citekeys of Better BibTeX beside it. The same paper may be in
 * several libraries and comes once from each. It reads a copy, so that
 * Zotero may run and write meanwhile and is never kept waiting; the copy is gone afterwards. Never throws on account of
 * the files: what cannot be read is told as a problem, and the rest is read.
 */
export function readZotero(
  databaseFile: string,
  { temporaryFolder }: ReadZoteroOptions,
): ReadResult {
  const sqlite = loadSqlite();
  if (!sqlite) {
    return nothingBut({
      template:
        'Zotero’s database cannot be read by this version of the editor. Update it, or export the library from Zotero as a file.',
      args: [],
    });
  }
  let folder: string | undefined;
  try {
    mkdirSync(temporaryFolder, { recursive: true });
    removeLeftovers(temporaryFolder);
    folder = mkdtempSync(join(temporaryFolder, copyPrefix));
    return readCopy(sqlite, databaseFile, folder);
  } catch (error) {
    if (!isOfFiles(error)) throw error;
    return nothingBut(unreadable(error, databaseFile));
  } finally {
    if (folder !== undefined) removeQuietly(folder);
  }
}

function readCopy(sqlite: Sqlite, databaseFile: string, folder: string): ReadResult {
  const copy = copyDatabase(databaseFile, folder);
  const citekeys = betterBibtexKeys(sqlite, dirname(databaseFile), folder);
  return withDatabase(sqlite, copy, (database) => {
    const tables = new TableReader(database);
    if (!tables.has('items') && (tables.damage === undefined || isForeign(tables.damage))) {
      return nothingBut({
        template:
          '“{0}” is not a database of Zotero. Choose the file zotero.sqlite in the folder where Zotero keeps its data.',
        args: [databaseFile],
      });
    }
    const items = readItems(tables);
    const collections = readCollections(tables);
    const result = papersOf(items, citekeys.keys, collections);
    // Where the tables are not whole, that is why items have no titles.
    const ofTables = problemsOf(tables, databaseFile);
    const ofItems = ofTables.length > 0 ? [] : result.problems;
    return { ...result, problems: [...ofTables, ...citekeys.problems, ...ofItems] };
  });
}

function papersOf(
  items: ReadonlyMap<number, ZoteroItem>,
  citekeys: ReadonlyMap<string, string>,
  collections: ReadonlyMap<number, readonly string[]>,
): ReadResult {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  for (const [id, item] of items) {
    const citekey = citekeys.get(keyPlace(item.libraryId, item.key));
    const paper = zoteroPaper(item, citekey, collections.get(id));
    if (!paper) {
      problems.push({
        template: 'The item {0} of Zotero was left out because it has no title. Give it one.',
        args: [item.key],
      });
      continue;
    }
    papers.push(paper);
  }
  return { papers, entries: items.size, problems };
}

function problemsOf(tables: TableReader, databaseFile: string): ReadProblem[] {
  const problems: ReadProblem[] = [];
  if (tables.damage !== undefined) {
    problems.push({
      template:
        'Zotero’s database “{0}” is damaged, and not all of it could be read ({1}). Let Zotero repair it, or put back a copy of it.',
      args: [databaseFile, tables.damage],
    });
  }
  if (tables.missing.length > 0) {
    problems.push({
      template:
        'This version of Zotero keeps some of what it knows in another way (“{0}”), so that was left out. Update Lectern.',
      args: [tables.missing.join('”, “')],
    });
  }
  return problems;
}

/** Whether SQLite says that the file is none of its own, whatever it is. */
function isForeign(damage: string): boolean {
  return damage.includes('not a database');
}

function unreadable(error: NodeJS.ErrnoException, databaseFile: string): ReadProblem {
  if (error.code === 'ENOENT') {
    return {
      template:
        'There is no database of Zotero at “{0}”. Choose the folder where Zotero keeps its data.',
      args: [databaseFile],
    };
  }
  if (error.code === 'EBUSY') {
    return {
      template: 'Zotero runs and keeps its database “{0}” to itself. Close Zotero and try again.',
      args: [databaseFile],
    };
  }
  return {
    template:
      'Zotero’s database “{0}” could not be copied to be read ({1}). See that you may read it and that there is space, or close Zotero, and try again.',
    args: [databaseFile, error.message],
  };
}

function nothingBut(problem: ReadProblem): ReadResult {
  return { papers: [], entries: 0, problems: [problem] };
}

/** Whether the error comes from the file system. */
function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** A copy is read within minutes: one of this age, in milliseconds, is of a process that was killed. */
const oldestCopy = 3_600_000;

function removeLeftovers(temporaryFolder: string): void {
  for (const name of readdirSync(temporaryFolder)) {
    const copy = join(temporaryFolder, name);
    const changed = statSync(copy, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (name.startsWith(copyPrefix) && Date.now() - changed > oldestCopy) removeQuietly(copy);
  }
}

/** A virus scanner may hold a file for a moment; then the copy stays, and it is no reason to lose what was read. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The folder for temporary files is cleared by whom it belongs to.
  }
}
