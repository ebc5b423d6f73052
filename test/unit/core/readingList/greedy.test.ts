import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  pickGreedily,
  type Budget,
  type Choice,
  type Coverage,
} from '../../../../src/core/readingList/greedy';
import { finish } from '../../../../src/core/steps';

/** Sets of numbers that are to be covered, each number once. */
function covering(sets: readonly (readonly number[])[]): () => Coverage {
  return () => {
    const covered = new Set<number>();
    return {
      gain: (item) => [...new Set(sets[item])].filter((each) => !covered.has(each)).length,
      add: (item) => sets[item]?.forEach((each) => covered.add(each)),
    };
  };
}

function picked(
  create: () => Coverage,
  costs: readonly number[],
  budget: Budget,
  bars?: (item: number, picked: number) => boolean,
): Choice {
  return finish(pickGreedily(create, costs, budget, bars));
}

const setsArbitrary = fc.array(fc.array(fc.nat(20), { maxLength: 6 }), { maxLength: 12 });
const ones = (sets: readonly unknown[]) => sets.map(() => 1);

/** The same, looking at every item each time. */
function plainlyGreedy(sets: readonly (readonly number[])[], most: number): number[] {
  const coverage = covering(sets)();
  const picked: number[] = [];
  while (picked.length < most) {
    const gains = sets.map((_, item) => (picked.includes(item) ? 0 : coverage.gain(item)));
    const best = Math.max(0, ...gains);
    if (best === 0) break;
    const item = gains.indexOf(best);
    coverage.add(item);
    picked.push(item);
  }
  return picked;
}

suite('greedy picking', () => {
  test('takes first what covers most, then what that leaves', () => {
    const sets = [[1, 2, 3], [3, 4], [1, 2, 3, 4, 5], [6]];
    assert.deepEqual(picked(covering(sets), ones(sets), { items: 2 }), {
      items: [2, 3],
      covered: 6,
    });
  });

  test('takes the first of equal items, and none that brings nothing', () => {
    const sets = [[], [1], [1], [2]];
    assert.deepEqual(picked(covering(sets), ones(sets), { items: 9 }).items, [1, 3]);
  });

  test('goes by gain per cost where that covers more, and by gain where that does', () => {
    const sets = [
      [1, 2, 3],
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    assert.deepEqual(picked(covering(sets), [3, 1, 1, 1], { cost: 3 }).items, [1, 2, 3]);
    // By gain per cost the small one comes first and leaves no room for the large one.
    const few = [[1, 2, 3, 4, 5], [1]];
    assert.deepEqual(picked(covering(few), [10, 1], { cost: 10 }).items, [0]);
  });

  test('takes none that is barred by one before it', () => {
    const sets = [[1, 2], [3], [4]];
    const bars = (item: number, picked: number) => item === 1 && picked === 0;
    assert.deepEqual(picked(covering(sets), ones(sets), { items: 3 }, bars).items, [0, 2]);
  });

  test('picks as one does who looks at every item each time', () => {
    fc.assert(
      fc.property(setsArbitrary, fc.nat(14), (sets, most) => {
        const { items } = picked(covering(sets), ones(sets), { items: most });
        assert.deepEqual(items, plainlyGreedy(sets, most));
      }),
    );
  });

  test('never picks twice, and keeps to its budget', () => {
    fc.assert(
      fc.property(
        setsArbitrary.chain((sets) =>
          fc.tuple(
            fc.constant(sets),
            fc.array(fc.integer({ min: 1, max: 9 }), {
              minLength: sets.length,
              maxLength: sets.length,
            }),
          ),
        ),
        fc.nat(30),
        ([sets, costs], cost) => {
          const { items, covered } = picked(covering(sets), costs, { cost });
          assert.equal(new Set(items).size, items.length);
          assert.ok(items.reduce((sum, item) => sum + (costs[item] ?? 0), 0) <= cost);
          assert.equal(new Set(items.flatMap((item) => sets[item] ?? [])).size, covered);
        },
      ),
    );
  });
});
