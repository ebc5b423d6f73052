/**
 * Points of the unit square in cells of about four, to find the nearest one, or those within a box, without looking at
 * all. Own, because the nearest point is asked for among those that are not dimmed at the moment, which the trees of
 * libraries would have to be built anew for at each step of a brush; this one takes the question along.
 */
export interface PointGrid {
  /**
   * The nearest point for which `counts` holds; undefined where none is within reach. Distances are measured in units
   * of `scale`, such as pixels to the side of the map, and may differ in both directions.
   */
  nearest(
    at: Point,
    reach: number,
    scale: Point,
    counts: (index: number) => boolean,
  ): number | undefined;
  /** Calls for each point within the box, and for some around it. */
  eachNear(box: Box, visit: (index: number) => void): void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

const pointsInCell = 4;

export function createPointGrid(xs: ArrayLike<number>, ys: ArrayLike<number>): PointGrid {
  const count = xs.length;
  const side = Math.max(1, Math.ceil(Math.sqrt(count / pointsInCell)));
  const cellOf = (value: number) => Math.max(0, Math.min(side - 1, Math.floor(value * side)));
  const cells = new Uint32Array(count);
  /** Where the points of each cell begin in `sorted`. */
  const begins = new Uint32Array(side * side + 1);
  for (let index = 0; index < count; index++) {
    const cell = cellOf(ys[index] ?? 0) * side + cellOf(xs[index] ?? 0);
    cells[index] = cell;
    begins[cell + 1] = (begins[cell + 1] ?? 0) + 1;
  }
  for (let cell = 0; cell < side * side; cell++) {
    begins[cell + 1] = (begins[cell + 1] ?? 0) + (begins[cell] ?? 0);
  }
  const sorted = new Uint32Array(count);
  const next = begins.slice();
  for (let index = 0; index < count; index++) {
    const cell = cells[index] ?? 0;
    const place = next[cell] ?? 0;
    sorted[place] = index;
    next[cell] = place + 1;
  }

  function eachNear(box: Box, visit: (index: number) => void): void {
    const left = cellOf(box.left);
    const right = cellOf(box.right);
    for (let row = cellOf(box.bottom); row <= cellOf(box.top); row++) {
      const end = begins[row * side + right + 1] ?? count;
      for (let place = begins[row * side + left] ?? 0; place < end; place++) {
        visit(sorted[place] ?? 0);
      }
    }
  }

  return {
    eachNear,
    nearest(at, reach, scale, counts) {
      let best: number | undefined;
      let bestSquare = reach * reach;
      const across = reach / scale.x;
      const up = reach / scale.y;
      const box = {
        left: at.x - across,
        right: at.x + across,
        bottom: at.y - up,
        top: at.y + up,
      };
      eachNear(box, (index) => {
        const dx = ((xs[index] ?? 0) - at.x) * scale.x;
        const dy = ((ys[index] ?? 0) - at.y) * scale.y;
        const square = dx * dx + dy * dy;
        if (square > bestSquare || (square === bestSquare && best !== undefined)) return;
        if (!counts(index)) return;
        best = index;
        bestSquare = square;
      });
      return best;
    },
  };
}
