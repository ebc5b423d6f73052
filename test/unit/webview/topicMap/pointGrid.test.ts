import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPointGrid } from '../../../../src/webview/topicMap/pointGrid';
import { pointsInside } from '../../../../src/webview/topicMap/lasso';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const points = fc.array(fc.tuple(unit, unit), { maxLength: 200 });
const split = (all: readonly (readonly [number, number])[]) => ({
  xs: Float32Array.from(all, ([x]) => x),
  ys: Float32Array.from(all, ([, y]) => y),
});

suite('the point under the mouse', () => {
  const scale = { x: 1000, y: 600 };

  test('is the one that looking at all of them finds', () => {
    fc.assert(
      fc.property(points, unit, unit, fc.integer({ min: 1, max: 400 }), (all, x, y, reach) => {
        const { xs, ys } = split(all);
        const distance = (index: number) =>
          Math.hypot(((xs[index] ?? 0) - x) * scale.x, ((ys[index] ?? 0) - y) * scale.y);
        const counts = (index: number) => index % 3 !== 0;
        const near = [...xs.keys()].filter((index) => counts(index) && distance(index) < reach);
        const found = createPointGrid(xs, ys).nearest({ x, y }, reach, scale, counts);
        if (near.length === 0) {
          assert.ok(found === undefined || Math.abs(distance(found) - reach) < 1e-6);
        } else {
          assert.ok(found !== undefined && counts(found));
          assert.ok(Math.abs(distance(found) - Math.min(...near.map(distance))) < 1e-9);
        }
      }),
    );
  });

  test('is none where there are no points', () => {
    const grid = createPointGrid([], []);
    assert.equal(
      grid.nearest({ x: 0.5, y: 0.5 }, 10, scale, () => true),
      undefined,
    );
  });
});

suite('the lasso', () => {
  test('holds the points within a box that is drawn around them, and no others', () => {
    fc.assert(
      fc.property(points, unit, unit, unit, unit, (all, x1, x2, y1, y2) => {
        const { xs, ys } = split(all);
        const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
        const [bottom, top] = [Math.min(y1, y2), Math.max(y1, y2)];
        const corners = [
          [left, bottom],
          [right, bottom],
          [right, top],
          [left, top],
        ] as const;
        const inside = pointsInside(corners, xs, ys, createPointGrid(xs, ys));
        const strictly = [...xs.keys()].filter((at) => {
          const [x = 0, y = 0] = [xs[at], ys[at]];
          return x > left && x < right && y > bottom && y < top;
        });
        for (const index of strictly) assert.ok(inside.includes(index));
        for (const index of inside) {
          const [x = 0, y = 0] = [xs[index], ys[index]];
          assert.ok(x >= left && x <= right && y >= bottom && y <= top);
        }
      }),
    );
  });

  test('follows a line that turns inwards', () => {
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0.5, 0.2],
      [0, 1],
    ] as const;
    const { xs, ys } = split([
      [0.5, 0.1],
      [0.5, 0.5],
      [0.1, 0.5],
      [0.9, 0.5],
    ]);
    assert.deepEqual(pointsInside(corners, xs, ys, createPointGrid(xs, ys)), [0, 2, 3]);
  });

  test('of a click alone holds nothing', () => {
    const { xs, ys } = split([[0.5, 0.5]]);
    assert.deepEqual(pointsInside([[0.5, 0.5]], xs, ys, createPointGrid(xs, ys)), []);
  });
});
