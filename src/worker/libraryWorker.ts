import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Library } from '../core/papers/library';
import { serveLibrary, withReaders } from '../protocol/libraryProtocol';
import { createMemoryLibrary } from '../storage/memoryLibrary';
import { loadSqlite } from '../storage/sqlite/openDatabase';
import { openSqliteLibrary } from '../storage/sqlite/sqliteLibrary';

/** The worker thread in which the library lives on the desktop, so that indexing never blocks the extension host. */
if (!parentPort) throw new Error('The library worker runs in a worker thread only.');
const port = parentPort;
const options = (workerData ?? {}) as { storage?: string; engine?: string };

function create(): Library {
  const sqlite = loadSqlite();
  if (options.engine === 'sqlite' && sqlite && options.storage !== undefined) {
    return openSqliteLibrary(sqlite, join(options.storage, 'library.db'));
  }
  return createMemoryLibrary();
}
const library = withReaders(create());

/** So long after the last change the host has its rows, in milliseconds, and nobody has begun to type. */
const quietTime = 300;

// The index is made when it is first needed. That is by the first letter typed, which should not wait for it.
let quiet: NodeJS.Timeout | undefined;
library.onDidChange(() => {
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    void library.find({ text: 'a', match: 'any', sort: 'relevance' }, { offset: 0, limit: 0 });
  }, quietTime);
});

serveLibrary(library, {
  post: (message) => port.postMessage(message),
  onMessage(listener) {
    port.on('message', listener);
    return { dispose: () => port.off('message', listener) };
  },
});
