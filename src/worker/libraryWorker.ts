import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Library } from '../core/papers/library';
import { serveLibrary, withReaders } from '../protocol/libraryProtocol';
import type { LibraryThreadOptions } from '../protocol/libraryThreadOptions';
import { createMemoryLibrary } from '../storage/memoryLibrary';
import { loadSqlite } from '../storage/sqlite/openDatabase';
import { openSqliteLibrary } from '../storage/sqlite/sqliteLibrary';
import { findZotero } from '../storage/zotero/findZotero';
import { readZotero } from '../storage/zotero/readZotero';
import { decodeText } from './decodeText';
import { createGrowingLibrary } from './growingLibrary';
import { othersTurn } from './othersTurn';

/** The worker thread in which the library lives on the desktop, so that indexing never blocks the extension host. */
if (!parentPort) throw new Error('The library worker runs in a worker thread only.');
const port = parentPort;

const options = workerData as LibraryThreadOptions;
const library = withReaders(createLibrary(options), decodeText, othersTurn, {
  find: findZotero,
  read: (databasePath) =>
    readZotero(databasePath, { temporaryFolder: join(options.storage, 'temporary') }),
});

function createLibrary({ storage, engine }: LibraryThreadOptions): Library {
  const sqlite = loadSqlite();
  const path = join(storage, 'library.db');
  if (engine === 'memory') return createMemoryLibrary();
  if (!sqlite) return createGrowingLibrary({ memory: createMemoryLibrary });
  const disk = () => openSqliteLibrary(sqlite, path, endThread);
  // A library that outgrew memory once is opened, not built.
  if (engine === 'sqlite' || existsSync(path)) return disk();
  return createGrowingLibrary({ memory: createMemoryLibrary, disk });
}

/** Ends this thread: the next one sets a damaged database aside and begins anew. */
function endThread(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

serveLibrary(library, {
  post: (message) => port.postMessage(message),
  onMessage(listener) {
    port.on('message', listener);
    return { dispose: () => port.off('message', listener) };
  },
});
