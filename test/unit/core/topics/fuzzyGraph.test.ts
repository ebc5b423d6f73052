import assert from 'node:assert/strict';
import { membershipStrengths, fuzzyGraph } from '../../../../src/core/topics/fuzzyGraph';
import { finish } from '../../../../src/core/steps';

/** Two are each other's nearest; the third has both, and neither has it. */
const neighbours = {
  count: 2,
  places: Int32Array.of(1, -1, 0, -1, 0, 1),
  cosines: Float32Array.of(0.9, -2, 0.9, -2, 0.5, 0.2),
};

suite('the fuzzy graph of neighbours', () => {
  test('the nearest hangs together wholly, others less', () => {
    const strengths = finish(membershipStrengths(neighbours));
    assert.deepEqual([strengths[0], strengths[1], strengths[4]], [1, 0, 1]);
    const farther = strengths[5] ?? 0;
    assert.ok(farther > 0 && farther < 1);
    // Together as much as the logarithm of their number and the point itself.
    assert.ok(Math.abs(1 + farther - Math.log2(3)) < 1e-3);
  });

  test('has each pair once in each direction, equally strong', () => {
    const { heads, tails, weights } = finish(fuzzyGraph(neighbours));
    const pairs = new Map([...heads].map((head, at) => [`${head} ${tails[at]}`, weights[at]]));
    assert.equal(pairs.size, heads.length);
    assert.deepEqual([...pairs.keys()].sort(), ['0 1', '0 2', '1 0', '1 2', '2 0', '2 1']);
    for (const [pair, weight] of pairs) {
      assert.equal(pairs.get(pair.split(' ').reverse().join(' ')), weight);
    }
    assert.deepEqual([pairs.get('0 1'), pairs.get('0 2')], [1, 1]);
  });

  test('a point without neighbours hangs on nobody', () => {
    const lone = { count: 1, places: Int32Array.of(-1), cosines: Float32Array.of(-2) };
    assert.equal(finish(fuzzyGraph(lone)).heads.length, 0);
  });
});
