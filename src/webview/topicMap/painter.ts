import type { Viewport } from './viewport';
import type { PointStyles } from './pointStyles';

/** What draws the points. */
export interface PointPainter {
  /** What draws, for the log and the benchmark. */
  readonly renderer: string;
  setPoints(x: Float32Array, y: Float32Array): void;
  setStyles(styles: PointStyles): void;
  draw(frame: PaintedFrame): void;
}

export interface PaintedFrame {
  readonly viewport: Viewport;
  /** Size of the canvas in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen in one of CSS. */
  readonly ratio: number;
  readonly radius: number;
  /** Of points that are not dimmed. */
  readonly opacity: number;
  readonly colours: PaintColours;
}

/** Colours of the theme, as `#rrggbb`. */
export interface PaintColours {
  readonly background: string;
  readonly selected: string;
  readonly cited: string;
}

/** Points below this size are discs whatever their shape: nobody could tell, and corners would flicker. */
export const smallestShaped = 2.6;
export const dimmedOpacity = 0.16;
/** So much larger are points that a search found, or that are lit up. */
export const foundGrowth = 1.35;
