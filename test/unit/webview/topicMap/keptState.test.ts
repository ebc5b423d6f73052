import assert from 'node:assert/strict';
import { keptState } from '../../../../src/webview/topicMap/keptState';

suite('what VS Code kept of the map', () => {
  test('is taken as it was', () => {
    const kept = { colouring: 'year', transform: { k: 2, x: -5, y: 7.5 }, list: true };
    assert.deepEqual(keptState(kept), kept);
  });

  test('of another version, only what can be used', () => {
    assert.deepEqual(keptState(undefined), {});
    assert.deepEqual(keptState('year'), {});
    assert.deepEqual(keptState({ colouring: 'smell', transform: { k: '2' }, list: 1 }), {
      list: false,
    });
  });
});
