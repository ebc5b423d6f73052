/** A matrix with few entries, row after row: compressed sparse rows. */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  /** `rows + 1` of them: the entries of row r are those from `starts[r]` up to and without `starts[r + 1]`. */
  readonly starts: Int32Array;
  /** The column of each entry. */
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Rows that are worked through before others have their turn: some milliseconds of work. */
const rowsAtOnce = 250;

/**
 * The product of a sparse matrix with a dense one.
 * @param dense `columns` × `width`, row after row
 * @returns `rows` × `width`, row after row
 */
export function* timesDense(
  { rows, starts, places, values }: SparseRows,
  dense: Float64Array,
  width: number,
): Generator<void, Float64Array> {
  const product = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const to = row * width;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const from = (places[entry] ?? 0) * width;
      const value = values[entry] ?? 0;
      for (let at = 0; at < width; at++) {
        product[to + at] = (product[to + at] ?? 0) + value * (dense[from + at] ?? 0);
      }
    }
    if (row % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return product;
}

/**
 * The product of the transpose of a sparse matrix with a dense one.
 * @param dense `rows` × `width`, row after row
 * @returns `columns` × `width`, row after row
 */
export function* transposeTimesDense(
  { rows, columns, starts, places, values }: SparseRows,
  dense: Float64Array,
  width: number,
): Generator<void, Float64Array> {
  const product = new Float64Array(columns * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const to = (places[entry] ?? 0) * width;
      const value = values[entry] ?? 0;
      for (let at = 0; at < width; at++) {
        product[to + at] = (product[to + at] ?? 0) + value * (dense[from + at] ?? 0);
      }
    }
    if (row % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return product;
}
