import type { TopicMapStrings, YearSpan } from '../../protocol/topicMapProtocol';
import { button, element, svgElement } from '../shared/elements';
import { fill } from './fill';
import { movedEnd, spanOf, yearAt, type YearCounts } from './yearCounts';

export interface YearStripEvents {
  /** While a span is dragged; undefined for all years. */
  brushed(span: YearSpan | undefined): void;
  /** Once it is chosen. */
  chosen(span: YearSpan | undefined): void;
}

/** The strip's height in its own units. */
const high = 100;
/** Keys are pressed in a row; the tree follows once they rest, after so many milliseconds. */
const pause = 250;

/** Papers per year, and a span of years to choose by dragging or with two sliders. */
export class YearStrip {
  readonly root = element('div', { class: 'strip', role: 'group' });
  private readonly plot = element('div', { class: 'plot' });
  private readonly bars = svgElement('svg');
  private readonly chosen = element('div', {
    class: 'chosen',
    'aria-hidden': 'true',
  });
  private readonly handles: Readonly<Record<'from' | 'to', HTMLElement>>;
  private readonly text = element('span', { class: 'span' });
  private readonly all: HTMLButtonElement;
  private everything: YearCounts | undefined;
  private kept: YearCounts | undefined;
  private span: YearSpan | undefined;
  private anchor: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly strings: TopicMapStrings,
    private readonly events: YearStripEvents,
  ) {
    this.root.setAttribute('aria-label', strings.years);
    this.bars.setAttribute('preserveAspectRatio', 'none');
    this.bars.setAttribute('aria-hidden', 'true');
    this.handles = { from: this.handle('from'), to: this.handle('to') };
    this.all = button('allYears', strings.allYears, () => this.choose(undefined), {
      class: 'small',
    });
    this.plot.append(this.bars, this.chosen, this.handles.from, this.handles.to);
    this.root.append(this.plot, element('div', { class: 'strip-foot' }, this.text, this.all));
    this.plot.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !this.everything) return;
      this.plot.setPointerCapture(event.pointerId);
      this.anchor = this.yearUnder(event, this.everything);
      const end = event.target instanceof HTMLElement ? event.target.dataset['end'] : undefined;
      const [from, to] = this.ends(this.everything);
      // Whoever takes a handle moves that end; the other one stays.
      if (end === 'from') this.anchor = to;
      if (end === 'to') this.anchor = from;
      if (end === undefined) this.brush(this.anchor, this.anchor, this.everything);
    });
    this.plot.addEventListener('pointermove', (event) => {
      if (this.anchor === undefined || !this.everything) return;
      this.brush(this.anchor, this.yearUnder(event, this.everything), this.everything);
    });
    this.plot.addEventListener('pointerup', () => {
      if (this.anchor === undefined) return;
      this.anchor = undefined;
      this.events.chosen(this.span);
    });
    this.plot.addEventListener('pointercancel', () => (this.anchor = undefined));
    this.plot.addEventListener('dblclick', () => this.choose(undefined));
  }

  /**
   * @param all of all papers; undefined where no year is known, and there is no strip
   * @param kept of those that were picked otherwise
   */
  show(
    all: YearCounts | undefined,
    kept: YearCounts | undefined,
    span: YearSpan | undefined,
  ): void {
    this.everything = all;
    this.kept = kept;
    this.span = span;
    this.root.hidden = all === undefined || all.first === all.last;
    this.draw();
  }

  private brush(one: number, other: number, all: YearCounts): void {
    this.span = spanOf(one, other, all);
    this.draw();
    this.events.brushed(this.span);
  }

  private choose(span: YearSpan | undefined): void {
    this.span = span;
    this.draw();
    this.events.brushed(span);
    this.events.chosen(span);
  }

  private draw(): void {
    const { everything: all, kept, span } = this;
    if (!all) return;
    const { counts, first, last, most } = all;
    const years = counts.length;
    const [from, to] = this.ends(all);
    this.bars.setAttribute('viewBox', `0 0 ${years} ${high}`);
    this.bars.replaceChildren(
      ...counts.flatMap((count, at) => {
        const year = first + at;
        const keptCount = kept && year >= kept.first ? (kept.counts[year - kept.first] ?? 0) : 0;
        const isIn = year >= from && year <= to;
        return [
          barOf(at, count, most, 'bar'),
          ...(isIn && keptCount > 0 ? [barOf(at, keptCount, most, 'bar kept')] : []),
        ];
      }),
    );
    const left = (from - first) / years;
    const right = (to + 1 - first) / years;
    this.chosen.style.left = `${100 * left}%`;
    this.chosen.style.width = `${100 * (right - left)}%`;
    this.chosen.hidden = span === undefined;
    this.handles.from.style.left = `${100 * left}%`;
    this.handles.to.style.left = `${100 * right}%`;
    for (const [end, value, least, greatest] of [
      ['from', from, first, to],
      ['to', to, from, last],
    ] as const) {
      const handle = this.handles[end];
      handle.setAttribute('aria-valuemin', String(least));
      handle.setAttribute('aria-valuemax', String(greatest));
      handle.setAttribute('aria-valuenow', String(value));
    }
    this.text.textContent =
      from === to ? String(from) : fill(this.strings.yearSpan, String(from), String(to));
    this.all.hidden = span === undefined;
  }

  private ends({ first, last }: YearCounts): YearSpan {
    return this.span ?? [first, last];
  }

  private yearUnder(event: PointerEvent, all: YearCounts): number {
    const { left, width } = this.plot.getBoundingClientRect();
    return yearAt(all, (event.clientX - left) / width);
  }

  private handle(end: 'from' | 'to'): HTMLElement {
    const { fromYear, toYear } = this.strings;
    const handle = element('div', {
      class: `handle ${end}`,
      role: 'slider',
      tabindex: '0',
      'data-end': end,
      'data-key': `year ${end}`,
      'aria-label': end === 'from' ? fromYear : toYear,
    });
    handle.addEventListener('keydown', (event) => {
      const { everything: all } = this;
      if (!all) return;
      if (event.key === 'Escape' && this.span) {
        this.choose(undefined);
        event.preventDefault();
        return;
      }
      const moved = movedEnd(event.key, end, this.ends(all), all);
      if (!moved) return;
      event.preventDefault();
      this.brush(...moved, all);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.events.chosen(this.span), pause);
    });
    return handle;
  }
}

function barOf(at: number, count: number, most: number, kind: string): SVGRectElement {
  const bar = svgElement('rect');
  // One paper is to be seen beside ten thousand.
  const height = count === 0 ? 0 : Math.max(3, (count / most) * high);
  bar.setAttribute('class', kind);
  bar.setAttribute('x', String(at + 0.08));
  bar.setAttribute('y', String(high - height));
  bar.setAttribute('width', '0.84');
  bar.setAttribute('height', String(height));
  return bar;
}
