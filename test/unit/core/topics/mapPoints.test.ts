import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gapFor, moveApart } from '../../../../src/core/topics/apart';
import { borderPlace } from '../../../../src/core/topics/borderPlace';
import type { Points } from '../../../../src/core/topics/points';
import { moveTogether } from '../../../../src/core/topics/umap';
import { toUnitSquare } from '../../../../src/core/topics/unitSquare';
import { finish } from '../../../../src/core/steps';

function points(...pairs: readonly (readonly [number, number])[]): Points {
  return {
    x: Float32Array.from(pairs, ([x]) => x),
    y: Float32Array.from(pairs, ([, y]) => y),
  };
}

function distance({ x, y }: Points, a: number, b: number): number {
  return Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
}

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const inSquare = fc.double({ min: 0, max: 1, noNaN: true });

suite('points of a map', () => {
  suite('in the unit square', () => {
    test('are always within it', () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(coordinate, coordinate)), (pairs) => {
          const { x, y } = toUnitSquare(points(...pairs));
          for (const value of [...x, ...y]) assert.ok(value >= 0 && value <= 1, String(value));
        }),
      );
    });

    test('have both axes scaled alike', () => {
      const map = toUnitSquare(points([0, 0], [4, 0], [4, 2], [0, 2]));
      assert.ok(Math.abs(distance(map, 0, 1) - 2 * distance(map, 1, 2)) < 1e-6);
      assert.ok(distance(map, 0, 1) > 0.8);
    });

    test('are not made small by one that lies far out, which stays farthest', () => {
      const grid = Array.from({ length: 100 }, (_, at) => [at % 10, Math.floor(at / 10)] as const);
      const map = toUnitSquare(points(...grid, [1000, 5]));
      assert.ok(distance(map, 0, 9) > 0.7);
      assert.equal(map.x[100], Math.max(...map.x));
    });
  });

  suite('moved apart', () => {
    test('lie on one another no longer, and not far from where they were', () => {
      const map = points([0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.9, 0.1], [0, 0], [0, 0]);
      finish(moveApart(map, 0.02));
      for (let a = 0; a < 6; a++) {
        for (let b = 0; b < a; b++) assert.ok(distance(map, a, b) > 0.015, `${a} ${b}`);
      }
      assert.deepEqual([map.x[3], map.y[3]], [Math.fround(0.9), Math.fround(0.1)]);
      assert.ok(Math.abs((map.x[0] ?? 0) - 0.5) < 0.05);
    });

    test('stay where they are fixed', () => {
      const map = points([0.5, 0.5], [0.51, 0.5], [0.5, 0.5]);
      finish(moveApart(map, 0.02, 2));
      assert.deepEqual([map.x[0], map.x[1]], [0.5, Math.fround(0.51)]);
      assert.ok(distance(map, 0, 2) > 0.015);
    });

    test('stay within the square, however many they are', () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(inSquare, inSquare), { maxLength: 60 }), (pairs) => {
          const map = points(...pairs);
          finish(moveApart(map, gapFor(pairs.length + 1)));
          for (const value of [...map.x, ...map.y]) assert.ok(value >= 0 && value <= 1);
        }),
      );
    });

    test('want less room the more they are', () => {
      assert.ok(gapFor(1) <= 0.02 && gapFor(66) > 0.01 && gapFor(100_000) < 0.001);
    });
  });

  test('a place on the border lies there', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const { x, y } = borderPlace(id);
        const out = Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5));
        assert.ok(Math.abs(out - 0.49) < 1e-9, `${x} ${y}`);
      }),
    );
  });

  test('that hang together come together, and apart from others', () => {
    // Two triangles that lie across one another.
    const map = points([0, 0], [10, 0], [0, 10], [1, 1], [9, 1], [1, 9]);
    const edges = [0, 3].flatMap((from) => [
      [from, from + 1],
      [from + 1, from + 2],
      [from + 2, from],
    ]);
    const heads = edges.flatMap(([a = 0, b = 0]) => [a, b]);
    const tails = edges.flatMap(([a = 0, b = 0]) => [b, a]);
    const graph = {
      heads: Int32Array.from(heads),
      tails: Int32Array.from(tails),
      weights: new Float32Array(heads.length).fill(1),
    };
    finish(moveTogether(map, graph, 200));
    const within = Math.max(...edges.map(([a = 0, b = 0]) => distance(map, a, b)));
    const between = Math.min(
      ...[0, 1, 2].flatMap((a) => [3, 4, 5].map((b) => distance(map, a, b))),
    );
    assert.ok(within < between, `${within} ${between}`);
  });
});
