import assert from 'node:assert/strict';
import type { Grouping, Library } from '../../../src/core/papers/library';
import type { Paper } from '../../../src/core/papers/paper';
import { libraryValues } from '../../../src/host/queryValues';
import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';

const papers: readonly Paper[] = [
  {
    id: 'a',
    type: 'article',
    title: 'Passages by Meaning',
    author: [{ family: 'Khattab', given: 'Omar' }, { literal: 'The ColBERT Team' }],
    issued: { year: 2020 },
    'container-title': 'SIGIR 2020',
    categories: ['cs.IR'],
    citekey: 'khattabPassages2020',
  },
  {
    id: 'b',
    type: 'article',
    title: 'Rows without Facts',
    author: [{ family: 'Zaharia', given: 'Matei' }],
    citekey: 'zahariaRows',
  },
];

suite('values of a query', () => {
  let library: Library;
  let asked: Grouping[];

  setup(async () => {
    const memory = createMemoryLibrary();
    await memory.replaceSource({ id: 'test', label: 'Test' }, papers);
    asked = [];
    library = {
      ...memory,
      groups(by, filter) {
        asked.push(by);
        return memory.groups(by, filter);
      },
    };
  });
  teardown(() => library.dispose());

  test('are those of the groups, without the group that has none, and asked for once', async () => {
    const values = libraryValues(library);
    assert.deepEqual(await values('year', ''), ['2020']);
    assert.deepEqual(await values('venue', 'sig'), ['SIGIR']);
    assert.deepEqual(await values('cat', ''), ['cs.IR']);
    assert.equal(await values('year', '20'), await values('year', '2'));
    assert.deepEqual(asked, ['year', 'venue', 'category']);
  });

  test('are authors of the papers that are found, not the first ones only', async () => {
    const values = libraryValues(library);
    assert.deepEqual(await values('author', ''), ['Khattab', 'The ColBERT Team', 'Zaharia']);
    assert.ok((await values('author', 'Zah')).includes('Zaharia'));
    assert.ok((await values('author', '"The Col')).includes('The ColBERT Team'));
    assert.deepEqual(asked, []);
  });

  test('are citekeys as they are', async () => {
    assert.deepEqual(await libraryValues(library)('key', 'zahar'), ['zahariaRows']);
  });
});
