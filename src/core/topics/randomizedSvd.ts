import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { seededRandom } from './seeded';
import { timesDense, transposeTimesDense, type SparseRows } from './sparseRows';

/** More directions are followed than are wanted: the last of them are not exact. */
const oversampling = 10;
/** Passes over the matrix and its transpose that turn the directions to where most of it is. */
const passes = 2;
/** Directions in which there is less than this share of what there is in the first are no more than rounding. */
const negligible = 1e-10;
/** Rows that are worked through before others have their turn. */
const rowsAtOnce = 250;

/** The largest part of a matrix: as `U · S · Vᵀ`, of which `V` and `S` are kept. */
export interface TruncatedSvd {
  /** Singular values, the largest first. As many as the matrix has, if that is less than was asked for. */
  readonly strengths: Float64Array;
  /** The right singular vectors, `columns` × the number of strengths, row after row. */
  readonly directions: Float64Array;
}

/**
 * The first singular vectors of a sparse matrix, by the randomised range finder with power iterations (N. Halko, P. G.
 * Martinsson, J. A. Tropp, Finding structure with randomness, 2011, algorithms 4.4 and 5.1). Deterministic.
 *
 * ml-matrix does the small dense problem. What is as long as the library is own: ml-matrix has no sparse matrices, and
 * its QR of 20,000 × 110 takes seconds in one step, during which nobody else would have their turn. Orthonormal columns
 * are made from the eigenvectors of their small Gram matrix instead (A. Stathopoulos, K. Wu, A block orthogonalization
 * procedure with constant synchronization requirements, 2002).
 */
export function* randomizedSvd(
  matrix: SparseRows,
  dimensions: number,
): Generator<void, TruncatedSvd> {
  const random = seededRandom(1);
  const started = Math.min(dimensions + oversampling, matrix.rows, matrix.columns);
  const start = yield* normals(matrix.columns, started, random);
  let range = yield* orthonormal(yield* timesDense(matrix, start, started), started);
  for (let pass = 0; pass < passes; pass++) {
    const { columns, width } = range;
    const image = yield* transposeTimesDense(matrix, columns, width);
    range = yield* orthonormal(yield* timesDense(matrix, image, width), width);
  }
  // Aᵀ Q = V S Wᵀ: V S² Vᵀ is made small by looking at its Gram matrix, W S² Wᵀ.
  const image = yield* transposeTimesDense(matrix, range.columns, range.width);
  const { values, vectors } = yield* eigen(yield* gram(image, range.width), range.width);
  const kept = values.filter((value) => value > negligible * (values[0] ?? 0)).length;
  const width = Math.min(dimensions, kept);
  const strengths = values.slice(0, width).map(Math.sqrt);
  const directions = yield* timesSmall(
    image,
    range.width,
    scaledColumns(vectors, strengths),
    width,
  );
  return { strengths, directions };
}

/** Columns of a dense matrix, row after row. */
interface Columns {
  readonly columns: Float64Array;
  readonly width: number;
}

/** Orthonormal columns that span the same space. There are fewer where the given ones depend on one another. */
function* orthonormal(columns: Float64Array, width: number): Generator<void, Columns> {
  const { values, vectors } = yield* eigen(yield* gram(columns, width), width);
  const kept = values.filter((value) => value > negligible * (values[0] ?? 0)).length;
  const scaled = scaledColumns(vectors, values.slice(0, kept).map(Math.sqrt));
  return { columns: yield* timesSmall(columns, width, scaled, kept), width: kept };
}

/** `Mᵀ M` of a matrix with `width` columns. */
function* gram(matrix: Float64Array, width: number): Generator<void, Float64Array> {
  const product = new Float64Array(width * width);
  for (let from = 0, row = 0; from < matrix.length; from += width, row++) {
    for (let i = 0; i < width; i++) {
      const value = matrix[from + i] ?? 0;
      for (let j = i, to = i * width; j < width; j++) {
        product[to + j] = (product[to + j] ?? 0) + value * (matrix[from + j] ?? 0);
      }
    }
    if (row % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) product[i * width + j] = product[j * width + i] ?? 0;
  }
  return product;
}

/**
 * Eigenvalues of a symmetric matrix, the largest first, and the eigenvectors in columns. ml-matrix finds them in one step:
 * the longest of all, which grows with the cube of the width.
 */
function* eigen(
  symmetric: Float64Array,
  width: number,
): Generator<void, { readonly values: Float64Array; readonly vectors: Float64Array }> {
  if (width === 0) return { values: new Float64Array(0), vectors: new Float64Array(0) };
  const rows = Array.from({ length: width }, (_, row) =>
    symmetric.subarray(row * width, (row + 1) * width),
  );
  yield;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(rows), {
    assumeSymmetric: true,
  });
  yield;
  // They come with the smallest first.
  const values = Float64Array.from(realEigenvalues).reverse();
  const vectors = new Float64Array(width * width);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      vectors[row * width + column] = eigenvectorMatrix.get(row, width - 1 - column);
    }
  }
  return { values, vectors };
}

/** The first columns of a square matrix, each divided by its scale: `width` × the number of scales. */
function scaledColumns(square: Float64Array, scales: Float64Array): Float64Array {
  const width = Math.sqrt(square.length);
  const scaled = new Float64Array(width * scales.length);
  for (let row = 0; row < width; row++) {
    for (const [column, scale] of scales.entries()) {
      scaled[row * scales.length + column] = (square[row * width + column] ?? 0) / scale;
    }
  }
  return scaled;
}

/** The product of a long matrix of `width` columns with a small one of `newWidth` columns. */
function* timesSmall(
  matrix: Float64Array,
  width: number,
  small: Float64Array,
  newWidth: number,
): Generator<void, Float64Array> {
  const rows = width === 0 ? 0 : matrix.length / width;
  const product = new Float64Array(rows * newWidth);
  for (let row = 0; row < rows; row++) {
    const to = row * newWidth;
    for (let i = 0; i < width; i++) {
      const value = matrix[row * width + i] ?? 0;
      const from = i * newWidth;
      for (let j = 0; j < newWidth; j++) {
        product[to + j] = (product[to + j] ?? 0) + value * (small[from + j] ?? 0);
      }
    }
    if (row % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return product;
}

/** A matrix of numbers of the standard normal distribution, row after row. */
function* normals(
  rows: number,
  width: number,
  random: () => number,
): Generator<void, Float64Array> {
  const matrix = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let at = row * width; at < (row + 1) * width; at++) matrix[at] = normal(random);
    if (row % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return matrix;
}

/** A number of the standard normal distribution (G. E. P. Box, M. E. Muller, 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
