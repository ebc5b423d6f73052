import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashOf, sampleById } from '../../../../src/core/topics/seeded';

suite('a sample by id', () => {
  test('has the items of the smallest hashes, in the order of their ids', () => {
    const items = fc.uniqueArray(fc.string()).map((ids) => ids.map((id) => ({ id })));
    fc.assert(
      fc.property(items, fc.nat(12), (all, most) => {
        const expected = [...all]
          .sort((a, b) => hashOf(a.id) - hashOf(b.id) || (a.id < b.id ? -1 : 1))
          .slice(0, most)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        assert.deepEqual(sampleById(all, most), expected);
      }),
    );
  });

  test('has no more than it may of items of one id', () => {
    const same = [{ id: 'a' }, { id: 'a' }, { id: 'a' }];
    assert.equal(sampleById(same, 2).length, 2);
  });
});
