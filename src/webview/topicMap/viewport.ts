import type { Box, Point } from './pointGrid';

/** How far the view is moved and enlarged, as d3-zoom has it. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** From the unit square, whose y points up, to the pixels of the stage, whose y points down. */
export interface Viewport {
  /** Pixels to the sides of the unit square. */
  readonly scale: Point;
  /** Where the square's upper left corner lies. */
  readonly origin: Point;
}

/** Room around the map for labels, outlines and points of its rim, in pixels; less where there is little. */
const margin = 44;
const smallMargin = 20;
const small = 480;
/** Near means alike, but how near in which direction means nothing: the map may be this much wider than high. */
const widest = 1.7;

/** The map as large as the stage has room for. */
export function fitted(width: number, height: number): Viewport {
  const across = Math.max(40, width - 2 * (width < small ? smallMargin : margin));
  const down = Math.max(40, height - 2 * (height < small ? smallMargin : margin));
  const scale = {
    x: Math.min(across, down * widest),
    y: Math.min(down, across * widest),
  };
  return {
    scale,
    origin: { x: (width - scale.x) / 2, y: (height - scale.y) / 2 },
  };
}

/** The same, moved and enlarged. */
export function transformed({ scale, origin }: Viewport, { k, x, y }: Transform): Viewport {
  return {
    scale: { x: scale.x * k, y: scale.y * k },
    origin: { x: origin.x * k + x, y: origin.y * k + y },
  };
}

export function toScreen({ scale, origin }: Viewport, { x, y }: Point): Point {
  return { x: origin.x + x * scale.x, y: origin.y + (1 - y) * scale.y };
}

export function toMap({ scale, origin }: Viewport, { x, y }: Point): Point {
  return { x: (x - origin.x) / scale.x, y: 1 - (y - origin.y) / scale.y };
}

/** The transform that shows a box of the map as large as the stage has room for. */
export function showing(
  base: Viewport,
  width: number,
  height: number,
  box: Box,
  most: number,
): Transform {
  const corner = toScreen(base, { x: box.left, y: box.top });
  const opposite = toScreen(base, { x: box.right, y: box.bottom });
  const k = Math.max(
    1,
    Math.min(
      most,
      (width - 2 * margin) / Math.max(1, opposite.x - corner.x),
      (height - 2 * margin) / Math.max(1, opposite.y - corner.y),
    ),
  );
  return {
    k,
    x: width / 2 - (k * (corner.x + opposite.x)) / 2,
    y: height / 2 - (k * (corner.y + opposite.y)) / 2,
  };
}

/** The same distances between 0 and 1, without an empty rim but for what outlines need. */
export function spreadOut(values: Float32Array, rim: number): Float32Array {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most <= least) return values;
  return values.map((value) => rim + ((value - least) / (most - least)) * (1 - 2 * rim));
}

/** How large points are drawn, in pixels: few are large, many are fine, and all grow as one looks closer. */
export function pointRadius(count: number, { scale }: Viewport, k: number): number {
  const area = (scale.x * scale.y) / (k * k);
  const alone = Math.sqrt((0.1 * area) / (Math.max(1, count) * Math.PI));
  return Math.min(9, Math.max(1.2, Math.min(6, alone)) * Math.sqrt(k));
}
