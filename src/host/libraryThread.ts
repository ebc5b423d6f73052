import { Worker } from 'node:worker_threads';
import { Emitter } from '../core/event';
import type { LibraryThreadOptions } from '../protocol/libraryThreadOptions';
import type { LibraryProcess } from '../protocol/restartingLibrary';

/** Starts the library's worker thread. `script` is the path of the built `libraryWorker.js`. */
export function startLibraryThread(script: string, options: LibraryThreadOptions): LibraryProcess {
  const worker = new Worker(script, { workerData: options });
  const didEnd = new Emitter<Error>();
  let cause: Error | undefined;
  worker.on(
    'error',
    (error) => (cause = error instanceof Error ? error : new Error(String(error))),
  );
  worker.on('exit', (code) =>
    didEnd.fire(cause ?? new Error(`The library's worker ended with code ${code}.`)),
  );
  return {
    channel: {
      post: (message, handedOver = []) => worker.postMessage(message, [...handedOver]),
      onMessage(listener) {
        worker.on('message', listener);
        return { dispose: () => worker.off('message', listener) };
      },
    },
    onDidEnd: didEnd.event,
    dispose() {
      didEnd.dispose();
      void worker.terminate();
    },
  };
}
