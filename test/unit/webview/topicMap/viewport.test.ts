import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  fitted,
  pointRadius,
  showing,
  spreadOut,
  toMap,
  toScreen,
  transformed,
} from '../../../../src/webview/topicMap/viewport';

const size = fc.integer({ min: 200, max: 3000 });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

suite('the view of the map', () => {
  test('leads from the map to the screen and back', () => {
    fc.assert(
      fc.property(
        size,
        size,
        unit,
        unit,
        fc.double({ min: 0.7, max: 80, noNaN: true }),
        (w, h, x, y, k) => {
          const viewport = transformed(fitted(w, h), { k, x: 17, y: -40 });
          const back = toMap(viewport, toScreen(viewport, { x, y }));
          assert.ok(Math.abs(back.x - x) < 1e-9 && Math.abs(back.y - y) < 1e-9);
        },
      ),
    );
  });

  test('has all of the map within the stage at first, up pointing up', () => {
    fc.assert(
      fc.property(size, size, unit, unit, (width, height, x, y) => {
        const at = toScreen(fitted(width, height), { x, y });
        assert.ok(at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height);
      }),
    );
    const viewport = fitted(800, 600);
    assert.ok(toScreen(viewport, { x: 0.5, y: 1 }).y < toScreen(viewport, { x: 0.5, y: 0 }).y);
  });

  test('has no empty rim', () => {
    assert.deepEqual([...spreadOut(Float32Array.of(0.25, 0.5, 0.75), 0)], [0, 0.5, 1]);
    assert.deepEqual([...spreadOut(Float32Array.of(2, 4), 0.25)], [0.25, 0.75]);
    assert.deepEqual([...spreadOut(Float32Array.of(0.5, 0.5), 0)], [0.5, 0.5]);
    assert.deepEqual([...spreadOut(Float32Array.of(), 0)], []);
  });

  test('moves a box into its middle', () => {
    const base = fitted(1000, 700);
    const box = { left: 0.7, right: 0.9, bottom: 0.1, top: 0.3 };
    const viewport = transformed(base, showing(base, 1000, 700, box, 80));
    const middle = toScreen(viewport, { x: 0.8, y: 0.2 });
    assert.ok(Math.abs(middle.x - 500) < 1e-6 && Math.abs(middle.y - 350) < 1e-6);
    const corner = toScreen(viewport, { x: 0.7, y: 0.3 });
    assert.ok(corner.x >= 0 && corner.y >= 0);
  });

  test('draws few points large and many fine, and all larger as one looks closer', () => {
    const viewport = fitted(1280, 700);
    const radii = [66, 8567, 100_000].map((count) => pointRadius(count, viewport, 1));
    assert.deepEqual(
      radii,
      [...radii].sort((a, b) => b - a),
    );
    assert.ok((radii[0] ?? 0) >= 5 && (radii[2] ?? 9) <= 1.5);
    const closer = transformed(viewport, { k: 9, x: 0, y: 0 });
    assert.ok(pointRadius(8567, closer, 9) > 2.5 * pointRadius(8567, viewport, 1));
  });
});
