import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/papers/paper';
import { createMemoryLibrary } from '../../../../src/storage/memoryLibrary';

/** A collection of titles and abstracts, ranked. */
async function ranking(
  text: string,
  records: Readonly<Record<string, Partial<Paper>>>,
  match: 'any' | 'all' = 'any',
): Promise<string[]> {
  const library = createMemoryLibrary();
  const papers = Object.entries(records).map(([id, fields]): Paper => ({
    id,
    type: 'article',
    title: '',
    author: [],
    ...fields,
  }));
  const title = 'Something else under a heading of the usual length, which says little';
  const abstract = 'long enough so that no other paper counts for much longer than what is usual';
  // Among others, as words are telling only where most papers do not have them.
  const others = Array.from({ length: 20 }, (_, number): Paper => {
    const id = `other${number}`;
    return { id, type: 'article', title, author: [], abstract };
  });
  await library.replaceSource({ id: 'papers', label: 'Papers' }, [...papers, ...others]);
  const { hits } = await library.find(
    { text, match, sort: 'relevance' },
    { offset: 0, limit: 100 },
  );
  library.dispose();
  return hits.map(({ paper }) => paper.id);
}

suite('ranking', () => {
  test('a rare word weighs more than a common one', async () => {
    const common = { title: 'network study' };
    const order = await ranking('network speculative', {
      a: common,
      b: common,
      c: common,
      rare: { title: 'speculative study' },
    });
    assert.equal(order[0], 'rare');
  });

  test('repetition saturates: two words once beat one word many times', async () => {
    const order = await ranking('dense sparse ', {
      many: { abstract: 'dense dense dense dense dense dense' },
      both: { abstract: 'dense and sparse matters of other kinds too' },
      sparse: { abstract: 'sparse things and more of other kinds too' },
    });
    assert.equal(order[0], 'both');
  });

  test('a long text has to say more than a short one', async () => {
    const order = await ranking('kernel ', {
      long: { abstract: `kernel ${'filler text here '.repeat(20)}` },
      short: { abstract: 'kernel text' },
    });
    assert.deepEqual(order, ['short', 'long']);
  });

  test('words next to each other beat the same words apart', async () => {
    const order = await ranking('graph neural ', {
      apart: { abstract: 'neural things about any graph' },
      together: { abstract: 'things about any graph neural' },
    });
    assert.deepEqual(order, ['together', 'apart']);
  });

  test('the word itself beats what it may become', async () => {
    const order = await ranking('graph', {
      becoming: { title: 'graphite study' },
      itself: { title: 'graph study' },
    });
    assert.deepEqual(order, ['itself', 'becoming']);
  });

  test('the typed title beats titles that say it more often', async () => {
    const order = await ranking('attention', {
      often: { title: 'Attention to attention', abstract: 'attention attention attention' },
      itself: { title: 'Attention' },
    });
    assert.deepEqual(order, ['itself', 'often']);
  });

  test('all words in the title beat the same words said more often elsewhere', async () => {
    const order = await ranking('language models ', {
      often: { title: 'Language', abstract: 'models of models of models for language in language' },
      title: { title: 'Selecting what is given to a large pair of language models', abstract: 'x' },
    });
    assert.deepEqual(order, ['title', 'often']);
  });

  test('an identifier beats mentions of its parts', async () => {
    const order = await ranking('2005.11401', {
      parts: { title: '2005 11401', abstract: '2005 and 11401' },
      itself: { title: 'Some work', arxivId: '2005.11401' },
    });
    assert.equal(order[0], 'itself');
  });

  test('among equals the newer comes first, then the smaller id', async () => {
    const order = await ranking('notes', {
      b: { title: 'Notes' },
      a: { title: 'Notes' },
      new: { title: 'Notes', issued: { year: 2020 } },
    });
    assert.deepEqual(order, ['new', 'a', 'b']);
  });

  test('papers without any of the words are left out', async () => {
    assert.deepEqual(await ranking('alpha ', { a: { title: 'alpha' }, b: { title: 'omega' } }), [
      'a',
    ]);
  });

  test('a first letter counts beside several words', async () => {
    const title = 'Graph kernels of the usual kind, for all that one may compare';
    const records = {
      a: { title, author: [{ family: 'Young' }] },
      b: { title, author: [{ family: 'Nguyen' }] },
    };
    assert.deepEqual(await ranking('graph kernels n', records, 'all'), ['b', 'a']);
  });
});
