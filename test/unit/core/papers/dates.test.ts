import assert from 'node:assert/strict';
import { parsePaperDate } from '../../../../src/core/papers/dates';

suite('parsePaperDate', () => {
  test('is as exact as what is given', () => {
    assert.deepEqual(parsePaperDate('2024'), { year: 2024 });
    assert.deepEqual(parsePaperDate('2024-09'), { year: 2024, month: 9 });
    assert.deepEqual(parsePaperDate(' 2024-02-29 '), { year: 2024, month: 2, day: 29 });
    assert.deepEqual(parsePaperDate('2024-09-17T10:00:00Z'), { year: 2024, month: 9, day: 17 });
  });

  for (const text of ['', '24', '2024-13', '2024-00', '2023-02-29', '2024-04-31', 'May 2024']) {
    test(`“${text}” is no date`, () => assert.equal(parsePaperDate(text), undefined));
  }

  test('centuries are leap years every fourth time', () => {
    assert.ok(parsePaperDate('2000-02-29'));
    assert.equal(parsePaperDate('1900-02-29'), undefined);
  });
});
