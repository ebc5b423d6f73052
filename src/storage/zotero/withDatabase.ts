import type { DatabaseSync } from 'node:sqlite';
import type { Sqlite } from '../sqlite/openDatabase';

/**
 * Opens a copy of somebody else's database for as long as it is used. Nobody else has the copy open, so it needs no
 * memory that processes share, which some file systems have not.
 */
export function withDatabase<T>(
  sqlite: Sqlite,
  path: string,
  use: (database: DatabaseSync) => T,
): T {
  const database = new sqlite.DatabaseSync(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF');
    return use(database);
  } finally {
    database.close();
  }
}
