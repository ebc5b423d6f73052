import { chmodSync, copyFileSync, constants, existsSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What SQLite keeps beside a database for as long as it is written. */
const besides = ['-wal', '-journal'];

/** So often a copy is made again because the files changed under it. */
const mostCopies = 4;

/**
 * Copies a database with what stands beside it, and waits for no lock. A transaction that is not finished is in the
 * copy, too, as one that SQLite takes back when it opens it. A writer may change the files while they are copied, and
 * then pages do not fit one another; so it is done again until they stayed as they were. After the last time the copy is
 * taken as it is: most likely it is good.
 *
 * @returns where the copy is
 * @throws what the file system throws, e.g. where the file is not there
 */
export function copyDatabase(database: string, folder: string): string {
  const copy = join(folder, basename(database));
  for (let done = 0; done < mostCopies; done++) {
    const before = stateOf(database);
    copyFiles(database, copy);
    if (stateOf(database) === before) break;
  }
  return copy;
}

function copyFiles(database: string, copy: string): void {
  for (const end of ['', ...besides]) {
    rmSync(copy + end, { force: true });
    if (end !== '' && !existsSync(database + end)) continue;
    try {
      // Where the file system can, both share their blocks until one is written.
      copyFileSync(database + end, copy + end, constants.COPYFILE_FICLONE);
      // SQLite has to write into it to take back what is unfinished.
      chmodSync(copy + end, 0o600);
    } catch (error) {
      if (end === '' || existsSync(database + end)) throw error;
    }
  }
}

function stateOf(database: string): string {
  return ['', ...besides]
    .map((end) => statSync(database + end, { bigint: true, throwIfNoEntry: false }))
    .map((file) => (file ? `${file.size}:${file.mtimeNs}` : '-'))
    .join(' ');
}
