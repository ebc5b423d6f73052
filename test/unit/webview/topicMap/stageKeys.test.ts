import assert from 'node:assert/strict';
import { pressKey } from '../../../../src/webview/topicMap/stageKeys';

/** What a key does, in words. */
function doneBy(key: string, isDrawing = false): readonly [did: string, taken: boolean] {
  let did = '';
  const taken = pressKey(key, {
    move: (across, down) => (did = `move ${across} ${down}`),
    zoomBy: (factor) => (did = factor > 1 ? 'in' : 'out'),
    fit: () => (did = 'fit'),
    dropLasso: () => {
      if (isDrawing) did = 'drop';
      return isDrawing;
    },
  });
  return [did, taken];
}

suite('keys on the map', () => {
  test('arrows move what is shown', () => {
    assert.deepEqual(doneBy('ArrowLeft'), ['move 1 0', true]);
    assert.deepEqual(doneBy('ArrowRight'), ['move -1 0', true]);
    assert.deepEqual(doneBy('ArrowUp'), ['move 0 1', true]);
    assert.deepEqual(doneBy('ArrowDown'), ['move 0 -1', true]);
  });

  test('plus, with Shift or without, minus and zero zoom', () => {
    assert.deepEqual(doneBy('+'), ['in', true]);
    assert.deepEqual(doneBy('='), ['in', true]);
    assert.deepEqual(doneBy('-'), ['out', true]);
    assert.deepEqual(doneBy('0'), ['fit', true]);
  });

  test('Escape is taken only while a line is drawn, and other keys never', () => {
    assert.deepEqual(doneBy('Escape', true), ['drop', true]);
    assert.deepEqual(doneBy('Escape'), ['', false]);
    assert.deepEqual(doneBy('Tab'), ['', false]);
    assert.deepEqual(doneBy('a'), ['', false]);
  });
});
