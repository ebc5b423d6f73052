import assert from 'node:assert/strict';
import { backOff, longestPause, retryTime } from '../../../src/network/patience';

const now = Date.UTC(2024, 8, 17, 12);
const hour = 3_600_000;

suite('retryTime', () => {
  const cases: readonly (readonly [string | null, number | undefined])[] = [
    ['0', now],
    ['120', now + 120_000],
    [' 5 ', now + 5000],
    ['Tue, 17 Sep 2024 12:00:10 GMT', now + 10_000],
    ['Tue, 17 Sep 2024 11:00:00 GMT', now],
    ['99999999999999', now + hour],
    ['Tue, 17 Sep 2124 12:00:00 GMT', now + hour],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ];
  for (const [header, expected] of cases) {
    test(String(header), () => assert.equal(retryTime(header, now), expected));
  }
});

suite('backOff', () => {
  test('it doubles, half by chance, up to the longest pause', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((failures) => backOff(failures, 0)),
      [250, 500, 1000, 2000],
    );
    assert.equal(backOff(1, 0.5), 750);
    assert.equal(backOff(1000, 0.999_999) <= longestPause, true);
  });
});
