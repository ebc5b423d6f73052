import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../../../src/core/papers/library';
import { loadSqlite } from '../../../../src/storage/sqlite/openDatabase';
import { openSqliteLibrary } from '../../../../src/storage/sqlite/sqliteLibrary';

export interface TemporaryLibrary {
  readonly path: string;
  /** `onDamage`: see {@link openSqliteLibrary}. */
  open(onDamage?: (error: unknown) => void): Library;
}

const folders: string[] = [];

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A place for a library on disk that is gone with the process. */
export function temporaryLibrary(): TemporaryLibrary {
  const sqlite = loadSqlite();
  assert.ok(sqlite, 'These tests need a Node with SQLite (22.13 or later).');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-library-'));
  folders.push(folder);
  const path = join(folder, 'library.db');
  return {
    path,
    open: (onDamage = () => undefined) => openSqliteLibrary(sqlite, path, onDamage),
  };
}
