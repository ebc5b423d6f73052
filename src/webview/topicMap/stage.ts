import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import type { LibraryMap } from '../../protocol/topicMapProtocol';
import { element, svgElement } from '../shared/elements';
import { visiblePoints } from './flatPainter';
import { LabelLayer } from './labelLayer';
import { pointsUnder, topicCentres, type LabelBox, type TopicCentre } from './labels';
import { pointsInside } from './lasso';
import type { PaintedFrame } from './painter';
import type { Picture } from './picture';
import { createPointGrid, type Point, type PointGrid } from './pointGrid';
import { PointLayer } from './pointLayer';
import { pointBit } from './pointStyles';
import { RegionLayer } from './regionLayer';
import { boxAround, topicRegions, type Region } from './regions';
import { listenToKeys } from './stageKeys';
import type { Size, StageLook } from './stageLook';
import { StagePointer } from './stagePointer';
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

export interface StageWords {
  readonly map: string;
  readonly describedBy: string;
  /** `Dense Retrieval, 7 papers` */
  labelOf(topic: string, papers: number): string;
}

const largestZoom = 80;
/** How far from a point the mouse still means it, in pixels. */
const reach = 9;
/** How far an arrow key moves the map, in pixels. */
const keyStep = 60;
/** Points of this radius are few enough for each to be meant by itself: labels step aside for them. */
const largePoint = 4;

interface ShownMap {
  readonly map: LibraryMap;
  readonly grid: PointGrid;
  readonly regions: readonly Region[];
  readonly centres: readonly TopicCentre[];
}

/** The map itself: regions below, points over them, labels on top; moved, enlarged and drawn on by mouse, touch and keys. */
export class Stage {
  readonly root: HTMLElement;
  private readonly regions = new RegionLayer();
  private readonly points = new PointLayer(() => this.redraw());
  private readonly labels: LabelLayer;
  private readonly pointer: StagePointer;
  private readonly ring = svgElement('circle');
  private readonly behaviour = zoom<HTMLElement, unknown>().scaleExtent([0.7, largestZoom]);
  private transform: Transform = zoomIdentity;
  private shown: ShownMap | undefined;
  private look: StageLook | undefined;
  private hovered: number | undefined;
  private frame = 0;
  /** Whether dragging draws a line around points rather than moves the map. */
  lassoing = false;

  constructor(
    private readonly events: StageEvents,
    words: StageWords,
  ) {
    this.root = element('div', {
      class: 'stage',
      tabindex: '0',
      role: 'application',
      'aria-label': words.map,
      'aria-describedby': words.describedBy,
      'data-key': 'stage',
    });
    this.labels = new LabelLayer((topic, papers) => words.labelOf(topic, papers));
    this.listenToZoom();
    this.pointer = new StagePointer(this.root, {
      isLassoing: () => this.lassoing,
      point: (at, topic) => this.setHovered(at && this.pointAt(at, topic !== undefined)),
      click: (at, topic) => {
        const index = this.pointAt(at, topic !== undefined);
        if (index !== undefined) events.open(index);
        else if (topic !== undefined) events.pickTopic(topic);
      },
      lasso: (corners) => this.closeLasso(corners),
    });
    listenToKeys(this.root, {
      move: (across, down) => {
        const step = keyStep / this.transform.k;
        this.behaviour.translateBy(select(this.root), across * step, down * step);
      },
      zoomBy: (factor) => this.zoomBy(factor),
      fit: () => this.fit(),
      dropLasso: () => this.pointer.line.end() !== undefined,
    });
    this.ring.setAttribute('class', 'hovered');
    this.ring.setAttribute('r', '0');
    const overlay = svgElement('svg');
    overlay.setAttribute('class', 'overlay');
    overlay.setAttribute('aria-hidden', 'true');
    overlay.append(this.pointer.line.path, this.ring);
    this.root.append(this.regions.canvas, this.points.canvas, overlay, this.labels.root);
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  get renderer(): string {
    return this.points.renderer;
  }

  get centres(): readonly TopicCentre[] {
    return this.shown?.centres ?? [];
  }

  show(map: LibraryMap): void {
    const centres = topicCentres(map);
    const regions = topicRegions(map);
    this.labels.show(map, centres, regions);
    this.regions.show(regions);
    this.points.show(map);
    this.shown = { map, centres, grid: createPointGrid(map.x, map.y), regions };
    this.hovered = undefined;
  }

  setLook(look: StageLook): void {
    this.look = look;
    this.points.setStyles(look.styles);
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
    const box = boxAround(centre, region);
    this.moveTo(showing(this.base, width, height, box, this.transform.k));
  }

  /** What is shown, to be drawn as SVG or PNG. */
  picture(title: string, legend: Picture['legend']): Picture | undefined {
    const { shown, look } = this;
    if (!shown || !look) return undefined;
    const { theme } = look;
    const frame = this.frameOf(shown, theme);
    return {
      title,
      ...this.size,
      legend,
      background: theme.background,
      foreground: theme.foreground,
      font: theme.font.replaceAll('"', "'"),
      regions: this.regions.pictured(look, frame.viewport),
      points: [...visiblePoints(shown.map.x, shown.map.y, look.styles, frame)],
      labels: this.labels.pictured(),
    };
  }

  private get size(): Size {
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
    const { shown, look, size } = this;
    if (!shown || !look || size.width === 0) return;
    const started = performance.now();
    const frame = this.frameOf(shown, look.theme);
    const ratio = window.devicePixelRatio;
    this.points.draw({ ...frame, ratio });
    this.regions.draw(look, size, this.base, this.transform, ratio);
    this.labels.draw(look.pickedTopic, size, frame.viewport, this.covered(shown, frame));
    this.drawRing(shown, frame);
    performance.measure('lectern.map.frame', { start: started });
  }

  /** Among few points a label would hide those that it names; among thousands there is no place without any. */
  private covered(
    { map, grid }: ShownMap,
    { radius, viewport }: Pick<PaintedFrame, 'radius' | 'viewport'>,
  ): ((box: LabelBox) => number) | undefined {
    if (radius < largePoint) return undefined;
    return (box) => pointsUnder(box, radius, viewport, map, grid);
  }

  private drawRing({ map }: ShownMap, frame: Omit<PaintedFrame, 'ratio'>): void {
    const index = this.hovered;
    if (index === undefined) {
      this.ring.setAttribute('r', '0');
      return;
    }
    const at = toScreen(frame.viewport, placeOf(map, index));
    this.ring.setAttribute('cx', String(at.x));
    this.ring.setAttribute('cy', String(at.y));
    this.ring.setAttribute('r', String(frame.radius + 3));
  }

  private resized(): void {
    const { width, height } = this.size;
    if (width === 0 || height === 0) return;
    this.regions.resized();
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

  private listenToZoom(): void {
    const { behaviour } = this;
    behaviour
      .filter((event: MouseEvent) => {
        if (event.type === 'wheel') return true;
        return !event.button && !event.shiftKey && !this.lassoing;
      })
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        this.transform = transform;
        this.setHovered(undefined);
        this.events.moved(transform);
        this.redraw();
      });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) behaviour.duration(0);
    select(this.root).call(behaviour);
  }

  private setHovered(index: number | undefined): void {
    if (index === this.hovered) return;
    const { shown } = this;
    this.hovered = index;
    this.root.classList.toggle('over-point', index !== undefined);
    const isPoint = shown && index !== undefined;
    this.events.hover(
      index,
      isPoint ? toScreen(this.viewport, placeOf(shown.map, index)) : { x: 0, y: 0 },
    );
    this.redraw();
  }

  private closeLasso(line: readonly Point[]): void {
    const { shown, viewport } = this;
    if (!shown) return;
    const corners = line.map((each): [number, number] => {
      const { x, y } = toMap(viewport, each);
      return [x, y];
    });
    this.events.lasso(pointsInside(corners, shown.map.x, shown.map.y, shown.grid));
  }

  /** @param isLabel whether a label stands there: below it only a point is meant that is large, and right there */
  private pointAt(at: Point, isLabel: boolean): number | undefined {
    const { shown, look, viewport } = this;
    if (!shown || !look) return undefined;
    const radius = pointRadius(shown.map.ids.length, viewport, this.transform.k);
    if (isLabel && radius < largePoint) return undefined;
    return shown.grid.nearest(
      toMap(viewport, at),
      isLabel ? radius : Math.max(reach, radius + 3),
      viewport.scale,
      (index) => ((look.bits[index] ?? 0) & pointBit.dimmed) === 0,
    );
  }
}

function placeOf({ x, y }: Pick<LibraryMap, 'x' | 'y'>, index: number): Point {
  return { x: x[index] ?? 0, y: y[index] ?? 0 };
}
