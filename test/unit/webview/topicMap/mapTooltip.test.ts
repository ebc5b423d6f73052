import assert from 'node:assert/strict';
import { tooltipPlace } from '../../../../src/webview/topicMap/mapTooltip';

suite('the tooltip of a point', () => {
  const stage = { width: 800, height: 500 };
  const tooltip = { width: 200, height: 60 };

  test('stands above it, below where there is no room', () => {
    assert.deepEqual(tooltipPlace({ x: 400, y: 300 }, tooltip, stage), { x: 300, y: 226 });
    assert.deepEqual(tooltipPlace({ x: 400, y: 40 }, tooltip, stage), { x: 300, y: 54 });
  });

  test('never reaches beyond a side', () => {
    assert.equal(tooltipPlace({ x: 10, y: 300 }, tooltip, stage).x, 4);
    assert.equal(tooltipPlace({ x: 795, y: 300 }, tooltip, stage).x, 596);
  });
});
