import { writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { HumanError } from '../../core/humanError';
import {
  connectToRead,
  isDamage,
  openDatabase,
  suspicionOf,
  type SetAside,
  type Sqlite,
} from './openDatabase';

/** The file of a library on disk, open. */
export interface LibraryFile {
  /** The connection that changes are made with. */
  readonly writing: DatabaseSync;
  /** The one that sees what is committed, while a change is under way. */
  readonly reading: DatabaseSync;
  /** What the user should know: that the file which was there had to be set aside. */
  readonly told?: HumanError;
  /** Does this in a transaction, so that all it reads is of one commit. */
  reads<T>(read: () => T): T;
  /** An error as it is, and a note for the next start where it says that the file is damaged. */
  noted(error: unknown): unknown;
  close(): void;
}

/**
 * Opens the file of a library and makes something of it. What opens well enough may still hold damage that the first look
 * meets: then it is set aside, and a new one is opened.
 *
 * @param onDamage told when the file proves damaged later on: whoever opens it next sets it aside
 * @param make reads what it needs to begin
 */
export function openLibraryFile<T>(
  sqlite: Sqlite,
  path: string,
  onDamage: (error: unknown) => void,
  make: (file: LibraryFile) => T,
): T {
  try {
    return makeOf(open(sqlite, path, onDamage), make);
  } catch (error) {
    if (!isDamage(error)) throw error;
    writeFileSync(suspicionOf(path), '');
    return makeOf(open(sqlite, path, onDamage), make);
  }
}

function makeOf<T>(file: LibraryFile, make: (file: LibraryFile) => T): T {
  try {
    return make(file);
  } catch (error) {
    file.close();
    throw error;
  }
}

function open(sqlite: Sqlite, path: string, onDamage: (error: unknown) => void): LibraryFile {
  const { database: writing, setAside } = openDatabase(sqlite, path);
  const reading = connectToRead(sqlite, path);
  return {
    writing,
    reading,
    ...(setAside && { told: toldOf(setAside) }),
    reads(read) {
      reading.exec('BEGIN');
      try {
        return read();
      } finally {
        reading.exec('COMMIT');
      }
    },
    noted(error) {
      if (isDamage(error)) {
        writeFileSync(suspicionOf(path), '');
        onDamage(error);
      }
      return error;
    },
    close() {
      reading.close();
      writing.close();
    },
  };
}

function toldOf({ path, reason }: SetAside): HumanError {
  return new HumanError(
    'The library’s database could not be used ({0}). It was set aside as {1}, and the library is read anew from your files.',
    reason,
    path,
  );
}
