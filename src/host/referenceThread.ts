import { Worker } from 'node:worker_threads';
import { connectReferences, type ReferenceFormatter } from '../protocol/referencesProtocol';

/**
 * Formats references in a thread of its own, which is started when it is first asked and again after it died.
 * `script` is the path of the built `referenceWorker.js`.
 */
export function createReferenceThread(script: string): ReferenceFormatter {
  let running: { readonly formatter: ReferenceFormatter; readonly worker: Worker } | undefined;

  function start() {
    const worker = new Worker(script);
    const formatter = connectReferences({
      post: (message) => worker.postMessage(message),
      onMessage(listener) {
        worker.on('message', listener);
        return { dispose: () => worker.off('message', listener) };
      },
    });
    const started = { formatter, worker };
    const end = (cause: Error) => {
      formatter.close(cause);
      if (running === started) running = undefined;
    };
    worker.on('error', (cause) => end(cause instanceof Error ? cause : new Error(String(cause))));
    worker.on('exit', (code) => end(new Error(`The reference worker ended with code ${code}.`)));
    // It keeps nothing that anybody would miss.
    worker.unref();
    return started;
  }

  return {
    format(request) {
      running ??= start();
      return running.formatter.format(request);
    },
    dispose() {
      running?.formatter.dispose();
      void running?.worker.terminate();
      running = undefined;
    },
  };
}
