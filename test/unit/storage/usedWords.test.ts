import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UsedWords } from '../../../src/storage/usedWords';

suite('used words', () => {
  test('are counted, and found by their beginning, whatever was looked for meanwhile', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
    const step = fc.record({ kind: fc.constantFrom('add', 'remove', 'look'), word });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const used = new UsedWords();
        const counts = new Map<string, number>();
        for (const { kind, word: each } of steps) {
          const count = counts.get(each) ?? 0;
          if (kind === 'add') {
            used.add(each);
            counts.set(each, count + 1);
          } else if (kind === 'remove') {
            used.remove(each);
            if (count > 1) counts.set(each, count - 1);
            else counts.delete(each);
          } else {
            const found = Array.from(used.beginningWith(each), ({ word: w, uses }) => [w, uses]);
            const expected = [...counts].filter(([w]) => w.startsWith(each));
            assert.deepEqual(found.sort(), expected.sort());
          }
        }
      }),
    );
  });

  test('are found by slips', () => {
    const used = new UsedWords();
    for (const each of ['retrieval', 'retrieve', 'galaxy']) used.add(each);
    assert.deepEqual([...used.within('retreival', 2)], ['retrieval']);
    used.remove('retrieval');
    assert.deepEqual([...used.within('retreival', 2)], []);
  });
});
