import type { DatabaseSync } from 'node:sqlite';

/** What a library keeps about itself, by name. */
export interface SettingTable {
  get(name: SettingName): string | undefined;
  put(name: SettingName, value: string): void;
}

/**
 * `revision` counts the changes that were committed; `index` says which terms papers were indexed by; `citekeys` and
 * `topics` are JSON.
 */
export type SettingName = 'revision' | 'index' | 'citekeys' | 'topics';

export function createSettingTable(database: DatabaseSync): SettingTable {
  const find = database.prepare('SELECT value FROM setting WHERE name = ?');
  const put = database.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)');
  return {
    get(name) {
      const row = find.get(name);
      return row && String(row.value);
    },
    put(name, value) {
      put.run(name, value);
    },
  };
}
