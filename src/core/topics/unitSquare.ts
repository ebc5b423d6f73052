import type { Points } from './points';

/** Of a hundred points, so many at each end of an axis may lie where the scale does not reach. */
const beyond = 1;
/** The part of the square that the scale fills; what is beyond is drawn together in the rest. */
const margin = 0.06;

/**
 * Points moved and scaled to fill a square from 0 to 1, both axes alike. Few that lie far out do not make all others
 * small: they come to lie in the margin, farther out the farther they were.
 */
export function toUnitSquare({ x, y }: Points): Points {
  const [left, right] = extent(x);
  const [bottom, top] = extent(y);
  const width = Math.max(right - left, top - bottom);
  const scale = width > 0 ? (1 - 2 * margin) / width : 0;
  return {
    x: x.map((value) => squeezed((value - (left + right) / 2) * scale)),
    y: y.map((value) => squeezed((value - (bottom + top) / 2) * scale)),
  };
}

/** From where to where most of the values are. */
function extent(values: Float32Array): readonly [number, number] {
  const sorted = values.slice().sort();
  const left = Math.floor((sorted.length * beyond) / 100);
  return [sorted[left] ?? 0, sorted[sorted.length - 1 - left] ?? 0];
}

/** From the middle of the square to its place: as it is up to the margin, and more and more slowly towards the edge. */
function squeezed(value: number): number {
  const inner = 0.5 - margin;
  const out = Math.abs(value) - inner;
  if (out <= 0) return 0.5 + value;
  return 0.5 + Math.sign(value) * (inner + margin * (out / (out + margin)));
}
