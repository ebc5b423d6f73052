import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sameValue } from '../../../../src/core/papers/sameValue';

suite('sameValue', () => {
  test('is not moved by the order of fields or by absence spelled out', () => {
    assert.ok(sameValue({ a: 1, b: [{ c: 'x' }] }, { b: [{ c: 'x' }], a: 1, d: undefined }));
    assert.ok(sameValue([], []));
  });

  const different: readonly (readonly [unknown, unknown])[] = [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], { 0: 1 }],
    ['1', 1],
    [null, {}],
  ];
  for (const [a, b] of different) {
    test(`${JSON.stringify(a)} is not ${JSON.stringify(b)}`, () => {
      assert.equal(sameValue(a, b), false);
      assert.equal(sameValue(b, a), false);
    });
  }

  test('a copy says the same', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, structuredClone(value))));
  });
});
