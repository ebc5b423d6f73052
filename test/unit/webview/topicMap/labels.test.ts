import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  labelLines,
  placeLabels,
  pointsUnder,
  topicCentres,
} from '../../../../src/webview/topicMap/labels';
import { createPointGrid } from '../../../../src/webview/topicMap/pointGrid';
import { fitted, toScreen } from '../../../../src/webview/topicMap/viewport';

const stage = { width: 800, height: 500 };
const box = fc.record({
  x: fc.double({ min: -100, max: 900, noNaN: true }),
  y: fc.double({ min: -100, max: 600, noNaN: true }),
  width: fc.integer({ min: 20, max: 200 }),
  height: fc.integer({ min: 12, max: 50 }),
});

suite('the labels of topics', () => {
  test('that are shown never overlap and never leave the stage', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), (boxes) => {
        const shown = placeLabels(boxes, stage).flatMap((place, at) => {
          const { width, height } = boxes[at] ?? { width: 0, height: 0 };
          return place ? [{ ...place, width, height }] : [];
        });
        for (const [at, one] of shown.entries()) {
          assert.ok(one.x - one.width / 2 >= -1e-9 && one.x + one.width / 2 <= stage.width + 1e-9);
          assert.ok(one.y - one.height / 2 >= -1e-9);
          for (const other of shown.slice(at + 1)) {
            const apart =
              Math.abs(one.x - other.x) * 2 >= one.width + other.width ||
              Math.abs(one.y - other.y) * 2 >= one.height + other.height;
            assert.ok(apart);
          }
        }
      }),
    );
  });

  test('the first one has its place whatever the others want', () => {
    const label = { x: 400, y: 250, width: 100, height: 20 };
    const [first, second, ...others] = placeLabels(
      Array.from({ length: 12 }, () => label),
      stage,
    );
    assert.deepEqual(first, { x: 400, y: 250 });
    assert.notEqual(second, undefined);
    assert.equal(others.at(-1), undefined);
  });

  test('the picked one has its place before the first', () => {
    const label = { x: 400, y: 250, width: 100, height: 20 };
    const places = placeLabels([label, label, label], stage, () => 0, 2);
    assert.deepEqual(places[2], { x: 400, y: 250 });
    assert.ok(places[0] && places[0].y !== 250);
  });

  test('count the points that they would hide', () => {
    const viewport = fitted(stage.width, stage.height);
    const map = { x: Float32Array.of(0.5, 0.5, 0.9), y: Float32Array.of(0.5, 0.52, 0.5) };
    const grid = createPointGrid(map.x, map.y);
    const at = toScreen(viewport, { x: 0.5, y: 0.5 });
    const under = (height: number, radius = 0) =>
      pointsUnder({ ...at, width: 40, height }, radius, viewport, map, grid);
    assert.equal(under(4), 1);
    assert.equal(under(40), 2);
    assert.equal(under(4, 20), 2);
    const corner = { x: 60, y: 60, width: 10, height: 10 };
    assert.equal(pointsUnder(corner, 5, viewport, map, grid), 0);
  });

  test('step aside for points', () => {
    const label = { x: 400, y: 250, width: 100, height: 20 };
    const [place] = placeLabels([label], stage, ({ y }) => (Math.abs(y - 250) < 15 ? 3 : 0));
    assert.ok(place && Math.abs(place.y - 250) >= 15 && Math.abs(place.y - 250) <= 40);
  });

  test('step aside to the side, too, and no farther than two fifths of their width', () => {
    const label = { x: 400, y: 250, width: 100, height: 20 };
    const [place] = placeLabels([label], stage, ({ x }) => (x > 370 ? 3 : 0));
    assert.ok(place && place.x <= 370 && place.x >= 360 && place.y === 250);
  });

  test('hide a point rather than go far away from their middle', () => {
    const label = { x: 400, y: 250, width: 100, height: 20 };
    assert.deepEqual(
      placeLabels([label], stage, () => 1),
      [{ x: 400, y: 250 }],
    );
  });

  test('are in lines of whole words, three at most', () => {
    assert.deepEqual(labelLines('Dense Retrieval', 20), ['Dense Retrieval']);
    assert.deepEqual(labelLines('Reinforcement Learning from Feedback', 20), [
      'Reinforcement',
      'Learning from',
      'Feedback',
    ]);
    assert.deepEqual(labelLines('one two three four five', 5), ['one', 'two', 'three…']);
    assert.deepEqual(labelLines('  ', 5), []);
  });

  test('stand in the middle of their papers, strays or not', () => {
    const [first, empty] = topicCentres({
      x: Float32Array.of(0.1, 0.2, 0.3, 1),
      y: Float32Array.of(0.5, 0.5, 0.5, 0),
      topicOf: Uint16Array.of(0, 0, 0, 0),
      topics: ['A', 'Other'],
    });
    assert.ok(first && Math.abs(first.x - 0.25) < 1e-6 && first.y === 0.5);
    assert.equal(first.papers, 4);
    assert.equal(empty?.papers, 0);
  });
});
