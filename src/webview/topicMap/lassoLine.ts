import { svgElement } from '../shared/elements';
import type { Point } from './pointGrid';

/** The mouse has to move so far for another corner, in pixels. */
const leastStep = 3;

/** The line that is being drawn around points, in pixels of the stage. */
export class LassoLine {
  readonly path = svgElement('path');
  private corners: Point[] | undefined;

  constructor() {
    this.path.setAttribute('class', 'lasso');
  }

  get isDrawn(): boolean {
    return this.corners !== undefined;
  }

  begin(at: Point): void {
    this.corners = [at];
  }

  extend(at: Point): void {
    const last = this.corners?.at(-1);
    if (!this.corners || !last || Math.hypot(at.x - last.x, at.y - last.y) < leastStep) return;
    this.corners.push(at);
    this.path.setAttribute('d', `M${this.corners.map(({ x, y }) => `${x} ${y}`).join('L')}Z`);
  }

  /** Takes the line away. Returns its corners; undefined where none was drawn. */
  end(): readonly Point[] | undefined {
    const { corners } = this;
    this.corners = undefined;
    this.path.setAttribute('d', '');
    return corners;
  }
}
