import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import type { LibraryMap } from '../../protocol/topicMapProtocol';
import { element, svgElement } from '../shared/elements';
import { createFlatPainter, visiblePoints } from './flatPainter';
import { createGlPainter } from './glPainter';
import { labelLines, placeLabels, topicCentres, type LabelBox, type TopicCentre } from './labels';
import { pointsInside } from './lasso';
import type { PaintedFrame, PointPainter } from './painter';
import { colourOfTopic, grey, type TopicLook } from './palette';
import { lineHeight, smoothPath, type Picture } from './picture';
import { createPointGrid, type Point, type PointGrid } from './pointGrid';
import { pointBit, type PointStyles } from './pointStyles';
import { labelPlace, topicRegions, type Region } from './regions';
import type { MapTheme } from './theme';
import {
  fitted,
  pointRadius,
  showing,
  toMap,
  toScreen,
  transformed,
  type Transform,
  type Viewport,
} from './viewport';

/** What happens on the map. */
export interface StageEvents {
  /** The mouse rests near a point, in pixels of the stage; or near none. */
  hover(index: number | undefined, at: Point): void;
  open(index: number): void;
  pickTopic(topic: number): void;
  /** A line was drawn around these points. */
  lasso(indices: readonly number[]): void;
  moved(transform: Transform): void;
}

/** What the stage shows besides the map. */
export interface StageLook {
  readonly theme: MapTheme;
  readonly looks: readonly TopicLook[];
  readonly styles: PointStyles;
  readonly bits: Uint8Array;
  /** Whether points, and with them regions, have the colours of topics. */
  readonly byTopic: boolean;
  readonly pickedTopic: number | undefined;
}

export interface StageWords {
  readonly map: string;
  readonly describedBy: string;
  /** `Dense Retrieval, 7 papers` */
  labelOf(topic: string, papers: number): string;
}

const largestZoom = 80;
/** How far from a point the mouse still means it, in pixels. */
const reach = 9;
const lettersInLine = 20;
/** So many points can be stepped aside for by labels. */
const fewPoints = 600;

interface TopicLabel extends TopicCentre {
  readonly button: HTMLButtonElement;
  readonly lines: readonly string[];
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

interface ShownMap {
  readonly map: LibraryMap;
  readonly grid: PointGrid;
  readonly regions: readonly Region[];
  /** Those of the most papers first. */
  readonly labels: readonly TopicLabel[];
  readonly centres: readonly TopicCentre[];
}

/** The map itself: regions below, points over them, labels on top; moved, enlarged and drawn on by mouse, touch and keys. */
export class Stage {
  readonly root: HTMLElement;
  private readonly ground = element('canvas', {
    class: 'regions',
    'aria-hidden': 'true',
  });
  private canvas = element('canvas', {
    class: 'points',
    'aria-hidden': 'true',
  });
  private readonly labels = element('div', {
    class: 'labels',
    'aria-hidden': 'true',
  });
  private readonly line = svgElement('path');
  private readonly ring = svgElement('circle');
  private readonly overlay = svgElement('svg');
  private painter: PointPainter | undefined;
  private readonly behaviour = zoom<HTMLElement, unknown>().scaleExtent([0.7, largestZoom]);
  private transform: Transform = zoomIdentity;
  private shown: ShownMap | undefined;
  private look: StageLook | undefined;
  private outlines: { readonly base: Viewport; readonly paths: readonly Path2D[] } | undefined;
  private placed: (Point | undefined)[] = [];
  private hovered: number | undefined;
  private drawing: [number, number][] | undefined;
  private justDrew = false;
  private frame = 0;
  /** Whether dragging draws a line around points rather than moves the map. */
  lassoing = false;

  constructor(
    private readonly events: StageEvents,
    private readonly words: StageWords,
  ) {
    this.root = element(
      'div',
      {
        class: 'stage',
        tabindex: '0',
        role: 'application',
        'aria-label': words.map,
        'aria-describedby': words.describedBy,
        'data-key': 'stage',
      },
      this.ground,
      this.canvas,
    );
    this.overlay.setAttribute('class', 'overlay');
    this.overlay.setAttribute('aria-hidden', 'true');
    this.line.setAttribute('class', 'lasso');
    this.ring.setAttribute('class', 'hovered');
    this.ring.setAttribute('r', '0');
    this.overlay.append(this.line, this.ring);
    this.root.append(this.overlay, this.labels);
    // A benchmark may want to see the one where the other is the choice.
    const always = document.body.dataset['painter'] === 'gl';
    this.painter = createGlPainter(this.canvas, always) ?? this.flatPainter();
    this.canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.painter = createGlPainter(this.canvas);
      if (this.shown) this.painter?.setPoints(this.shown.map.x, this.shown.map.y);
      if (this.look) this.painter?.setStyles(this.look.styles);
      this.redraw();
    });
    this.listen();
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  get renderer(): string {
    return this.painter?.renderer ?? 'none';
  }

  get centres(): readonly TopicCentre[] {
    return this.shown?.centres ?? [];
  }

  show(map: LibraryMap): void {
    const centres = topicCentres(map);
    this.labels.replaceChildren();
    const withLabel = centres
      .filter(({ topic, papers }) => papers > 0 && topic < map.topics.length - 1)
      .sort((a, b) => b.papers - a.papers || a.topic - b.topic);
    const most = withLabel[0]?.papers ?? 1;
    const regions = topicRegions(map);
    const labels = withLabel.map((centre) => {
      const region = regions.find(({ topic }) => topic === centre.topic);
      return this.labelOf({ ...centre, ...labelPlace(centre, region) }, map, most);
    });
    this.labels.append(...labels.map(({ button }) => button));
    this.shown = {
      map,
      centres,
      labels,
      grid: createPointGrid(map.x, map.y),
      regions,
    };
    this.outlines = undefined;
    this.hovered = undefined;
    this.painter?.setPoints(map.x, map.y);
  }

  setLook(look: StageLook): void {
    this.look = look;
    this.painter?.setStyles(look.styles);
    this.redraw();
  }

  /** Draws what changed with the next frame of the screen. */
  redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  moveTo({ k, x, y }: Transform): void {
    this.behaviour.transform(select(this.root), zoomIdentity.translate(x, y).scale(k));
  }

  zoomBy(factor: number): void {
    this.behaviour.scaleBy(select(this.root), factor);
  }

  fit(): void {
    this.behaviour.transform(select(this.root), zoomIdentity);
  }

  /** Moves a topic into view, unless its middle is there already. */
  reveal(topic: number): void {
    const centre = this.shown?.centres[topic];
    const region = this.shown?.regions.find((each) => each.topic === topic);
    if (!centre) return;
    const { width, height } = this.size;
    const at = toScreen(this.viewport, centre);
    if (at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height) return;
    const corners = region?.rings.flat() ?? [[centre.x, centre.y] as const];
    const box = {
      left: Math.min(...corners.map(([x]) => x)),
      right: Math.max(...corners.map(([x]) => x)),
      bottom: Math.min(...corners.map(([, y]) => y)),
      top: Math.max(...corners.map(([, y]) => y)),
    };
    this.moveTo(showing(this.base, width, height, box, this.transform.k));
  }

  /** What is shown, to be drawn as SVG or PNG. */
  picture(title: string, legend: Picture['legend']): Picture | undefined {
    const { shown, look } = this;
    if (!shown || !look) return undefined;
    const { width, height } = this.size;
    const { theme } = look;
    const frame = this.frameOf(shown, theme);
    return {
      title,
      width,
      height,
      legend,
      background: theme.background,
      foreground: theme.foreground,
      font: theme.font.replaceAll('"', "'"),
      regions: shown.regions.map((region) => ({
        path: region.rings
          .map((ring) =>
            smoothPath(
              ring.map(([x, y]): readonly [number, number] => {
                const at = toScreen(frame.viewport, { x, y });
                return [at.x, at.y];
              }),
            ),
          )
          .join(''),
        colour: this.colourOf(region.topic, look),
        fillOpacity: this.fillOpacity(region.topic, look),
      })),
      points: [...visiblePoints(shown.map.x, shown.map.y, look.styles, frame)],
      labels: shown.labels.flatMap(({ lines, size }, at) => {
        const place = this.placed[at];
        return place ? [{ ...place, lines, size }] : [];
      }),
    };
  }

  private labelOf(centre: TopicCentre, map: LibraryMap, most: number): TopicLabel {
    const { topic, papers } = centre;
    const text = map.topics[topic] ?? '';
    const lines = labelLines(text, lettersInLine);
    const base = Number.parseFloat(getComputedStyle(document.body).fontSize) || 13;
    const size = Math.round(base * (0.88 + 0.32 * Math.sqrt(papers / most)) * 10) / 10;
    const button = element(
      'button',
      {
        type: 'button',
        class: 'topic-label',
        tabindex: '-1',
        'data-topic': String(topic),
        title: this.words.labelOf(text, papers),
      },
      ...lines.map((line) => element('span', {}, line)),
    );
    button.style.fontSize = `${size}px`;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.events.pickTopic(topic);
    });
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
    const width = Math.max(
      0,
      ...lines.map((line) => context?.measureText(line).width ?? line.length * size * 0.6),
    );
    return {
      ...centre,
      button,
      lines,
      size,
      width: width + 10,
      height: lines.length * size * lineHeight + 4,
    };
  }

  private flatPainter(): PointPainter | undefined {
    // A canvas that was asked for WebGL, even in vain, may give nothing else any more.
    const canvas = element('canvas', {
      class: 'points',
      'aria-hidden': 'true',
    });
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
    return createFlatPainter(canvas);
  }

  private get size(): { readonly width: number; readonly height: number } {
    return { width: this.root.clientWidth, height: this.root.clientHeight };
  }

  private get base(): Viewport {
    return fitted(this.size.width, this.size.height);
  }

  private get viewport(): Viewport {
    return transformed(this.base, this.transform);
  }

  private frameOf({ map }: ShownMap, theme: MapTheme): Omit<PaintedFrame, 'ratio'> {
    const { viewport } = this;
    return {
      ...this.size,
      viewport,
      radius: pointRadius(map.ids.length, viewport, this.transform.k),
      opacity: map.ids.length > 20_000 ? 0.75 : 0.95,
      colours: theme,
    };
  }

  private draw(): void {
    this.frame = 0;
    const { shown, look, painter } = this;
    if (!shown || !look || !painter || this.size.width === 0) return;
    const started = performance.now();
    const frame = this.frameOf(shown, look.theme);
    const ratio = window.devicePixelRatio;
    painter.draw({ ...frame, ratio });
    this.drawRegions(shown, look, ratio);
    this.drawLabels(shown, look, frame.viewport);
    this.drawRing(shown, frame);
    performance.measure('lectern.map.frame', { start: started });
  }

  private drawRegions(shown: ShownMap, look: StageLook, ratio: number): void {
    const { width, height } = this.size;
    const { ground, transform } = this;
    const context = ground.getContext('2d');
    if (!context) return;
    const wide = Math.round(width * ratio);
    const high = Math.round(height * ratio);
    if (ground.width !== wide || ground.height !== high) {
      ground.width = wide;
      ground.height = high;
    }
    this.outlines ??= {
      base: this.base,
      paths: outlinesIn(shown.regions, this.base),
    };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
    const { k, x, y } = transform;
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    shown.regions.forEach((region, at) => {
      const path = this.outlines?.paths[at];
      if (!path) return;
      const colour = this.colourOf(region.topic, look);
      const isPicked = region.topic === look.pickedTopic;
      context.fillStyle = colour;
      context.strokeStyle = colour;
      context.globalAlpha = this.fillOpacity(region.topic, look);
      context.fill(path, 'evenodd');
      context.globalAlpha = look.theme.isHighContrast || isPicked ? 1 : 0.45;
      context.lineWidth = (isPicked ? 2 : 1) / k;
      context.stroke(path);
    });
    context.globalAlpha = 1;
  }

  private colourOf(topic: number, { byTopic, theme, looks }: StageLook): string {
    const topicLook = looks[topic];
    return byTopic && topicLook ? colourOfTopic(topicLook, theme.ground) : grey[theme.ground];
  }

  private fillOpacity(topic: number, { theme, pickedTopic }: StageLook): number {
    if (theme.isHighContrast) return topic === pickedTopic ? 0.18 : 0;
    const plain = theme.ground === 'dark' ? 0.13 : 0.1;
    if (pickedTopic === undefined) return plain;
    return topic === pickedTopic ? 2 * plain : plain / 2;
  }

  private drawLabels({ labels }: ShownMap, { pickedTopic }: StageLook, viewport: Viewport): void {
    // The picked one goes first, so that it is never the one that finds no room.
    const order = labels.map((_, at) => at);
    const picked = labels.findIndex(({ topic }) => topic === pickedTopic);
    if (picked > 0) order.unshift(...order.splice(picked, 1));
    const boxes = order.map((at) => {
      const label = labels[at];
      const place = label ? toScreen(viewport, label) : { x: -1, y: -1 };
      return { ...place, width: label?.width ?? 0, height: label?.height ?? 0 };
    });
    const places = placeLabels(boxes, this.size, this.pointsCovered(viewport));
    this.placed = [];
    places.forEach((place, turn) => {
      const at = order[turn] ?? 0;
      this.placed[at] = place;
      const label = labels[at];
      if (!label) return;
      const { button, topic } = label;
      button.hidden = place === undefined;
      button.setAttribute('aria-pressed', String(topic === pickedTopic));
      button.classList.toggle('aside', pickedTopic !== undefined && topic !== pickedTopic);
      if (!place) return;
      button.style.transform = `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px) translate(-50%, -50%)`;
    });
  }

  /** Among few points a label would hide those that it names; among thousands there is no place without any. */
  private pointsCovered(viewport: Viewport): ((box: LabelBox) => number) | undefined {
    const { shown } = this;
    if (!shown || shown.map.ids.length > fewPoints) return undefined;
    const { map, grid } = shown;
    return ({ x, y, width, height }) => {
      const corner = toMap(viewport, { x: x - width / 2, y: y + height / 2 });
      const opposite = toMap(viewport, { x: x + width / 2, y: y - height / 2 });
      const box = {
        left: corner.x,
        right: opposite.x,
        bottom: corner.y,
        top: opposite.y,
      };
      let count = 0;
      grid.eachNear(box, (index) => {
        const across = map.x[index] ?? 0;
        const up = map.y[index] ?? 0;
        if (across >= box.left && across <= box.right && up >= box.bottom && up <= box.top) count++;
      });
      return count;
    };
  }

  private drawRing({ map }: ShownMap, frame: Omit<PaintedFrame, 'ratio'>): void {
    const index = this.hovered;
    if (index === undefined) {
      this.ring.setAttribute('r', '0');
      return;
    }
    const at = toScreen(frame.viewport, {
      x: map.x[index] ?? 0,
      y: map.y[index] ?? 0,
    });
    this.ring.setAttribute('cx', String(at.x));
    this.ring.setAttribute('cy', String(at.y));
    this.ring.setAttribute('r', String(frame.radius + 3));
  }

  private resized(): void {
    const { width, height } = this.size;
    if (width === 0 || height === 0) return;
    this.outlines = undefined;
    this.behaviour.extent([
      [0, 0],
      [width, height],
    ]);
    this.behaviour.translateExtent([
      [-width / 2, -height / 2],
      [1.5 * width, 1.5 * height],
    ]);
    // At once: a canvas that was resized is empty, and until the next frame it would flash.
    this.draw();
  }

  private listen(): void {
    const { root, behaviour } = this;
    behaviour
      .filter((event: MouseEvent) => {
        if (event.type === 'wheel') return true;
        return !event.button && !event.shiftKey && !this.lassoing;
      })
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        this.transform = transform;
        this.setHovered(undefined, { x: 0, y: 0 });
        this.events.moved(transform);
        this.redraw();
      });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) behaviour.duration(0);
    select(root).call(behaviour);

    root.addEventListener('pointermove', (event) => this.pointerMoved(event));
    root.addEventListener('pointerleave', () => this.setHovered(undefined, { x: 0, y: 0 }));
    root.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !(event.shiftKey || this.lassoing)) return;
      this.drawing = [[this.placeOf(event).x, this.placeOf(event).y]];
      root.setPointerCapture(event.pointerId);
      this.setHovered(undefined, { x: 0, y: 0 });
    });
    root.addEventListener('pointerup', () => this.closeLasso());
    root.addEventListener('pointercancel', () => this.dropLasso());
    root.addEventListener('click', (event) => {
      if (this.justDrew) {
        this.justDrew = false;
        return;
      }
      const index = this.pointAt(this.placeOf(event));
      if (index !== undefined) this.events.open(index);
    });
    root.addEventListener('keydown', (event) => this.keyPressed(event));
  }

  private pointerMoved(event: PointerEvent): void {
    const at = this.placeOf(event);
    if (this.drawing) {
      const [x, y] = this.drawing.at(-1) ?? [at.x, at.y];
      if (Math.hypot(at.x - x, at.y - y) < 3) return;
      this.drawing.push([at.x, at.y]);
      this.line.setAttribute('d', `M${this.drawing.map((each) => each.join(' ')).join('L')}Z`);
      return;
    }
    const overLabel = event.target instanceof Element && event.target.closest('.topic-label');
    if (event.buttons === 0) this.setHovered(overLabel ? undefined : this.pointAt(at), at);
  }

  private setHovered(index: number | undefined, at: Point): void {
    if (index === this.hovered) return;
    this.hovered = index;
    this.root.classList.toggle('over-point', index !== undefined);
    const { shown } = this;
    const place =
      shown && index !== undefined
        ? toScreen(this.viewport, {
            x: shown.map.x[index] ?? 0,
            y: shown.map.y[index] ?? 0,
          })
        : at;
    this.events.hover(index, place);
    this.redraw();
  }

  private closeLasso(): void {
    const { drawing, shown } = this;
    this.dropLasso();
    if (!drawing || !shown) return;
    this.justDrew = true;
    // A click follows where the pointer went up; where none does, it must not swallow a later one.
    setTimeout(() => (this.justDrew = false), 100);
    const { viewport } = this;
    const corners = drawing.map(([x, y]): [number, number] => {
      const at = toMap(viewport, { x, y });
      return [at.x, at.y];
    });
    this.events.lasso(pointsInside(corners, shown.map.x, shown.map.y, shown.grid));
  }

  private dropLasso(): void {
    this.drawing = undefined;
    this.line.setAttribute('d', '');
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.target !== this.root || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60 / this.transform.k;
    const by = (x: number, y: number) => {
      this.behaviour.translateBy(select(this.root), x, y);
    };
    switch (event.key) {
      case 'ArrowLeft':
        by(step, 0);
        break;
      case 'ArrowRight':
        by(-step, 0);
        break;
      case 'ArrowUp':
        by(0, step);
        break;
      case 'ArrowDown':
        by(0, -step);
        break;
      case '+':
      case '=':
        this.zoomBy(1.4);
        break;
      case '-':
        this.zoomBy(1 / 1.4);
        break;
      case '0':
        this.fit();
        break;
      case 'Escape':
        if (!this.drawing) return;
        this.dropLasso();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private pointAt(at: Point): number | undefined {
    const { shown, look, viewport } = this;
    if (!shown || !look) return undefined;
    const radius = pointRadius(shown.map.ids.length, viewport, this.transform.k);
    return shown.grid.nearest(
      toMap(viewport, at),
      Math.max(reach, radius + 3),
      viewport.scale,
      (index) => ((look.bits[index] ?? 0) & pointBit.dimmed) === 0,
    );
  }

  private placeOf(event: MouseEvent): Point {
    const { left, top } = this.root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function outlinesIn(regions: readonly Region[], base: Viewport): Path2D[] {
  return regions.map(({ rings }) => {
    const paths = rings.map((ring) =>
      smoothPath(
        ring.map(([x, y]): readonly [number, number] => {
          const at = toScreen(base, { x, y });
          return [at.x, at.y];
        }),
      ),
    );
    return new Path2D(paths.join(''));
  });
}
