import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSqlite } from '../../../../src/storage/sqlite/openDatabase';
import {
  openSqliteLibrary,
  type SqliteLibrary,
} from '../../../../src/storage/sqlite/sqliteLibrary';

const folders: string[] = [];

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A place for a library on disk that is gone with the process. */
export function temporaryLibrary(): { readonly path: string; open(): SqliteLibrary } {
  const sqlite = loadSqlite();
  assert.ok(sqlite, 'These tests need a Node with SQLite (22.13 or later).');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-library-'));
  folders.push(folder);
  const path = join(folder, 'library.db');
  return { path, open: () => openSqliteLibrary(sqlite, path) };
}
