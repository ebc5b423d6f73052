import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/papers/paper';
import { analyze } from '../../../../src/core/search/analyzer';
import { expandQuery, type Vocabulary } from '../../../../src/core/search/expansion';
import { indexPaper } from '../../../../src/core/search/indexedText';
import { parseQuery } from '../../../../src/core/search/queryLanguage';
import { rank, type Candidate } from '../../../../src/core/search/ranking';

/** A collection of titles and abstracts, ranked without any engine. */
function ranking(text: string, records: Readonly<Record<string, Partial<Paper>>>): string[] {
  const candidates = Object.entries(records).map(([id, fields]): Candidate => {
    const paper: Paper = { id, type: 'article', title: '', author: [], ...fields };
    return {
      id,
      date: paper.issued?.year ?? 0,
      texts: [indexPaper(paper)],
      titleWords: analyze(paper.title).tokens.map(({ word }) => word),
    };
  });
  const papersWith = (term: string) =>
    candidates.filter(({ texts }) => texts.some(({ terms }) => terms.has(term))).length;
  const words = new Map(
    candidates.flatMap(({ texts }) => texts.flatMap((each) => [...each.words])),
  );
  const vocabulary: Vocabulary = {
    papersWith,
    beginningWith: (prefix) => [...words].filter(([word]) => word.startsWith(prefix)),
    near: () => words,
  };
  const expanded = expandQuery(parseQuery(text), vocabulary);
  const statistics = { papers: candidates.length, papersWith, averageLength: () => 5 };
  return rank(expanded, candidates, statistics).map(({ candidate }) => candidate.id);
}

suite('ranking', () => {
  test('a rare word weighs more than a common one', () => {
    const common = { title: 'network study' };
    const order = ranking('network speculative', {
      a: common,
      b: common,
      c: common,
      rare: { title: 'speculative study' },
    });
    assert.equal(order[0], 'rare');
  });

  test('repetition saturates: two words once beat one word many times', () => {
    const order = ranking('dense sparse ', {
      many: { abstract: 'dense dense dense dense dense dense words' },
      both: { abstract: 'dense and sparse words of other kinds too' },
      sparse: { abstract: 'sparse words and more of other kinds too' },
    });
    assert.equal(order[0], 'both');
  });

  test('a long text has to say more than a short one', () => {
    const order = ranking('kernel ', {
      long: { abstract: `kernel ${'filler text here '.repeat(20)}` },
      short: { abstract: 'kernel text' },
    });
    assert.deepEqual(order, ['short', 'long']);
  });

  test('words next to each other beat the same words apart', () => {
    const order = ranking('graph neural ', {
      apart: { abstract: 'neural things about any graph' },
      together: { abstract: 'things about any graph neural' },
    });
    assert.deepEqual(order, ['together', 'apart']);
  });

  test('the word itself beats what it may become', () => {
    const order = ranking('graph', {
      becoming: { title: 'graphite study' },
      itself: { title: 'graph study' },
    });
    assert.deepEqual(order, ['itself', 'becoming']);
  });

  test('the typed title beats titles that say it more often', () => {
    const order = ranking('attention', {
      often: { title: 'Attention to attention', abstract: 'attention attention attention' },
      itself: { title: 'Attention' },
    });
    assert.deepEqual(order, ['itself', 'often']);
  });

  test('all words in the title beat the same words said more often elsewhere', () => {
    const order = ranking('language models ', {
      often: { title: 'Language', abstract: 'models of models of models for language in language' },
      title: { title: 'Selecting what is given to a large pair of language models', abstract: 'x' },
    });
    assert.deepEqual(order, ['title', 'often']);
  });

  test('an identifier beats mentions of its parts', () => {
    const order = ranking('2005.11401', {
      parts: { title: '2005 11401', abstract: '2005 and 11401' },
      itself: { title: 'Some work', arxivId: '2005.11401' },
    });
    assert.equal(order[0], 'itself');
  });

  test('among equals the newer comes first, then the smaller id', () => {
    const order = ranking('notes', {
      b: { title: 'Notes' },
      a: { title: 'Notes' },
      new: { title: 'Notes', issued: { year: 2020 } },
    });
    assert.deepEqual(order, ['new', 'a', 'b']);
  });

  test('papers without any of the words are left out', () => {
    assert.deepEqual(ranking('alpha ', { a: { title: 'alpha' }, b: { title: 'omega' } }), ['a']);
  });
});
