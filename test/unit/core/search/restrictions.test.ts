import assert from 'node:assert/strict';
import type { LibraryPaper } from '../../../../src/core/papers/paper';
import { parseQuery } from '../../../../src/core/search/queryLanguage';
import { facetHolds, facetsOf, type Facets } from '../../../../src/core/search/restrictions';

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
    assert.ok(restriction?.kind === 'facet', text);
    return facetHolds({ ...facetsOf(paper), ...facets }, restriction);
  }

  test('by words ask for all of them in one author, venue, topic or tag', () => {
    assert.ok(kept('author:"patrick lewis"'));
    assert.ok(!kept('author:"patrick hamlet"'));
    assert.ok(kept('author:ham'));
    assert.ok(!kept('author:ham '));
    assert.ok(kept('venue:neurips '));
    assert.ok(kept('topic:"retrieval"'));
    assert.ok(kept('tag:"to read"', { tag: [['urgent'], ['to', 'read']] }));
    assert.ok(!kept('tag:"read urgent"', { tag: [['urgent'], ['to', 'read']] }));
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
    assert.deepEqual(
      ['is:read', 'is:unread', 'is:starred', 'tag:a'].map((text) => kept(text)),
      [...[false, true, false, false]],
    );
    assert.ok(kept('is:read', { read: true }));
    assert.ok(!kept('is:unread', { read: true }));
    assert.ok(kept('is:starred', { starred: true }));
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
