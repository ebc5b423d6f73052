import assert from 'node:assert/strict';
import { arxivPaper } from '../../bench/arxivPapers';
import { createSynthesis } from '../../bench/synthesis';

const real = [
  {
    id: '2401.00001',
    title: 'Dense retrieval of passages',
    abstract: 'We retrieve passages. They are dense.',
    authors: ['Ada Lovelace', 'Turing, Alan'],
    year: 2024,
    categories: ['cs.IR'],
  },
  {
    id: '2401.00002',
    title: 'Sparse ranking of documents',
    abstract: 'We rank documents. They are sparse.',
    authors: ['Grace Hopper'],
    year: 2023,
    categories: ['cs.IR', 'cs.CL'],
  },
  { id: '2401.00003', title: 'Dark stars', abstract: 'Stars are dark.', categories: ['astro-ph'] },
].flatMap((record) => arxivPaper(JSON.stringify(record)) ?? []);

suite('synthetic papers', () => {
  test('are the same on every run, each with an identifier of its own', () => {
    const first = createSynthesis(real);
    const second = createSynthesis(real);
    const indices = Array.from({ length: 200 }, (_, at) => at * 997);
    assert.deepEqual(indices.map(first), indices.map(second));
    const ids = indices.map((index) => arxivPaper(JSON.stringify(first(index)))?.arxivId);
    assert.equal(new Set(ids).size, indices.length);
    assert.ok(!ids.includes(undefined));
  });

  test('mix papers of one category only', () => {
    const synthesise = createSynthesis(real);
    const papers = Array.from({ length: 200 }, (_, index) => synthesise(index));
    const titles = new Set(papers.map(({ title }) => title));
    assert.ok(titles.has('Dense retrieval of documents'));
    for (const { title, abstract, categories } of papers) {
      assert.equal(/dark/i.test(title + abstract), categories[0] === 'astro-ph');
    }
  });
});

suite('papers of arXiv in JSON lines', () => {
  test('have names in two parts, however they are written', () => {
    assert.deepEqual(real[0]?.author, [
      { family: 'Lovelace', given: 'Ada' },
      { family: 'Turing', given: 'Alan' },
    ]);
    assert.equal(real[0].id, 'arxiv:2401.00001');
  });

  test('leave out lines that are none', () => {
    for (const line of ['', '{', '[]', '{"title":7}', '{"id":"2401.00001"}']) {
      assert.equal(arxivPaper(line), undefined, line);
    }
  });
});
