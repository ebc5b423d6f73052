import assert from 'node:assert/strict';
import { panelIdentity } from '../../../src/protocol/paperPanelProtocol';

suite('panelIdentity', () => {
  test('reads what a panel kept over a reload', () => {
    const kept = { paperId: 'arxiv:2307.00154', pinned: false, scrollTop: 12 };
    assert.deepEqual(panelIdentity(kept), { paperId: 'arxiv:2307.00154', pinned: false });
  });

  test('keeps a panel of which it is not known whether it was pinned', () => {
    assert.deepEqual(panelIdentity({ paperId: 'a' }), { paperId: 'a', pinned: true });
  });

  test('finds none in anything else', () => {
    for (const state of [undefined, null, 'a', 5, [], {}, { paperId: 5 }]) {
      assert.equal(panelIdentity(state), undefined);
    }
  });
});
