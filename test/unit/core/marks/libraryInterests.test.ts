import assert from 'node:assert/strict';
import { rankInLibrary } from '../../../../src/core/marks/libraryInterests';
import type { Paper } from '../../../../src/core/papers/paper';
import { createMemoryLibrary } from '../../../../src/storage/memoryLibrary';

function paper(id: string, title: string, abstract: string): Paper {
  return { id, type: 'article', title, abstract, author: [] };
}

const old = [
  paper('arxiv:1', 'Dense retrieval of passages', 'Dense retrieval with passage encoders.'),
  paper('arxiv:2', 'Galaxy clusters', 'The mass of galaxy clusters from lensing.'),
  paper('arxiv:3', 'Protein folding', 'Structure of a protein from its sequence.'),
];
const fresh = [
  paper('arxiv:4', 'Lensing of galaxy clusters', 'We weigh galaxy clusters.'),
  paper('arxiv:5', 'Better dense retrieval', 'Passage encoders for dense retrieval.'),
];
const freshIds = fresh.map(({ id }) => id);

suite('new papers in a library', () => {
  async function libraryWith() {
    const library = createMemoryLibrary();
    await library.replaceSource({ id: 'all', label: 'All' }, [...old, ...fresh]);
    return library;
  }

  test('what is like the cited papers comes first, with the words that decided', async () => {
    const library = await libraryWith();
    const [first, second] = await rankInLibrary(library, freshIds, ['arxiv:1']);
    assert.equal(first?.id, 'arxiv:5');
    assert.ok(
      first.words.some((word) => /retrieval|passage/i.test(word)),
      first.words.join(),
    );
    assert.equal(second?.id, 'arxiv:4');
    library.dispose();
  });

  test('a star counts as much as a citation', async () => {
    const library = await libraryWith();
    const marks = { read: false, starred: true, tags: [] };
    await library.setMarks([{ keys: ['arxiv:2'], title: 'Galaxy clusters', marks }]);
    const [first] = await rankInLibrary(library, freshIds, []);
    assert.equal(first?.id, 'arxiv:4');
    library.dispose();
  });

  test('papers that the library does not have are left out', async () => {
    const library = await libraryWith();
    const ranked = await rankInLibrary(library, ['arxiv:4', 'arxiv:99'], []);
    assert.deepEqual(
      ranked.map(({ id, words }) => [id, words]),
      [['arxiv:4', []]],
    );
    library.dispose();
  });
});
