import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../src/core/papers/library';
import { createMemoryLibrary } from '../../src/storage/memoryLibrary';
import { loadSqlite } from '../../src/storage/sqlite/openDatabase';
import { openSqliteLibrary } from '../../src/storage/sqlite/sqliteLibrary';

/** The engines whose answers are measured, each by a function that makes an empty library. */
export const engines: ReadonlyMap<string, () => Library> = new Map([
  ['memory', createMemoryLibrary],
  ['sqlite', createSqliteLibrary],
]);

function createSqliteLibrary(): Library {
  const sqlite = loadSqlite();
  if (!sqlite) throw new Error('This Node has no SQLite: 22.13 or later has.');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return openSqliteLibrary(sqlite, join(folder, 'library.db'), () => undefined);
}
