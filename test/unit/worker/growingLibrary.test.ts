import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/event';
import { HumanError } from '../../../src/core/humanError';
import type { Library, Progress } from '../../../src/core/papers/library';
import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';
import { createGrowingLibrary } from '../../../src/worker/growingLibrary';
import { libraryConformance } from '../conformance/libraryConformance';
import { manyPapers } from '../storage/sqlite/manyPapers';
import { temporaryLibrary } from '../storage/sqlite/temporaryLibrary';

const limits = { inMemory: 20, whileMoving: 50 };
const source = { id: 'many', label: 'Many' };

libraryConformance('a library that may grow', () =>
  createGrowingLibrary({ memory: createMemoryLibrary, disk: createMemoryLibrary }),
);

async function total(library: Library): Promise<number> {
  const found = await library.find(
    { text: '', match: 'all', sort: 'title' },
    { offset: 0, limit: 0 },
  );
  return found.total;
}

suite('a library that grows', () => {
  test('is there before it has moved to disk, and whole afterwards', async () => {
    let opened: Library | undefined;
    let moves = (): void => undefined;
    const moved = new Promise<void>((resolve) => (moves = resolve));
    const library = createGrowingLibrary({
      limits,
      memory: createMemoryLibrary,
      disk() {
        opened = createMemoryLibrary();
        return {
          ...opened,
          // The disk takes its time.
          replaceSource: async (...given) => {
            await moved;
            await opened?.replaceSource(...given);
          },
        };
      },
    });
    const papers = manyPapers(limits.inMemory + 1);
    await library.replaceSource(source, papers);
    assert.equal(await total(library), papers.length);
    moves();
    // Changes are made one after the other, so this one comes after the move.
    await library.removeSource('nothing');
    assert.ok(opened);
    assert.equal(await total(opened), papers.length);
    assert.deepEqual(await library.sources(), [{ ...source, papers: papers.length }]);
    library.dispose();
  });

  test('that is too large to wait for in memory is there once it is on disk', async () => {
    let opened: Library | undefined;
    const library = createGrowingLibrary({
      limits,
      memory: createMemoryLibrary,
      disk: () => (opened = createMemoryLibrary()),
    });
    const papers = manyPapers(limits.whileMoving + 1);
    await library.replaceSource(source, papers);
    assert.ok(opened);
    assert.equal(await total(opened), papers.length);
    library.dispose();
  });

  test('tells that topics are being found where that began before it had moved', async () => {
    const didProgress = new Emitter<Progress>();
    const begins = { of: 'topics', label: '', done: 0, total: 51 } as const;
    const library = createGrowingLibrary({
      limits,
      memory: createMemoryLibrary,
      disk() {
        const opened = createMemoryLibrary();
        return {
          ...opened,
          onDidProgress: didProgress.event,
          async replaceSource(...given) {
            await opened.replaceSource(...given);
            didProgress.fire(begins);
          },
        };
      },
    });
    const told: Progress[] = [];
    library.onDidProgress((progress) => told.push(progress));
    await library.replaceSource(source, manyPapers(limits.whileMoving + 1));
    assert.deepEqual(told, [begins]);
    didProgress.fire({ ...begins, done: 51 });
    assert.equal(told.length, 2);
    library.dispose();
  });

  test('tells how far papers have moved that are not there before, and stops when that is cancelled', async () => {
    const library = createGrowingLibrary({
      limits,
      memory: createMemoryLibrary,
      disk: () => temporaryLibrary().open(),
    });
    await library.replaceSource({ id: 'few', label: 'Few' }, manyPapers(10));
    const listening = library.onDidProgress(({ of, label, done }) => {
      if (of === 'source' && label === source.label && done >= 200) void library.cancelChanges();
    });
    await assert.rejects(library.replaceSource(source, manyPapers(1000)), HumanError);
    assert.equal(await total(library), 10);
    listening.dispose();
    await library.replaceSource(source, manyPapers(100));
    assert.equal(await total(library), 100);
    library.dispose();
  });

  test('that cannot move stays in memory and says so', async () => {
    const told: HumanError[] = [];
    const library = createGrowingLibrary({
      limits,
      memory: createMemoryLibrary,
      disk() {
        throw new Error('no room');
      },
    });
    library.onDidTell((each) => told.push(each));
    await library.replaceSource(source, manyPapers(limits.inMemory + 1));
    await library.removeSource('nothing');
    assert.deepEqual(
      told.map(({ args }) => args),
      [['no room']],
    );
    assert.equal(await total(library), limits.inMemory + 1);
    library.dispose();
  });

  test('says once that there is no SQLite', async () => {
    const told: HumanError[] = [];
    const library = createGrowingLibrary({ limits, memory: createMemoryLibrary });
    library.onDidTell((each) => told.push(each));
    await library.replaceSource(source, manyPapers(limits.inMemory + 1));
    await library.replaceSource(source, manyPapers(limits.inMemory + 2));
    assert.equal(told.length, 1);
    assert.equal(await total(library), limits.inMemory + 2);
    library.dispose();
  });
});
