import assert from 'node:assert/strict';
import { paperId } from '../../../../src/core/papers/identity';
import { mergeDuplicates, mergePapers } from '../../../../src/core/papers/merge';
import type { Paper } from '../../../../src/core/papers/paper';

function paper(fields: Partial<Paper>): Paper {
  const record = { type: 'article', title: 'A Title', author: [{ family: 'Doe' }], ...fields };
  return { ...record, id: paperId(record) };
}

suite('merging papers', () => {
  test('a field comes from the first record that has it', () => {
    const first = paper({ abstract: 'First.', keywords: [] });
    const second = paper({ abstract: 'Second.', keywords: ['search'], publisher: 'ACM' });
    const merged = mergePapers(first, second);
    assert.equal(merged.abstract, 'First.');
    assert.deepEqual(merged.keywords, ['search']);
    assert.equal(merged.publisher, 'ACM');
    assert.equal(merged.id, first.id);
  });

  test('collections of all records are united, each once', () => {
    const merged = mergePapers(
      paper({ collections: ['Theses'] }),
      paper({}),
      paper({ collections: ['Reading', 'Theses'] }),
    );
    assert.deepEqual(merged.collections, ['Theses', 'Reading']);
    assert.ok(!('collections' in mergePapers(paper({}), paper({ collections: [] }))));
  });

  test('authors and an exact type are taken from where they are', () => {
    const merged = mergePapers(
      paper({ author: [] }),
      paper({ type: 'paper-conference', author: [{ family: 'Roe' }] }),
    );
    assert.equal(merged.type, 'paper-conference');
    assert.deepEqual(merged.author, [{ family: 'Roe' }]);
  });

  test('duplicates become one at the place of the first; others stay', () => {
    const papers = [
      paper({ title: 'One', arxivId: '2307.00154' }),
      paper({ title: 'Two' }),
      paper({ title: 'One', DOI: '10.1000/a' }),
    ];
    const merged = mergeDuplicates(papers);
    assert.deepEqual(
      merged.map(({ title, DOI }) => [title, DOI]),
      [
        ['One', '10.1000/a'],
        ['Two', undefined],
      ],
    );
    assert.equal(merged[1], papers[1]);
  });

  test('a record with both identifiers joins the two that had one each', () => {
    const merged = mergeDuplicates([
      paper({ title: 'Preprint', arxivId: '2307.00154' }),
      paper({ title: 'Published', DOI: '10.1000/a' }),
      paper({ title: 'Both', arxivId: '2307.00154', DOI: '10.1000/a' }),
    ]);
    assert.deepEqual(
      merged.map(({ id, title, DOI }) => [id, title, DOI]),
      [['arxiv:2307.00154', 'Preprint', '10.1000/a']],
    );
  });

  test('what joined later is found by every name it was given', () => {
    const merged = mergeDuplicates([
      paper({ title: 'Preprint', arxivId: '2307.00154' }),
      paper({ title: 'Other', arxivId: '2307.00154', DOI: '10.1000/a' }),
      paper({ title: 'Third', DOI: '10.1000/a' }),
      paper({ title: 'Third' }),
    ]);
    assert.equal(merged.length, 1);
  });

  test('the id is that of the joined record', () => {
    const [merged] = mergeDuplicates([paper({}), paper({ arxivId: '2307.00154' })]);
    assert.equal(merged?.id, 'arxiv:2307.00154');
  });
});
