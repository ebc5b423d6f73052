import type { LibraryMap } from '../../protocol/topicMapProtocol';
import { element } from '../shared/elements';
import { createFlatPainter } from './flatPainter';
import { createGlPainter } from './glPainter';
import type { PaintedFrame, PointPainter } from './painter';
import type { PointStyles } from './pointStyles';

/** The points of papers, on a canvas of their own: by the graphics card where there is one. */
export class PointLayer {
  readonly canvas: HTMLCanvasElement;
  private painter: PointPainter | undefined;
  private map: LibraryMap | undefined;
  private styles: PointStyles | undefined;

  /** @param redraw called when the canvas lost what was on it */
  constructor(redraw: () => void) {
    const canvas = emptyCanvas();
    // A benchmark may want to see the one where the other is the choice.
    const always = document.body.dataset['painter'] === 'gl';
    const painter = createGlPainter(canvas, always);
    // A canvas that was asked for WebGL, even in vain, may give nothing else any more.
    this.canvas = painter ? canvas : emptyCanvas();
    this.painter = painter ?? createFlatPainter(this.canvas);
    this.canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.painter = createGlPainter(this.canvas);
      if (this.map) this.painter?.setPoints(this.map.x, this.map.y);
      if (this.styles) this.painter?.setStyles(this.styles);
      redraw();
    });
  }

  get renderer(): string {
    return this.painter?.renderer ?? 'none';
  }

  show(map: LibraryMap): void {
    this.map = map;
    this.painter?.setPoints(map.x, map.y);
  }

  setStyles(styles: PointStyles): void {
    this.styles = styles;
    this.painter?.setStyles(styles);
  }

  draw(frame: PaintedFrame): void {
    this.painter?.draw(frame);
  }
}

function emptyCanvas(): HTMLCanvasElement {
  return element('canvas', { class: 'points', 'aria-hidden': 'true' });
}
