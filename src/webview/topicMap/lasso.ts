import { polygonContains } from 'd3-polygon';
import type { PointGrid } from './pointGrid';

/** The points within a closed line through these corners, in the order of their numbers. */
export function pointsInside(
  corners: readonly (readonly [number, number])[],
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  grid: PointGrid,
): number[] {
  if (corners.length < 3) return [];
  const polygon = corners.map(([x, y]): [number, number] => [x, y]);
  const across = polygon.map(([x]) => x);
  const up = polygon.map(([, y]) => y);
  const box = {
    left: Math.min(...across),
    right: Math.max(...across),
    bottom: Math.min(...up),
    top: Math.max(...up),
  };
  const inside: number[] = [];
  grid.eachNear(box, (index) => {
    const x = xs[index] ?? 0;
    const y = ys[index] ?? 0;
    if (x < box.left || x > box.right || y < box.bottom || y > box.top) return;
    if (polygonContains(polygon, [x, y])) inside.push(index);
  });
  return inside.sort((a, b) => a - b);
}
