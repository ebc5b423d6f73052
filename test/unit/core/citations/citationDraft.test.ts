import assert from 'node:assert/strict';
import {
  withAdded,
  withItem,
  withMoved,
  withOtherForm,
  withoutItem,
} from '../../../../src/core/citations/citationDraft';
import { item, narrative, parenthetical } from './languages/parts/partsUnderTest';

suite('A citation being edited', () => {
  const two = parenthetical(item('a', { prefix: 'see' }), item('b'));

  test('moves a paper as far as there is a place', () => {
    const turned = parenthetical(item('b'), item('a', { prefix: 'see' }));
    assert.deepEqual(withMoved(two, 0, 1), turned);
    assert.deepEqual(withMoved(two, 1, -1), turned);
    assert.deepEqual(withMoved(two, 0, -1), two);
    assert.deepEqual(withMoved(two, 1, 1), two);
  });

  test('forgets parts that become empty', () => {
    assert.deepEqual(
      withItem(two, 0, { prefix: '', suffix: ', too', suppressAuthor: false }),
      parenthetical(item('a', { suffix: ', too' }), item('b')),
    );
  });

  test('keeps of an added paper which one it is', () => {
    const draft = withAdded(two, { citekey: 'c', paperId: 'arxiv:1' });
    assert.deepEqual(withItem(draft, 2, { suffix: 'x' }).items[2], {
      citekey: 'c',
      suffix: 'x',
      paperId: 'arxiv:1',
    });
  });

  test('has each paper once', () => {
    assert.deepEqual(withAdded(two, { citekey: 'a', paperId: 'arxiv:1' }), two);
  });

  test('removes a paper and changes its form', () => {
    assert.deepEqual(withoutItem(two, 0), parenthetical(item('b')));
    assert.deepEqual(withOtherForm(withoutItem(two, 0)), narrative(item('b')));
    assert.deepEqual(withOtherForm(withOtherForm(two)), two);
  });
});
