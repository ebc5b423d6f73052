import assert from 'node:assert/strict';
import { stampPoints } from '../../../../src/webview/topicMap/flatPainter';

suite('points set pixel by pixel', () => {
  const frame = {
    viewport: { scale: { x: 20, y: 20 }, origin: { x: 0, y: 0 } },
    width: 20,
    height: 20,
    ratio: 1,
    radius: 1.5,
    opacity: 1,
    colours: { background: '#ffffff', selected: '#000000', cited: '#000000' },
  };
  const stamped = (x: number, y: number, flags: number) => {
    const image = { width: 20, height: 20, data: new Uint8ClampedArray(1600) } as ImageData;
    const styles = { bytes: Uint8Array.of(10, 20, 30, flags), order: Uint32Array.of(0) };
    stampPoints(image, Float32Array.of(x), Float32Array.of(y), styles, frame);
    const at = (column: number, row: number) => [
      ...image.data.subarray(4 * (20 * row + column), 4 * (20 * row + column) + 4),
    ];
    return {
      at,
      painted: image.data.filter((value, place) => place % 4 === 3 && value > 0).length,
    };
  };

  test('have their colour in their place, up pointing up', () => {
    const { at, painted } = stamped(0.25, 0.75, 0);
    assert.deepEqual(at(5, 5), [10, 20, 30, 255]);
    assert.deepEqual(at(5, 15), [0, 0, 0, 0]);
    assert.equal(painted, 9);
  });

  test('are faint where they are dimmed, and left to others where they are lit', () => {
    assert.ok((stamped(0.5, 0.5, 8).at(10, 10)[3] ?? 0) < 60);
    assert.equal(stamped(0.5, 0.5, 16).painted, 0);
  });

  test('beyond the rim are nowhere', () => {
    for (const [x, y] of [
      [-3, 0.5],
      [0.5, 7],
      [1, 1],
    ] as const) {
      assert.equal(stamped(x, y, 0).painted, 0);
    }
  });
});
