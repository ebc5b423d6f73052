import assert from 'node:assert/strict';
import { stem } from '../../../../src/core/search/analyzer';
import { otherNumber } from '../../../../src/core/search/otherNumber';

suite('plurals without a rule', () => {
  const pairs =
    'matrices:matrix indices:index vertices:vertex corpora:corpus criteria:criterion phenomena:phenomenon ' +
    'hypotheses:hypothesis axes:axis nuclei:nucleus spectra:spectrum';
  for (const [plural = '', singular = ''] of pairs.split(' ').map((pair) => pair.split(':'))) {
    test(`“${plural}” may be “${singular}”, and the reverse`, () => {
      assert.ok(otherNumber(stem(plural)).includes(stem(singular)));
      assert.ok(otherNumber(stem(singular)).includes(stem(plural)));
    });
  }

  test('are nothing that shares their beginning', () => {
    assert.notEqual(stem('vertices'), stem('vertical'));
    assert.notEqual(stem('indices'), stem('indicate'));
    assert.deepEqual(otherNumber(stem('models')), []);
  });
});
