import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/event';
import type { Progress } from '../../../src/core/papers/library';
import { serveLibrary, withReaders } from '../../../src/protocol/libraryProtocol';
import { createRestartingLibrary } from '../../../src/protocol/restartingLibrary';
import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';
import { othersTurn } from '../../../src/worker/othersTurn';
import { createChannelPair, turn } from './channelPair';

/** Processes of which each tells and ends as it is asked to. */
function startable() {
  const processes: { tell(progress: Progress): void; end(): void }[] = [];
  const start = () => {
    const [channel, worker] = createChannelPair();
    const didProgress = new Emitter<Progress>();
    const library = { ...createMemoryLibrary(), onDidProgress: didProgress.event };
    const serving = serveLibrary(withReaders(library, String, othersTurn), worker);
    const didEnd = new Emitter<Error>();
    processes.push({
      tell: (progress) => didProgress.fire(progress),
      end: () => didEnd.fire(new Error('The process ended.')),
    });
    return {
      channel,
      onDidEnd: didEnd.event,
      dispose: () => {
        serving.dispose();
        library.dispose();
      },
    };
  };
  return { processes, start };
}

suite('a library that is started again', () => {
  const topics = { of: 'topics', label: '', done: 0, total: 400 } as const;
  const change = { of: 'source', label: 'Mine', done: 50, total: 200 } as const;

  test('tells that what was under way has ended when its process ends, the last time, too', async () => {
    const { processes, start } = startable();
    const library = createRestartingLibrary(start);
    const told: Progress[] = [];
    library.onDidProgress((progress) => told.push(progress));
    processes[0]?.tell(topics);
    processes[0]?.tell(change);
    processes[0]?.tell({ ...change, done: 200 });
    await turn();
    processes[0]?.end();
    assert.deepEqual(told.slice(3), [{ ...topics, done: 400 }]);
    processes[1]?.tell(change);
    await turn();
    processes[1]?.end();
    assert.deepEqual(told.slice(4), [change, { ...change, done: 200 }]);
    library.dispose();
  });

  test('tells that what was under way has ended when it is started again on request', async () => {
    const { processes, start } = startable();
    const library = createRestartingLibrary(start);
    const told: Progress[] = [];
    library.onDidProgress((progress) => told.push(progress));
    processes[0]?.tell(topics);
    await turn();
    library.restart();
    library.restart();
    assert.deepEqual(told, [topics, { ...topics, done: 400 }]);
    library.dispose();
  });
});
