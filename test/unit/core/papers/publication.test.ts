import assert from 'node:assert/strict';
import {
  isClearlyAnother,
  isPreprint,
  isPublication,
  isPublicationOf,
  type JudgedPaper,
} from '../../../../src/core/papers/publication';
import { names } from '../citations/papersUnderTest';

function record(fields: Partial<JudgedPaper> = {}): JudgedPaper {
  return { type: 'article', title: 'Dense Retrieval', author: names('Doe, Jane'), ...fields };
}

suite('A preprint', () => {
  const preprints: Record<string, Partial<JudgedPaper>> = {
    'by its arXiv identifier': { arxivId: '2101.00001' },
    'by the DOI of arXiv': { DOI: '10.48550/arXiv.2101.00001' },
    'by its journal': { type: 'article-journal', 'container-title': 'arXiv preprint' },
    'by what DBLP calls its journal': { 'container-title': 'CoRR', volume: 'abs/2101.00001' },
    'by its publisher': { publisher: 'arXiv' },
  };
  for (const [what, fields] of Object.entries(preprints)) {
    test(`is told ${what}`, () => {
      assert.ok(isPreprint(record(fields)));
      assert.ok(!isPublication(record(fields)));
    });
  }

  const others: Record<string, Partial<JudgedPaper>> = {
    'what has a venue beside the identifier': {
      arxivId: '2101.00001',
      'container-title': 'NeurIPS',
    },
    'what has a DOI of its own': { arxivId: '2101.00001', DOI: '10.1000/x' },
    'what says that it was in proceedings': { type: 'paper-conference', arxivId: '2101.00001' },
    'a thesis at arXiv': { type: 'thesis', arxivId: '2101.00001' },
    'what has nothing to do with arXiv': {},
    'a preprint of another server': { 'container-title': 'bioRxiv' },
  };
  for (const [what, fields] of Object.entries(others)) {
    test(`is not ${what}`, () => assert.ok(!isPreprint(record(fields))));
  }
});

suite('A publication', () => {
  const preprint = record({ arxivId: '2101.00001' });

  test('is of a preprint of the same title and author', () => {
    const publication = record({ title: '{D}ense \\emph{retrieval}', 'container-title': 'SIGIR' });
    assert.ok(isPublicationOf(publication, preprint));
    assert.ok(isPublicationOf(record({ DOI: '10.1000/x' }), preprint));
  });

  test('is of one of the same identifier, whose title it changed a little', () => {
    const title = 'Dense Retrieval, Revisited';
    const publication = { ...preprint, title, 'container-title': 'SIGIR' };
    assert.ok(isPublicationOf(publication, preprint));
  });

  test('is none where the authors are others, the title is another, or it is a preprint as well', () => {
    const venue = { 'container-title': 'SIGIR' };
    assert.ok(!isPublicationOf(record({ ...venue, author: names('Roe, Max') }), preprint));
    assert.ok(!isPublicationOf(record({ ...venue, title: 'Sparse Retrieval' }), preprint));
    assert.ok(!isPublicationOf(record({ 'container-title': 'bioRxiv' }), preprint));
    assert.ok(!isPublicationOf(record({ DOI: '10.5281/zenodo.1' }), preprint));
    assert.ok(!isPublicationOf(record({ type: 'dataset', DOI: '10.1000/x' }), preprint));
    assert.ok(!isPublicationOf(record(venue), record(venue)));
  });
});

suite('Two records of one identifier', () => {
  const other = names('Smith, Ann', 'Jones, Bo');
  const long = 'Attention Is All You Need for Neural Machine Translation';

  const another: [string, string][] = [
    ['Deep Residual Learning for Image Recognition', 'Attention Is All You Need'],
    ['The Zebra in the Savanna', 'On the Ecology of Coral Reefs'],
    ['{BERT}: Pre-training of Transformers', 'A \\emph{Survey} of Graph Databases'],
  ];
  for (const [a, b] of another) {
    test(`are of two works: ${a} | ${b}`, () => {
      const [first, second] = [record({ title: a }), record({ title: b, author: other })];
      assert.ok(isClearlyAnother(first, second));
      assert.ok(isClearlyAnother(second, first));
      // The same author may have changed all of the title.
      assert.ok(!isClearlyAnother(first, { ...second, author: first.author }));
      assert.ok(!isClearlyAnother(first, { ...second, author: [] }));
    });
  }

  const same: Record<string, [string, string]> = {
    'a subtitle is missing': ['BERT', 'BERT: Pre-training of Deep Bidirectional Transformers'],
    'braces and commands stand in it': [
      '{\\it Deep} {R}esidual $L$earning',
      'Deep Residual Learning',
    ],
    'the case is another': ['DEEP RESIDUAL LEARNING', 'deep residual learning'],
    'it is in the plural': ['Retrieval Model Survey', 'Retrieving Models: Surveys'],
    'there are slips': ['Atention Is Al Yuo Need', 'Attention Is All You Need'],
    'a third of the words is the same': ['Neural Networks Everywhere', 'Neural Ranking Applied'],
    'it is in another script': ['Внимание это все что нужно', 'Attention Is All You Need'],
    'it is one word': ['Erratum', 'Attention Is All You Need'],
    'it is a part': ['All You Need', long],
    'it has no letters': ['???', long],
  };
  for (const [what, [a, b]] of Object.entries(same)) {
    test(`may be of one where ${what}`, () => {
      assert.ok(!isClearlyAnother(record({ title: a }), record({ title: b, author: other })));
      assert.ok(!isClearlyAnother(record({ title: b, author: other }), record({ title: a })));
    });
  }

  test('share an author where the name is written otherwise', () => {
    const title = 'Attention Is All You Need';
    const there = record({ title, author: names('van den Müller, Ana') });
    for (const author of [names('Mueller, A.', 'Muller, A.'), names('Ana Müller')]) {
      assert.ok(!isClearlyAnother(record({ title: 'Coral Reefs of Asia', author }), there));
    }
  });
});
