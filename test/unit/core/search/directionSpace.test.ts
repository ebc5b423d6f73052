import assert from 'node:assert/strict';
import { wordSpace } from '../../../../src/core/search/contentSpace';
import type { ContentVector } from '../../../../src/core/search/contentVector';
import {
  createDirectionSpace,
  roundedDirections,
} from '../../../../src/core/search/directionSpace';

/** Terms of two subjects, one a direction, and one of both. */
const terms = ['star', 'planet', 'cell', 'protein', 'model'];
const directions = Float32Array.from([0.9, 0.02, 0.4, -0.01, 0, 0.8, 0.01, 0.3, 0.2, 0.2]);
const numbers = new Map(terms.map((term, number) => [term, number + 7]));
const space = createDirectionSpace(
  { termNumber: (term) => numbers.get(term) ?? -1 },
  roundedDirections(terms, directions, 2),
);

function contentOf(...words: readonly string[]): ContentVector {
  const weights = new Map(words.map((word) => [numbers.get(word) ?? 1, 1]));
  return { weights, length: Math.sqrt(words.length) };
}

const placeOf = (...words: readonly string[]) => space.placeOf(contentOf(...words));

suite('roundedDirections', () => {
  test('stay within half a step of what they were', () => {
    const { steps, scales, dimensions } = roundedDirections(terms, directions, 2);
    for (const [at, value] of directions.entries()) {
      const scale = scales[Math.floor(at / dimensions)] ?? 0;
      assert.ok(Math.abs((steps[at] ?? 0) * scale - value) <= 0.5001 * scale);
    }
  });

  test('of a term that says nothing are nothing', () => {
    const { steps, scales } = roundedDirections(['a'], new Float32Array(2), 2);
    assert.deepEqual([...steps, ...scales], [0, 0, 0]);
  });
});

suite('papers in the space of directions', () => {
  test('are near by one subject though they share no word, and by none are not', () => {
    assert.ok(space.cosine(placeOf('star'), placeOf('planet')) > 0.99);
    assert.ok(space.cosine(placeOf('star'), placeOf('protein')) < 0.1);
    assert.equal(wordSpace.cosine(contentOf('star'), contentOf('planet')), 0);
  });

  test('of unknown words are near nobody', () => {
    assert.equal(space.cosine(placeOf('unheard'), placeOf('star')), 0);
    assert.equal(space.cosine(placeOf(), placeOf()), 0);
  });

  test('have a middle that is nearer to the heavier ones', () => {
    const [star, cell] = [placeOf('star'), placeOf('cell')];
    const middle = space.middle([
      { place: star, weight: 2 },
      { place: cell, weight: 1 },
    ]);
    assert.ok(space.cosine(middle, star) > space.cosine(middle, cell));
    assert.ok(space.cosine(middle, cell) > space.cosine(star, cell));
  });

  test('say by which words of theirs alone they are near, those that speak for it', () => {
    const reasons = space.reasons(
      contentOf('star', 'planet', 'model', 'protein', 'unheard'),
      placeOf('star'),
      contentOf('star', 'model').weights,
    );
    const planet = reasons.get(numbers.get('planet') ?? -1) ?? 0;
    assert.ok(planet > 0);
    for (const word of ['star', 'model', 'unheard'])
      assert.ok(!reasons.has(numbers.get(word) ?? 1));
    assert.ok((reasons.get(numbers.get('protein') ?? -1) ?? 0) < planet / 10);
    assert.deepEqual([...wordSpace.reasons(contentOf('a'), contentOf('b'), new Map())], []);
  });
});
