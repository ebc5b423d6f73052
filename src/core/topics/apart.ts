import type { Points } from './points';
import { seededRandom } from './seeded';

/** Points are moved so often, unless they lie apart before. */
const mostRounds = 12;
/** Points that are looked at before others have their turn. */
const pointsAtOnce = 1000;

/**
 * How far from one another so many points of a square from 0 to 1 are to lie: as few can be told apart, and of many so
 * little that they keep their neighbours.
 */
export function gapFor(points: number): number {
  return Math.min(0.02, 0.8 / points ** 0.75);
}

/**
 * Moves points of a square from 0 to 1 that (nearly) lie on one another a little apart, as many as have room; those up to
 * `fixed` stay. The points are moved where they are. Yields now and then, for others to have their turn.
 */
export function* moveApart({ x, y }: Points, gap: number, fixed = 0): Generator<void, void> {
  const columns = Math.floor(1 / gap);
  const random = seededRandom(2);
  const cellOf = (value: number) => Math.min(columns - 1, Math.floor(value * columns));
  // A gap and a little: what is moved by it lies apart after rounding too.
  const wanted = 1.02 * gap;
  for (let round = 0; round < mostRounds; round++) {
    const cells = new Map<number, number[]>();
    for (let point = 0; point < x.length; point++) {
      const cell = cellOf(x[point] ?? 0) * columns + cellOf(y[point] ?? 0);
      const known = cells.get(cell);
      if (known) known.push(point);
      else cells.set(cell, [point]);
      if (point % (10 * pointsAtOnce) === 0) yield;
    }
    yield;
    let moved = false;
    for (let point = fixed; point < x.length; point++) {
      const column = cellOf(x[point] ?? 0);
      const row = cellOf(y[point] ?? 0);
      for (let across = column - 1; across <= column + 1; across++) {
        for (let along = row - 1; along <= row + 1; along++) {
          if (across < 0 || across >= columns || along < 0 || along >= columns) continue;
          for (const other of cells.get(across * columns + along) ?? []) {
            // Of two that may move each is met by the other.
            if (other < point && other >= fixed) continue;
            if (other !== point) moved = part(point, other) || moved;
          }
        }
      }
      if (point % pointsAtOnce === 0) yield;
    }
    if (!moved) return;
  }

  /** Moves two points apart, or the first one from the other if that is fixed. */
  function part(point: number, other: number): boolean {
    let byX = (x[point] ?? 0) - (x[other] ?? 0);
    let byY = (y[point] ?? 0) - (y[other] ?? 0);
    const distance = Math.hypot(byX, byY);
    if (distance >= gap) return false;
    if (distance < gap / 1000) {
      const angle = 2 * Math.PI * random();
      byX = Math.cos(angle);
      byY = Math.sin(angle);
    } else {
      byX /= distance;
      byY /= distance;
    }
    const share = other < fixed ? 1 : 0.5;
    const by = (wanted - distance) * share;
    x[point] = within((x[point] ?? 0) + by * byX);
    y[point] = within((y[point] ?? 0) + by * byY);
    if (other >= fixed) {
      x[other] = within((x[other] ?? 0) - by * byX);
      y[other] = within((y[other] ?? 0) - by * byY);
    }
    return true;
  }
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value));
}
