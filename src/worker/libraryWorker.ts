import { parentPort } from 'node:worker_threads';
import { serveLibrary, withReaders } from '../protocol/libraryProtocol';
import { createMemoryLibrary } from '../storage/memoryLibrary';

/** The worker thread in which the library lives on the desktop, so that indexing never blocks the extension host. */
if (!parentPort) throw new Error('The library worker runs in a worker thread only.');
const port = parentPort;

serveLibrary(withReaders(createMemoryLibrary()), {
  post: (message) => port.postMessage(message),
  onMessage(listener) {
    port.on('message', listener);
    return { dispose: () => port.off('message', listener) };
  },
});
