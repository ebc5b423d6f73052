import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper';
import {
  readingList,
  wordsOf,
  type ReadingBudget,
  type ReadingList,
} from '../../../../src/core/readingList/readingList';

const subjects = [
  ['dense retrieval', 'passages are encoded as vectors by a dual encoder for question answering'],
  ['protein folding', 'amino acid chains take their shape by attention over residues'],
  ['neutron stars', 'gravitational waves of mergers bound the equation of state of matter'],
] as const;

/** Papers of three subjects, each with words of its own. */
const library: readonly Paper[] = subjects.flatMap(([name, text], subject) =>
  ['first', 'second', 'third', 'fourth'].map((word, place): Paper => ({
    id: `paper-${subject}-${place}`,
    type: 'article',
    title: `${word} look at ${name}`,
    abstract: `We study ${name}: ${text}. ${['Alpha', 'Beta', 'Gamma', 'Delta'][place]} ${name} data of kind ${word}${subject}.`,
    author: [],
  })),
);

function listOf(papers: readonly Paper[], budget: ReadingBudget): ReadingList {
  const work = readingList(papers, budget);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const idsOf = ({ entries }: ReadingList) => entries.map(({ id }) => id);

suite('reading list', () => {
  test('has one of every subject before a second of any', () => {
    const found = idsOf(listOf(library, { papers: 3 })).map((id) => id.split('-')[1]);
    assert.deepEqual(found.sort(), ['0', '1', '2']);
  });

  test('says what each paper adds, as the papers write it', () => {
    const { entries } = listOf(library, { papers: 3 });
    for (const { id, adds } of entries) {
      const paper = library.find((each) => each.id === id);
      assert.ok(adds.length > 0, id);
      const text = `${paper?.title} ${paper?.abstract}`.toLowerCase();
      for (const phrase of adds) assert.ok(text.includes(phrase.toLowerCase()), phrase);
    }
    const all = entries.flatMap(({ adds }) => adds);
    assert.equal(new Set(all).size, all.length);
  });

  test('has no paper twice, whatever source it came from', () => {
    const [first] = library;
    assert.ok(first);
    const papers = [...library, { ...first, id: 'copy', author: [{ literal: 'Somebody' }] }];
    const found = idsOf(listOf(papers, { papers: 100 }));
    assert.equal(found.filter((id) => id === first.id || id === 'copy').length, 1);
  });

  test('has all papers when it may, and none of none', () => {
    assert.deepEqual(
      idsOf(listOf(library, { papers: 100 })).sort(),
      library.map(({ id }) => id),
    );
    assert.deepEqual(listOf([], { papers: 5 }), { entries: [], candidates: 0 });
    assert.deepEqual(idsOf(listOf(library, { papers: 0 })), []);
    const bare: Paper = { id: 'bare', type: 'article', title: 'Of', author: [] };
    assert.deepEqual(listOf([bare], { papers: 5 }).entries, [{ id: 'bare', adds: [] }]);
  });

  test('keeps to the words that one will read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (words) => {
        const chosen = new Set(idsOf(listOf(library, { words })));
        const read = library.filter(({ id }) => chosen.has(id));
        assert.ok(read.reduce((sum, paper) => sum + wordsOf(paper), 0) <= words);
      }),
      { numRuns: 20 },
    );
  });

  test('is the same in whatever order the papers come', () => {
    const expected = listOf(library, { papers: 5 });
    fc.assert(
      fc.property(fc.shuffledSubarray([...library], { minLength: library.length }), (papers) => {
        assert.deepEqual(listOf(papers, { papers: 5 }), expected);
      }),
      { numRuns: 20 },
    );
  });

  test('begins with the shorter list', () => {
    const long = idsOf(listOf(library, { papers: 6 }));
    assert.deepEqual(idsOf(listOf(library, { papers: 2 })), long.slice(0, 2));
  });

  test('counts the words of title and abstract', () => {
    assert.equal(wordsOf({ title: 'On  two words', abstract: 'and\nthree more here' }), 7);
    assert.equal(wordsOf({ title: '' }), 1);
  });
});
