import assert from 'node:assert/strict';
import type { Library } from '../../../../src/core/papers/library';
import type { Paper } from '../../../../src/core/papers/paper';
import {
  paperByCitekey,
  papersByAddress,
  papersByCitekey,
} from '../../../../src/host/citing/citedPaper';
import { createMemoryLibrary } from '../../../../src/storage/memoryLibrary';

function paper(number: number, fields: Partial<Paper> = {}): Paper {
  return {
    id: `title:paper ${number}|doe`,
    type: 'article',
    title: `Paper ${number}`,
    author: [{ family: 'Doe', given: 'Jo' }],
    citekey: `doe${number}`,
    ...fields,
  };
}

suite('the papers that a note cites', () => {
  let library: Library;
  let asked: number;

  /** The library, which counts what it is asked. */
  const counting = (): Pick<Library, 'find'> => ({
    find: (query, page) => {
      asked += 1;
      return library.find(query, page);
    },
  });

  setup(() => {
    library = createMemoryLibrary();
    asked = 0;
  });
  teardown(() => library.dispose());

  const hold = (source: string, papers: readonly Paper[]) =>
    library.replaceSource({ id: source, label: source }, papers);

  test('are found by their citekeys, many at once', async () => {
    await hold(
      'a',
      Array.from({ length: 100 }, (_, number) => paper(number)),
    );
    const keys = Array.from({ length: 100 }, (_, number) => `doe${number}`);
    const found = await papersByCitekey(counting(), [...keys, 'unknown', 'doe1']);
    assert.deepEqual([...found.keys()], keys);
    for (const [key, { title }] of found) assert.equal(title, key.replace('doe', 'Paper '));
    assert.ok(asked <= 3, `${asked}`);
  });

  test('keys that only begin alike, or hold quotes, name none', async () => {
    await hold('a', [paper(1, { citekey: 'doe2021a' })]);
    const found = await papersByCitekey(library, ['doe2021', 'DOE2021a', 'doe"2021a', '*']);
    assert.deepEqual([...found], []);
  });

  test('keys of services, with slashes and colons, are keys like others', async () => {
    await hold('a', [paper(1, { citekey: 'DBLP:conf/nips/Doe21' }), paper(2)]);
    const found = await papersByCitekey(library, ['DBLP:conf/nips/Doe21', 'doe2']);
    assert.deepEqual(
      [...found.values()].map(({ title }) => title),
      ['Paper 1', 'Paper 2'],
    );
  });

  test('of several with one key, the one of the note’s sources counts, which are asked for only then', async () => {
    await hold('a', [paper(1, { citekey: 'doe' }), paper(3)]);
    await hold('b', [paper(2, { citekey: 'doe' })]);
    let asks = 0;
    const sources = (id: string) => () => {
      asks += 1;
      return Promise.resolve([id]);
    };
    assert.equal((await paperByCitekey(library, 'doe3', sources('b')))?.title, 'Paper 3');
    assert.equal(asks, 0);
    assert.equal((await paperByCitekey(library, 'doe', sources('a')))?.title, 'Paper 1');
    assert.equal((await paperByCitekey(library, 'doe', ['b']))?.title, 'Paper 2');
    assert.equal(asks, 1);
  });

  test('by links are found by DOI or arXiv identifier, whichever the paper goes by', async () => {
    const arxivId = '2101.00001';
    await hold('a', [
      paper(1, { id: `arxiv:${arxivId}`, arxivId, DOI: '10.1000/one' }),
      paper(2, { id: 'doi:10.1000/two', DOI: '10.1000/Two' }),
      paper(3),
    ]);
    const found = await papersByAddress(library, [
      'https://doi.org/10.1000/one',
      'https://doi.org/10.1000/TWO',
      `https://arxiv.org/abs/${arxivId}v2`,
      'https://doi.org/10.1000/three',
      'https://example.org/paper',
    ]);
    assert.deepEqual(found.map(({ title }) => title).sort(), ['Paper 1', 'Paper 2']);
  });
});
