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

/**
 * Draws points on a plain canvas, where there is no WebGL, or none but one that the processor computes: a hundred thousand
 * small discs are set pixel by pixel in a fraction of the time that it takes over them.
 */
export function createFlatPainter(canvas: HTMLCanvasElement): PointPainter | undefined {
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  let x = new Float32Array();
  let y = new Float32Array();
  let styles: PointStyles | undefined;
  let image: ImageData | undefined;
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
      if (!styles || canvas.width === 0 || canvas.height === 0) return;
      const areSmall = frame.radius < smallestShaped;
      if (areSmall) {
        if (image?.width !== canvas.width || image.height !== canvas.height) {
          image = context.createImageData(canvas.width, canvas.height);
        }
        stampPoints(image, x, y, styles, frame);
        context.putImageData(image, 0, 0);
      }
      context.scale(ratio, ratio);
      const rest = areSmall ? { ...styles, order: litOf(styles) } : styles;
      drawPoints(context, visiblePoints(x, y, rest, frame), colours.background);
    },
  };
}

const litBits = pointBit.selected | pointBit.cited;

/** Those with a ring; they are the last. */
function litOf({ bytes, order }: PointStyles): Uint32Array {
  let first = order.length;
  while (first > 0 && (bytes[4 * (order[first - 1] ?? 0) + 3] ?? 0) & litBits) first--;
  return order.subarray(first);
}

/** Sets the pixels of small discs, one over the other; softer at their edges. */
export function stampPoints(
  image: Pick<ImageData, 'width' | 'height' | 'data'>,
  xs: Float32Array,
  ys: Float32Array,
  { bytes, order }: PointStyles,
  { viewport, radius, ratio }: PaintedFrame,
): void {
  const { width, height } = image;
  const pixels = new Uint32Array(image.data.buffer);
  pixels.fill(0);
  const stamps = [discStamp(radius * ratio), discStamp(radius * foundGrowth * ratio)] as const;
  const scaleX = viewport.scale.x * ratio;
  const scaleY = viewport.scale.y * ratio;
  const left = viewport.origin.x * ratio;
  const bottom = (viewport.origin.y + viewport.scale.y) * ratio;
  for (const index of order) {
    const at = 4 * index;
    const last = bytes[at + 3] ?? 0;
    if (last & litBits) continue;
    const { reach, cover } = stamps[last & pointBit.found ? 1 : 0];
    const x = Math.round(left + (xs[index] ?? 0) * scaleX);
    const y = Math.round(bottom - (ys[index] ?? 0) * scaleY);
    if (x < reach || y < reach || x >= width - reach || y >= height - reach) continue;
    // Discs here do not add up where many lie over each other, so none of them is seen through.
    const shown = 255 * (last & pointBit.dimmed ? dimmedOpacity : 1);
    const rgb = ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0);
    let turn = 0;
    for (let row = y - reach; row <= y + reach; row++) {
      let place = row * width + x - reach;
      for (let column = -reach; column <= reach; column++, turn++, place++) {
        const share = cover[turn] ?? 0;
        // The soft edge of a disc does not eat into another one.
        if (share === 0 || (share < 0.5 && pixels[place] !== 0)) continue;
        pixels[place] = (((shown * share) << 24) | rgb) >>> 0;
      }
    }
  }
}

/** How much of each pixel around its middle a disc covers. */
function discStamp(radius: number): { readonly reach: number; readonly cover: Float32Array } {
  const reach = Math.ceil(radius - 0.5);
  const side = 2 * reach + 1;
  const cover = Float32Array.from({ length: side * side }, (_, at) => {
    const distance = Math.hypot((at % side) - reach, Math.floor(at / side) - reach);
    return Math.max(0, Math.min(1, radius + 0.5 - distance));
  });
  return { reach, cover };
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
