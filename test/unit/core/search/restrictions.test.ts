import assert from 'node:assert/strict';
import type { PaperMarks } from '../../../../src/core/papers/paperMarks';
import type { LibraryPaper } from '../../../../src/core/papers/paper';
import { parseQuery } from '../../../../src/core/search/queryLanguage';
import {
  facetHolds,
  facetsOf,
  isOnMarks,
  marksHold,
  type Facets,
} from '../../../../src/core/search/restrictions';

suite('restrictions', () => {
  const paper: LibraryPaper = {
    id: 'local:a',
    type: 'article',
    title: 'A',
    author: [{ family: 'Lewis', given: 'Patrick' }, { literal: 'The Hamlet Collaboration' }],
    issued: { year: 2020 },
    'container-title': 'NeurIPS 2020',
    categories: ['cs.CL'],
    citekey: 'lewisRetrieval2020',
    topic: 'Dense Retrieval',
    sources: [],
  };

  function kept(text: string, facets: Partial<Facets> = {}): boolean {
    const [restriction] = parseQuery(text).restrictions;
    assert.ok(restriction?.kind === 'facet' && !isOnMarks(restriction), text);
    return facetHolds({ ...facetsOf(paper), ...facets }, restriction);
  }

  function marked(text: string, marks?: PaperMarks): boolean {
    const [restriction] = parseQuery(text).restrictions;
    assert.ok(restriction?.kind === 'facet' && isOnMarks(restriction), text);
    return marksHold(marks, restriction);
  }

  test('by words ask for all of them in one author, venue or topic', () => {
    assert.ok(kept('author:"patrick lewis"'));
    assert.ok(!kept('author:"patrick hamlet"'));
    assert.ok(kept('author:ham'));
    assert.ok(!kept('author:ham '));
    assert.ok(kept('venue:neurips '));
    assert.ok(kept('topic:"retrieval"'));
  });

  test('by year, category and citekey', () => {
    assert.ok(kept('year:2019..2021'));
    assert.ok(!kept('year:>2020'));
    assert.ok(!kept('year:>=0', { year: undefined }));
    assert.ok(kept('cat:cs'));
    assert.ok(!kept('cat:c'));
    assert.ok(kept('key:LewisRet'));
    assert.ok(!kept('key:lewisret '));
    assert.ok(kept('key:lewisretrieval2020 '));
  });

  test('by marks know a paper without any as unread, unstarred and untagged', () => {
    const queries = ['is:read', 'is:unread', 'is:starred', 'tag:a', 'rating:1..5', 'has:note'];
    assert.deepEqual(
      queries.map((text) => marked(text)),
      [false, true, false, false, false, false],
    );
  });

  test('by marks ask for what a paper was marked with', () => {
    const marks = {
      read: true,
      starred: true,
      rating: 4,
      tags: ['urgent', 'To read'],
      note: 'a.md',
    };
    const holding = [
      'is:read',
      'is:starred',
      'tag:urgent',
      'tag:"to read"',
      'tag:ur',
      'rating:4',
      'rating:>=3',
      'has:note',
    ];
    const failing = ['is:unread', 'tag:"read urgent"', 'tag:ur ', 'rating:5', 'rating:<4'];
    for (const text of holding) assert.ok(marked(text, marks), text);
    for (const text of failing) assert.ok(!marked(text, marks), text);
  });

  test('by what there is of a paper', () => {
    const all = ['has:pdf', 'has:code', 'has:abstract', 'has:doi'];
    const of = (fields: Partial<LibraryPaper>) =>
      all.filter((text) => kept(text, facetsOf({ ...paper, ...fields })));
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ arxivId: '2005.11401' }), ['has:pdf']);
    assert.deepEqual(of({ URL: 'https://example.org/a.PDF' }), ['has:pdf']);
    assert.deepEqual(of({ URL: 'https://example.org/a.pdf?download=1' }), ['has:pdf']);
    assert.deepEqual(of({ URL: 'https://example.org/?next=a.pdf' }), []);
    assert.deepEqual(of({ codeUrl: 'https://example.org/code' }), ['has:code']);
    assert.deepEqual(of({ abstract: 'Short.', DOI: '10.1000/a' }), ['has:abstract', 'has:doi']);
  });
});
