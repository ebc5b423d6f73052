import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HumanError } from '../../../src/core/humanError';
import { startLibraryThread } from '../../../src/host/libraryThread';
import {
  createRestartingLibrary,
  type RestartingLibrary,
} from '../../../src/protocol/restartingLibrary';
import { papers } from '../conformance/papers';
import { attention, nested } from '../storage/zotero/zoteroFixtures';
import { ZoteroFolder } from '../storage/zotero/zoteroFolder';

const realWorker = resolve('out/worker/libraryWorker.js');
const source = { id: 'test', label: 'Test' };
const firstPaper = Object.values(papers)[0];
const all = { text: '', match: 'all', sort: 'title' } as const;

suite('library thread', () => {
  let folder: string;
  let library: RestartingLibrary | undefined;

  setup(() => (folder = mkdtempSync(join(tmpdir(), 'lectern-thread-'))));
  teardown(() => {
    library?.dispose();
    library = undefined;
    rmSync(folder, { recursive: true });
  });

  /** A worker that dies as soon as anything is asked of it. */
  function dyingWorker(how: string): string {
    const script = join(folder, 'dying.js');
    writeFileSync(
      script,
      `require('node:worker_threads').parentPort.on('message', () => { ${how} });`,
    );
    return script;
  }

  /** A library whose first threads run these scripts; later ones run the last. */
  function started(...scripts: string[]): RestartingLibrary {
    let count = 0;
    library = createRestartingLibrary(() => {
      const script = scripts[Math.min(count++, scripts.length - 1)] ?? realWorker;
      return startLibraryThread(script, { storage: tmpdir(), engine: 'memory' });
    });
    return library;
  }

  test('answers from its thread', async () => {
    const threaded = started(realWorker);
    assert.ok(firstPaper);
    await threaded.replaceSource(source, [firstPaper]);
    const { total } = await threaded.find(all, { offset: 0, limit: 5 });
    assert.equal(total, 1);
  });

  test('reads Zotero’s database in its thread, with collections, and leaves no copy', async () => {
    const zotero = new ZoteroFolder().make([attention, { fields: { volume: '1' } }], nested);
    library = createRestartingLibrary(() =>
      startLibraryThread(realWorker, { storage: folder, engine: 'memory' }),
    );
    const report = await library.importZotero(source, zotero.databaseFile);
    assert.deepEqual([report.papers, report.problems.length], [1, 1]);
    assert.deepEqual(await library.groups('collection', ''), [
      { key: 'Thesis / Background', label: 'Thesis / Background', count: 1 },
    ]);
    assert.deepEqual(readdirSync(join(folder, 'temporary')), []);
    await assert.rejects(library.importZotero(source, join(folder, 'none.sqlite')), HumanError);
    assert.equal((await library.find(all, { offset: 0, limit: 0 })).total, 1);
  });

  for (const how of ['process.exit(3)', 'throw new Error("out of memory")']) {
    test(`a thread that dies by ${how} fails the request in a sentence and is started again`, async () => {
      const threaded = started(dyingWorker(how), realWorker);
      const restarted = new Promise<void>((done) => threaded.onDidRestart(done));
      await assert.rejects(threaded.find(all, { offset: 0, limit: 5 }), HumanError);
      await restarted;
      const { total } = await threaded.find(all, { offset: 0, limit: 5 });
      assert.equal(total, 0);
    });
  }

  test('a thread that dies again is given up, every request fails, and a restart by the user helps', async () => {
    const dying = dyingWorker('process.exit(3)');
    const threaded = started(dying, dying, realWorker);
    const gaveUp = new Promise<Error>((done) => threaded.onDidGiveUp(done));
    const restarted = new Promise<void>((done) => threaded.onDidRestart(done));
    await assert.rejects(threaded.get(['a']), HumanError);
    await restarted;
    await assert.rejects(threaded.get(['a']), HumanError);
    assert.match((await gaveUp).message, /code 3/);
    await assert.rejects(threaded.get(['a']), HumanError);
    threaded.restart();
    assert.deepEqual(await threaded.get(['a']), []);
  });
});
