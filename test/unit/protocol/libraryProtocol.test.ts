import assert from 'node:assert/strict';
import { CancelledError } from '../../../src/core/cancellation';
import { HumanError } from '../../../src/core/humanError';
import type { Library } from '../../../src/core/papers/library';
import type { ReadResult } from '../../../src/core/readers/reader';
import {
  connectLibrary,
  serveLibrary,
  withReaders,
  type LibraryService,
} from '../../../src/protocol/libraryProtocol';
import { createRpc } from '../../../src/protocol/rpc';
import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';
import { othersTurn } from '../../../src/worker/othersTurn';
import { libraryConformance } from '../conformance/libraryConformance';
import { allPapers, papers } from '../conformance/papers';
import { manyPapers } from '../storage/sqlite/manyPapers';
import { createChannelPair, turn } from './channelPair';

const source = { id: 'test', label: 'Test' };

function connected(): LibraryService & { close(reason: Error): void } {
  const [host, worker] = createChannelPair();
  serveLibrary(withReaders(createMemoryLibrary(), String, othersTurn), worker);
  return connectLibrary(host);
}

libraryConformance('a library over the protocol', connected);

suite('library protocol', () => {
  let library: ReturnType<typeof connected>;

  setup(() => (library = connected()));
  teardown(() => library.dispose());

  test('reads a source where the library lives', async () => {
    const [one, two] = ['First Title', 'Second Title'].map((title) => ({ title, author: [] }));
    const text = JSON.stringify([one, two, { title: 5 }]);
    const report = await library.importFile(source, text);
    assert.equal(report.papers, 2);
    assert.equal(report.problems.length, 1);
    const { total } = await library.find(
      { text: '', match: 'all', sort: 'title' },
      { offset: 0, limit: 5 },
    );
    assert.equal(total, 2);
  });

  test('reads a file again as it is now', async () => {
    const titles = async (text: string) => {
      await library.importFile(source, text);
      const query = { text: '', match: 'all', sort: 'title' } as const;
      const { hits } = await library.find(query, { offset: 0, limit: 9 });
      return hits.map(({ paper }) => paper.title);
    };
    const [a, b] = ['@misc{a,\n title = {A}}\n', '@misc{b,\n title = {B}}\n'];
    assert.deepEqual(await titles(a + b), ['A', 'B']);
    assert.deepEqual(await titles(a + b.replace('{B}', '{C}')), ['A', 'C']);
    assert.deepEqual(await titles('[{"title": "D"}]'), ['D']);
    await library.removeSource(source.id);
    assert.deepEqual(await titles(b), ['B']);
  });

  test('reads a change of a bibliography of which it knows the version, and no other', async () => {
    const text = '@misc{a,\n title = {A}}\n@misc{b,\n title = {B}}\n';
    const start = text.indexOf('B}');
    const edit = { length: text.length, start, removed: 1, inserted: 'C' };
    const next = { ...source, version: '2' };
    assert.equal(await library.importEdit(next, '1', edit), undefined);
    await library.importFile({ ...source, version: '1' }, text);
    assert.equal(await library.importEdit(next, '0', edit), undefined);
    assert.deepEqual(await library.importEdit(next, '1', edit), { papers: 2, problems: [] });
    const query = { text: '', match: 'all', sort: 'title' } as const;
    const { hits } = await library.find(query, { offset: 0, limit: 9 });
    assert.deepEqual(
      hits.map(({ paper }) => paper.title),
      ['A', 'C'],
    );
    assert.deepEqual(
      (await library.sources()).map(({ version }) => version),
      ['2'],
    );
    // What is left may be anything.
    const all = { length: text.length, start: 0, removed: text.length, inserted: '' };
    assert.equal(await library.importEdit(next, '2', all), undefined);
  });

  test('refuses Zotero where there are no files', async () => {
    await assert.rejects(library.importZotero(source, '/home/me/Zotero/zotero.sqlite'), HumanError);
    await assert.rejects(library.findZotero(), HumanError);
  });

  test('keeps what a source holds when Zotero’s database cannot be read at all', async () => {
    const problem = { template: 'It cannot be read ({0}).', args: ['busy'] };
    let result: ReadResult = { papers: [papers.survey], entries: 1, problems: [] };
    const zotero = { find: () => '/found', read: () => result };
    const reading = withReaders(createMemoryLibrary(), String, othersTurn, zotero);
    assert.equal(await reading.findZotero(), '/found');
    assert.equal((await reading.importZotero(source, '/found')).papers, 1);
    result = { papers: [], entries: 0, problems: [problem] };
    await assert.rejects(
      reading.importZotero(source, '/found'),
      new HumanError(problem.template, ...problem.args),
    );
    assert.equal((await reading.get([papers.survey.id])).length, 1);
    result = { papers: [], entries: 0, problems: [] };
    await reading.importZotero(source, '/found');
    assert.deepEqual(await reading.get([papers.survey.id]), []);
    reading.dispose();
  });

  test('refuses a citekey template with the sentence for the user', async () => {
    await assert.rejects(
      library.configureCitekeys({ template: 'nonsense(', handedOut: {} }),
      HumanError,
    );
  });

  test('rejects parameters that are none, and goes on', async () => {
    const [host, worker] = createChannelPair();
    serveLibrary(withReaders(createMemoryLibrary(), String, othersTurn), worker);
    const rpc = createRpc<
      Readonly<Record<string, never>>,
      Record<string, (...params: unknown[]) => unknown>
    >(host, {});
    for (const [method, params] of [
      ['find', []],
      ['find', [{ text: 5 }, {}]],
      ['replaceSource', [null, null]],
      ['get', [7]],
      ['configureCitekeys', [{}]],
    ] as const) {
      await assert.rejects(rpc.call(method, ...params), Error, method);
    }
    await rpc.call('replaceSource', source, allPapers);
    assert.deepEqual(await rpc.call('get', ['nothing']), []);
  });

  const { now } = Date;
  teardown(() => void (Date.now = now));

  test('stops to work at a reading list that was cancelled', async () => {
    const [host, worker] = createChannelPair();
    const served = createMemoryLibrary();
    await served.replaceSource(source, manyPapers(200));
    const controller = new AbortController();
    const turns: string[] = [];
    let list = 'whole';
    const pause = async () => {
      turns.push(list);
      if (list === 'cancelled') controller.abort();
      await turn();
    };
    serveLibrary(withReaders(served, String, pause), worker);
    const far = connectLibrary(host);
    // By so quick a clock each step takes a turn, on every machine.
    let time = 0;
    Date.now = () => (time += 1000);
    const { entries } = await far.readingList({ text: '' }, { papers: 5 }, controller.signal);
    assert.equal(entries.length, 5);
    assert.ok(turns.length > 2, 'It is done in several turns.');
    list = 'cancelled';
    const cancelled = far.readingList({ text: '' }, { papers: 5 }, controller.signal);
    await assert.rejects(cancelled, CancelledError);
    for (let wait = 0; wait < 20; wait++) await turn();
    assert.equal(turns.filter((each) => each === list).length, 1);
    far.dispose();
    served.dispose();
  });

  test('tells of changes, also those that another one asked for', async () => {
    const [host, worker] = createChannelPair();
    const served: Library = createMemoryLibrary();
    serveLibrary(withReaders(served, String, othersTurn), worker);
    const far = connectLibrary(host);
    let changes = 0;
    far.onDidChange(() => (changes += 1));
    await served.replaceSource(source, [papers.attention]);
    await turn();
    assert.equal(changes, 1);
    far.dispose();
  });

  test('rejects what is pending when the worker is gone', async () => {
    const [host] = createChannelPair();
    const far = connectLibrary(host);
    const pending = far.get([]);
    far.close(new HumanError('The library stopped.'));
    await assert.rejects(pending, new HumanError('The library stopped.'));
    await assert.rejects(far.groups('topic', ''), HumanError);
  });
});
