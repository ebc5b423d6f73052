import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../../src/core/search/editDistance';
import { SortedVocabulary } from '../../../../src/storage/sqlite/sortedVocabulary';
import { WordList } from '../../../../src/storage/sqlite/wordList';

const letters = fc.constantFrom('a', 'b', 'c', 'é');
const word = fc.array(letters, { minLength: 1, maxLength: 7 }).map((each) => each.join(''));
const words = fc.uniqueArray(word, { maxLength: 60 });

function vocabularyOf(list: readonly string[]): SortedVocabulary {
  const changes = new Map(list.map((each, term) => [each, 1 + (term % 3)]));
  const empty = new SortedVocabulary(WordList.of([]), new Int32Array(0));
  return empty.changed(changes);
}

suite('sortedVocabulary', () => {
  test('finds the words so many slips away, and no others', () => {
    fc.assert(
      fc.property(words, word, fc.integer({ min: 0, max: 2 }), (list, typed, slips) => {
        const found = [...vocabularyOf(list).near(typed, slips)];
        const expected = list.filter((each) => editDistance(typed, each) <= slips);
        assert.deepEqual(found.sort(), expected.sort());
      }),
    );
  });

  test('finds the words of which a beginning is so many slips away', () => {
    fc.assert(
      fc.property(words, word, fc.integer({ min: 0, max: 2 }), (list, typed, slips) => {
        const found = [...vocabularyOf(list).nearBeginning(typed, slips)];
        const expected = list.filter(
          (each) => each[0] === typed[0] && editDistance(typed, each, true) <= slips,
        );
        assert.deepEqual(found.sort(), expected.sort());
      }),
    );
  });

  test('finds the most used words of a beginning', () => {
    const list = ['able', 'about', 'above', 'b'];
    const found = vocabularyOf(list).beginningWith('ab', 2);
    assert.deepEqual(found, ['above', 'about']);
  });

  test('changes like a counted set', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        const vocabulary = vocabularyOf(first);
        const removed = new Map(first.map((each, term) => [each, -(1 + (term % 3))] as const));
        const added = second.map((each) => [each, 1] as const);
        const changed = vocabulary.changed(removed).changed(new Map(added));
        const words = changed.uses.length;
        assert.equal(changed.words.length, words);
        assert.deepEqual(
          Array.from({ length: words }, (_, place) => changed.words.at(place)),
          [...second].sort(),
        );
        assert.deepEqual(
          [...changed.uses],
          second.map(() => 1),
        );
      }),
    );
  });
});
