import {
  dimmedOpacity,
  foundGrowth,
  smallestShaped,
  type PaintColours,
  type PaintedFrame,
  type PointPainter,
} from './painter';
import { shapes } from './palette';
import { drawPoints, type PicturePoint } from './picture';
import { pointBit, shapeBits, type PointStyles } from './pointStyles';

/** Draws points on a plain canvas, where there is no WebGL. */
export function createFlatPainter(canvas: HTMLCanvasElement): PointPainter | undefined {
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  let x = new Float32Array();
  let y = new Float32Array();
  let styles: PointStyles | undefined;
  return {
    renderer: 'canvas',
    setPoints(nextX, nextY) {
      styles = undefined;
      x = nextX as Float32Array<ArrayBuffer>;
      y = nextY as Float32Array<ArrayBuffer>;
    },
    setStyles(next) {
      styles = next;
    },
    draw(frame) {
      const { width, height, ratio, colours } = frame;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      if (!styles) return;
      context.scale(ratio, ratio);
      drawPoints(context, visiblePoints(x, y, styles, frame), colours.background);
    },
  };
}

/** The points that are within the frame, those on top last. */
export function* visiblePoints(
  xs: Float32Array,
  ys: Float32Array,
  { bytes, order }: PointStyles,
  frame: Omit<PaintedFrame, 'ratio'>,
): Iterable<PicturePoint> {
  const { viewport, width, height, radius, opacity, colours } = frame;
  const { scale, origin } = viewport;
  const names = new Map<number, string>();
  for (const index of order) {
    const x = origin.x + (xs[index] ?? 0) * scale.x;
    const y = origin.y + (1 - (ys[index] ?? 0)) * scale.y;
    if (x < -radius || x > width + radius || y < -radius || y > height + radius) continue;
    const [red = 0, green = 0, blue = 0, last = 0] = bytes.subarray(4 * index, 4 * index + 4);
    const rgb = (red << 16) | (green << 8) | blue;
    let colour = names.get(rgb);
    if (colour === undefined) {
      colour = `#${rgb.toString(16).padStart(6, '0')}`;
      names.set(rgb, colour);
    }
    const isLit = (last & (pointBit.selected | pointBit.cited)) !== 0;
    const drawn = radius * (isLit || last & pointBit.found ? foundGrowth : 1);
    yield {
      x,
      y,
      colour,
      radius: drawn,
      shape: drawn < smallestShaped ? 'circle' : (shapes[last & shapeBits] ?? 'circle'),
      opacity: last & pointBit.dimmed && !isLit ? dimmedOpacity : opacity,
      ...(isLit ? { ring: ringOf((last & pointBit.selected) !== 0, colours) } : {}),
    };
  }
}

function ringOf(isSelected: boolean, { selected, cited }: PaintColours): PicturePoint['ring'] {
  return { colour: isSelected ? selected : cited, dashed: !isSelected };
}
