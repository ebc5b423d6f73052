import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../../src/core/search/editDistance';

suite('editDistance', () => {
  const distances: readonly (readonly [string, string, number])[] = [
    ['', '', 0],
    ['', 'abc', 3],
    ['same', 'same', 0],
    ['retreival', 'retrieval', 1],
    ['gtp', 'gpt', 1],
    ['adaptor', 'adapter', 1],
    ['knowlege', 'knowledge', 1],
    ['kitten', 'sitting', 3],
  ];
  for (const [typed, word, expected] of distances) {
    test(`${typed} is ${expected} from ${word}`, () =>
      assert.equal(editDistance(typed, word), expected));
  }

  test('of a beginning is the least of all beginnings', () => {
    assert.equal(editDistance('retreiv', 'retrieval', true), 1);
    assert.equal(editDistance('retri', 'retrieval', true), 0);
    assert.equal(editDistance('xyz', 'retrieval', true), 3);
  });

  test('is the same both ways, and the beginnings are what it says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.ok(editDistance(a, b) >= Math.abs(a.length - b.length));
        assert.equal(editDistance(a, b) === 0, a === b);
        const beginnings = Array.from({ length: b.length + 1 }, (_, end) => b.slice(0, end));
        const least = Math.min(...beginnings.map((beginning) => editDistance(a, beginning)));
        assert.equal(editDistance(a, b, true), least);
      }),
    );
  });
});
