import assert from 'node:assert/strict';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { randomizedSvd, type TruncatedSvd } from '../../../../src/core/topics/randomizedSvd';
import { seededRandom } from '../../../../src/core/topics/seeded';

function svd(rows: readonly (readonly number[])[], dimensions: number): TruncatedSvd {
  const columns = rows[0]?.length ?? 0;
  const entries = rows.map((row) =>
    row.flatMap((value, place) => (value === 0 ? [] : [{ place, value }])),
  );
  const starts = [0];
  for (const row of entries) starts.push((starts.at(-1) ?? 0) + row.length);
  const work = randomizedSvd(
    {
      rows: rows.length,
      columns,
      starts: Int32Array.from(starts),
      places: Int32Array.from(entries.flat(), ({ place }) => place),
      values: Float64Array.from(entries.flat(), ({ value }) => value),
    },
    dimensions,
  );
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Of the given rank, and with zeros. */
function lowRank(rows: number, columns: number, rank: number): number[][] {
  const random = seededRandom(7);
  const left = Array.from({ length: rows }, () => Array.from({ length: rank }, random));
  const right = Array.from({ length: rank }, () =>
    Array.from({ length: columns }, () => (random() < 0.5 ? 0 : random())),
  );
  return new Matrix(left).mmul(new Matrix(right)).to2DArray();
}

suite('randomizedSvd', () => {
  test('finds the singular values and vectors of a small matrix', () => {
    const rows = lowRank(30, 20, 6);
    const { strengths, directions } = svd(rows, 6);
    const exact = new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true });
    for (const [place, strength] of strengths.entries()) {
      assert.ok(Math.abs(strength - (exact.diagonal[place] ?? NaN)) < 1e-6, String(place));
      let cosine = 0;
      for (let row = 0; row < 20; row++) {
        cosine +=
          (directions[row * strengths.length + place] ?? NaN) *
          exact.rightSingularVectors.get(row, place);
      }
      assert.ok(Math.abs(Math.abs(cosine) - 1) < 1e-6, String(place));
    }
  });

  test('has no more directions than the matrix', () => {
    assert.equal(svd(lowRank(30, 20, 4), 10).strengths.length, 4);
    assert.equal(svd([[2, 0]], 10).strengths.length, 1);
  });

  test('a matrix of zeros or of no rows has none', () => {
    assert.equal(
      svd(
        [
          [0, 0],
          [0, 0],
        ],
        2,
      ).strengths.length,
      0,
    );
    assert.equal(svd([], 2).strengths.length, 0);
  });
});
