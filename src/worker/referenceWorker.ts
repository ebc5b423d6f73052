import { parentPort } from 'node:worker_threads';
import { serveReferences } from '../protocol/referencesProtocol';

/**
 * The worker thread in which references are formatted on the desktop: to read a style takes half a second, and neither
 * the extension host nor a search is to wait for that.
 */
if (!parentPort) throw new Error('The reference worker runs in a worker thread only.');
const port = parentPort;

serveReferences({
  post: (message) => port.postMessage(message),
  onMessage(listener) {
    port.on('message', listener);
    return { dispose: () => port.off('message', listener) };
  },
});
