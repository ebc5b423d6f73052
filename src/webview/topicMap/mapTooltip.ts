import type { MapEntry } from '../../protocol/topicMapProtocol';
import { element } from '../shared/elements';
import { textWithMath } from '../shared/math';
import type { Point } from './pointGrid';
import type { Size } from './stageLook';

/** It waits so long for the mouse to rest, in milliseconds. */
const restTime = 70;
/** How far it stays from the point, and from the border, in pixels. */
const away = 14;
const rim = 4;

/** What the tooltip says of a paper. */
export interface TooltipText {
  readonly entry: MapEntry;
  readonly topic: string;
}

/** Says which paper the mouse rests on. */
export class MapTooltip {
  readonly root = element('div', { class: 'tooltip', role: 'tooltip' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was pointed at: an answer that comes when the mouse is elsewhere is dropped. */
  private turn = 0;

  constructor() {
    this.root.hidden = true;
  }

  /** Shows what is found out about a point once the mouse rests there. */
  showSoon(find: () => Promise<TooltipText | undefined>, at: Point, stage: () => Size): void {
    const turn = ++this.turn;
    clearTimeout(this.timer);
    const show = async (): Promise<void> => {
      const text = await find();
      if (text && turn === this.turn) this.show(text, at, stage());
    };
    this.timer = setTimeout(() => void show(), restTime);
  }

  hide(): void {
    this.turn++;
    clearTimeout(this.timer);
    this.root.hidden = true;
  }

  private show({ entry, topic }: TooltipText, at: Point, stage: Size): void {
    const { root } = this;
    root.replaceChildren(
      element('strong', {}, textWithMath(entry.title)),
      element('span', { class: 'byline' }, entry.byline),
      element('span', { class: 'byline' }, topic),
    );
    root.hidden = false;
    const size = { width: root.offsetWidth, height: root.offsetHeight };
    const { x, y } = tooltipPlace(at, size, stage);
    root.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }
}

/** The upper left corner of a tooltip: above the point, below where there is no room, and never beyond a side. */
export function tooltipPlace(at: Point, tooltip: Size, stage: Size): Point {
  const x = Math.max(rim, Math.min(stage.width - tooltip.width - rim, at.x - tooltip.width / 2));
  const above = at.y - tooltip.height - away;
  const below = Math.min(stage.height - tooltip.height - rim, at.y + away);
  return { x, y: above >= rim ? above : below };
}
