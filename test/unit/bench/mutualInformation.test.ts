import assert from 'node:assert/strict';
import { normalizedMutualInformation } from '../../bench/mutualInformation';

function isNear(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-9, `${value} is not ${expected}`);
}

suite('normalizedMutualInformation', () => {
  test('is 1 for the same groups by other names, 0 for groups that have nothing to do with them', () => {
    isNear(normalizedMutualInformation(['a', 'a', 'b', 'b'], ['y', 'y', 'x', 'x']), 1);
    isNear(normalizedMutualInformation(['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'y']), 0);
  });

  test('is shared information over the mean of the entropies', () => {
    // ln 2 is shared; the entropies are ln 2 and ln 4.
    isNear(normalizedMutualInformation(['a', 'a', 'b', 'b'], ['w', 'x', 'y', 'z']), 2 / 3);
  });
});
