import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadProblem } from '../../core/readers/reader';
import type { Sqlite } from '../sqlite/openDatabase';
import { copyDatabase } from './copyDatabase';
import { numberIn, TableReader, textIn } from './tableReader';
import { withDatabase } from './withDatabase';
import { ownLibrary } from './zoteroTables';

/** The second is what Better BibTeX leaves behind once the keys are in Zotero's own database. */
const files = ['better-bibtex.sqlite', 'better-bibtex.migrated'];

export interface BetterBibtexKeys {
  /** By {@link keyPlace}. */
  readonly keys: ReadonlyMap<string, string>;
  readonly problems: readonly ReadProblem[];
}

/** What an item is known by outside of Zotero's tables. */
export function keyPlace(libraryId: number, itemKey: string): string {
  return `${libraryId}/${itemKey}`;
}

/**
 * The citekeys in the database that Better BibTeX keeps beside Zotero's; none where there is no such file. The newer one
 * goes first. Never throws on account of the files.
 *
 * @param folder where the databases are copied to
 */
export function betterBibtexKeys(
  sqlite: Sqlite,
  dataFolder: string,
  folder: string,
): BetterBibtexKeys {
  const keys = new Map<string, string>();
  const problems: ReadProblem[] = [];
  for (const file of files
    .map((name) => join(dataFolder, name))
    .filter((path) => existsSync(path))) {
    const reason = readKeys(sqlite, file, folder, keys);
    if (reason === undefined) continue;
    problems.push({
      template:
        'The citekeys that Better BibTeX keeps in “{0}” could not all be read ({1}). See in Zotero that it works, and try again.',
      args: [file, reason],
    });
  }
  return { keys, problems };
}

/** Adds the keys of a file that are not known yet; why not all, where that is so. */
function readKeys(
  sqlite: Sqlite,
  file: string,
  folder: string,
  keys: Map<string, string>,
): string | undefined {
  try {
    return withDatabase(sqlite, copyDatabase(file, folder), (database) => {
      const tables = new TableReader(database);
      // The versions before 2023 kept them in another form.
      if (!tables.has('citationkey')) return tables.damage;
      tables.each(
        'citationkey',
        `SELECT coalesce(libraryID, ${ownLibrary}) AS libraryID, CAST(itemKey AS TEXT) AS itemKey,
           substr(CAST(citationKey AS TEXT), 1, 1000) AS citationKey FROM citationkey`,
        (row) => {
          const place = keyPlace(numberIn(row, 'libraryID'), textIn(row, 'itemKey'));
          if (!keys.has(place)) keys.set(place, textIn(row, 'citationKey'));
        },
      );
      return tables.damage;
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
