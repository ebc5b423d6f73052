import { topicOfLabel } from './labelLayer';
import { LassoLine } from './lassoLine';
import type { Point } from './pointGrid';

/** What the pointer means on the map. Places are pixels of the stage. */
export interface PointerEvents {
  /** Whether dragging draws a line around points rather than moves the map. */
  isLassoing(): boolean;
  /** The pointer rests there, on the label of a topic or not; or nowhere on the map. */
  point(at: Point | undefined, topic?: number): void;
  click(at: Point, topic: number | undefined): void;
  /** A line was drawn through these corners. */
  lasso(corners: readonly Point[]): void;
}

/** So long after a line was drawn, a click belongs to it, in milliseconds. */
const clickTime = 100;

/** Listens to mouse, pen and finger: pointing, clicking, and drawing a line around points. Moving the map is d3-zoom's. */
export class StagePointer {
  readonly line = new LassoLine();
  private justDrew = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly events: PointerEvents,
  ) {
    root.addEventListener('pointermove', (event) => this.moved(event));
    root.addEventListener('pointerleave', () => events.point(undefined));
    root.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !(event.shiftKey || events.isLassoing())) return;
      this.line.begin(this.placeOf(event));
      root.setPointerCapture(event.pointerId);
      events.point(undefined);
    });
    root.addEventListener('pointerup', () => this.close());
    root.addEventListener('pointercancel', () => this.line.end());
    root.addEventListener('click', (event) => {
      if (this.justDrew) this.justDrew = false;
      else events.click(this.placeOf(event), topicOfLabel(event.target));
    });
  }

  private moved(event: PointerEvent): void {
    if (this.line.isDrawn) {
      this.line.extend(this.placeOf(event));
      return;
    }
    if (event.buttons !== 0) return;
    this.events.point(this.placeOf(event), topicOfLabel(event.target));
  }

  private close(): void {
    const corners = this.line.end();
    if (!corners) return;
    this.justDrew = true;
    // A click follows where the pointer went up; where none does, it must not swallow a later one.
    setTimeout(() => (this.justDrew = false), clickTime);
    this.events.lasso(corners);
  }

  private placeOf(event: MouseEvent): Point {
    const { left, top } = this.root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
