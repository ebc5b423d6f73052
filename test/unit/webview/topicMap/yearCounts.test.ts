import assert from 'node:assert/strict';
import { countYears, movedEnd, spanOf, yearAt } from '../../../../src/webview/topicMap/yearCounts';

suite('papers per year', () => {
  const years = Uint16Array.of(2020, 2022, 0, 2022, 2023);
  const counted = countYears({ years });
  const all = counted ?? { first: 0, last: 0, counts: [], most: 0 };

  test('are counted from the first year to the last', () => {
    assert.deepEqual(counted, {
      first: 2020,
      last: 2023,
      counts: [1, 0, 2, 1],
      most: 2,
    });
    assert.equal(countYears({ years: Uint16Array.of(0, 0) }), undefined);
    assert.deepEqual(countYears({ years }, (index) => index > 0)?.counts, [0, 0, 2, 1]);
  });

  test('a year that is a slip of the pen does not squeeze the others', () => {
    const slip = countYears({ years: Uint16Array.of(202, 1990, 2024) });
    assert.equal(slip?.first, 1990);
    assert.equal(slip.counts.length, 35);
  });

  test('a place of the strip is a year', () => {
    assert.deepEqual(
      [-0.1, 0, 0.24, 0.26, 0.99, 1, 2].map((share) => yearAt(all, share)),
      [2020, 2020, 2020, 2021, 2023, 2023, 2023],
    );
  });

  test('a span has its ends in order, and all years are no span', () => {
    assert.deepEqual(spanOf(2022, 2021, all), [2021, 2022]);
    assert.equal(spanOf(2020, 2023, all), undefined);
    assert.equal(spanOf(1900, 2100, all), undefined);
  });

  test('keys move its ends, never past each other or the first and last year', () => {
    assert.deepEqual(movedEnd('ArrowRight', 'from', [2020, 2022], all), [2021, 2022]);
    assert.deepEqual(movedEnd('ArrowRight', 'from', [2022, 2022], all), [2022, 2022]);
    assert.deepEqual(movedEnd('ArrowLeft', 'from', [2020, 2022], all), [2020, 2022]);
    assert.deepEqual(movedEnd('PageUp', 'to', [2020, 2021], all), [2020, 2023]);
    assert.deepEqual(movedEnd('Home', 'to', [2021, 2023], all), [2021, 2021]);
    assert.deepEqual(movedEnd('End', 'from', [2020, 2023], all), [2023, 2023]);
    assert.equal(movedEnd('a', 'to', [2020, 2023], all), undefined);
  });
});
