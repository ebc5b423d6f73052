import assert from 'node:assert/strict';
import { adjustedRandIndex } from '../../bench/randIndex';

suite('adjustedRandIndex', () => {
  test('is 1 for the same groups by other names', () => {
    assert.equal(adjustedRandIndex(['a', 'a', 'b', 'b'], ['y', 'y', 'x', 'x']), 1);
  });

  test('is 0 for no pair in common where chance gives none, and less for less than chance', () => {
    assert.equal(adjustedRandIndex(['a', 'a', 'b', 'b'], ['w', 'x', 'y', 'z']), 0);
    // Of six pairs two are together in each, and by chance two thirds of one would be in both.
    const crossed = adjustedRandIndex(['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'y']);
    assert.ok(Math.abs(crossed + 0.5) < 1e-9, String(crossed));
  });
});
