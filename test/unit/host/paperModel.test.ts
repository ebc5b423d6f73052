import assert from 'node:assert/strict';
import type { RelatedPaper } from '../../../src/core/papers/library';
import type { LibraryPaper } from '../../../src/core/papers/paper';
import { formatDate, paperModel, type ModelWords } from '../../../src/host/paperModel';

const words: ModelWords = {
  locale: 'en',
  shares: (shared) => `Shares: ${shared}`,
  sameAuthors: (authors) => `Same authors: ${authors}`,
  sameSubject: (like) => `Same subject: ${like}`,
  alike: 'Alike in content',
  position: (place, count) => `${place} of ${count}`,
};

const paper: LibraryPaper = {
  id: 'p2',
  type: 'article',
  title: 'Attention Is All You Need',
  author: [
    { family: 'Vaswani', given: 'Ashish' },
    { family: 'Shazeer', given: 'Noam' },
  ],
  issued: { year: 2017, month: 6 },
  arxivId: '1706.03762',
  citekey: 'vaswaniAttentionAllYou2017',
  topic: 'Attention',
  sources: ['builtIn'],
};

suite('paperModel', () => {
  test('words the byline and lists the links that the paper has', () => {
    const model = paperModel(paper, [], [], words);
    assert.deepEqual(model.byline, { authors: 'Ashish Vaswani, Noam Shazeer', date: 'June 2017' });
    assert.deepEqual(model.links, ['arxiv', 'huggingFace', 'pdf']);
    assert.match(model.bibtex, /vaswaniAttentionAllYou2017/);
  });

  test('says the place within the list, and none outside of it', () => {
    assert.deepEqual(paperModel(paper, [], ['p1', 'p2', 'p3'], words).position, {
      index: 1,
      count: 3,
      text: '2 of 3',
    });
    assert.equal(paperModel(paper, [], ['p1'], words).position, undefined);
  });

  test('says why a paper is related', () => {
    const sharedWords = ['dense', 'retrieval'];
    const sharedAuthors = ['A B', 'C D', 'E F', 'G H'];
    const other: RelatedPaper = {
      paper,
      similarity: 0.5,
      sharedWords,
      sharedAuthors: [],
      likeWords: [],
    };
    const rows = paperModel(
      paper,
      [
        other,
        { ...other, sharedWords: [] },
        { ...other, sharedAuthors },
        { ...other, likeWords: ['passage', 'ranking', 'query', 'index'] },
        { ...other, sharedWords: [], likeWords: ['passage'] },
      ],
      [],
      words,
    ).related;
    assert.deepEqual(
      rows.map((row) => [row.byline, row.reason]),
      [
        ['Vaswani & Shazeer, 2017', 'Shares: dense, retrieval'],
        ['Vaswani & Shazeer, 2017', 'Alike in content'],
        ['Vaswani & Shazeer, 2017', 'Same authors: A B, C D, E F … · Shares: dense, retrieval'],
        [
          'Vaswani & Shazeer, 2017',
          'Shares: dense, retrieval · Same subject: passage, ranking, query',
        ],
        ['Vaswani & Shazeer, 2017', 'Same subject: passage'],
      ],
    );
  });

  test('leaves empty what is not known', () => {
    const { id, type, title, citekey, topic, sources } = paper;
    const bare: LibraryPaper = { id, type, title, citekey, topic, sources, author: [] };
    const model = paperModel(
      bare,
      [{ paper: bare, similarity: 1, sharedWords: [], sharedAuthors: [], likeWords: [] }],
      [],
      words,
    );
    assert.deepEqual(model.byline, { authors: '', date: '' });
    assert.deepEqual(model.links, []);
    assert.equal(model.related[0]?.byline, '');
  });
});

suite('formatDate', () => {
  test('is as exact as the date is known', () => {
    assert.equal(formatDate({ year: 2023 }, 'en'), '2023');
    assert.equal(formatDate({ year: 2023, month: 6 }, 'en'), 'June 2023');
    assert.equal(formatDate({ year: 2023, month: 6, day: 30 }, 'en'), 'June 30, 2023');
    assert.equal(formatDate({ year: 2023, month: 6, day: 30 }, 'de'), '30. Juni 2023');
  });

  test('does not take an early year for one of the last century', () => {
    assert.equal(formatDate({ year: 99 }, 'en'), '99');
  });
});
