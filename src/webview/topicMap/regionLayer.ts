import { element } from '../shared/elements';
import { colourOfTopic, grey } from './palette';
import { smoothPath, type PictureRegion } from './picture';
import type { Region } from './regions';
import type { Size, StageLook } from './stageLook';
import { toScreen, type Transform, type Viewport } from './viewport';

/** The regions of topics, on a canvas of their own below the points. */
export class RegionLayer {
  readonly canvas = element('canvas', { class: 'regions', 'aria-hidden': 'true' });
  private regions: readonly Region[] = [];
  /** For the map as it is without zooming: the canvas moves and enlarges them. */
  private outlines: readonly Path2D[] | undefined;

  show(regions: readonly Region[]): void {
    this.regions = regions;
    this.outlines = undefined;
  }

  /** The place of the map on the stage is another. */
  resized(): void {
    this.outlines = undefined;
  }

  draw(look: StageLook, size: Size, base: Viewport, transform: Transform, ratio: number): void {
    const { canvas } = this;
    const context = canvas.getContext('2d');
    if (!context) return;
    const width = Math.round(size.width * ratio);
    const height = Math.round(size.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    this.outlines ??= this.regions.map((region) => new Path2D(outlineOf(region, base)));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const { k, x, y } = transform;
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    this.regions.forEach(({ topic }, at) => {
      const path = this.outlines?.[at];
      if (!path) return;
      const isPicked = topic === look.pickedTopic;
      context.fillStyle = context.strokeStyle = regionColour(topic, look);
      context.globalAlpha = fillOpacity(topic, look);
      context.fill(path, 'evenodd');
      context.globalAlpha = look.theme.isHighContrast || isPicked ? 1 : 0.45;
      context.lineWidth = (isPicked ? 2 : 1) / k;
      context.stroke(path);
    });
    context.globalAlpha = 1;
  }

  /** What is drawn, for a picture. */
  pictured(look: StageLook, viewport: Viewport): PictureRegion[] {
    return this.regions.map((region) => ({
      path: outlineOf(region, viewport),
      colour: regionColour(region.topic, look),
      fillOpacity: fillOpacity(region.topic, look),
    }));
  }
}

function outlineOf({ rings }: Region, viewport: Viewport): string {
  const paths = rings.map((ring) =>
    smoothPath(
      ring.map(([x, y]): readonly [number, number] => {
        const at = toScreen(viewport, { x, y });
        return [at.x, at.y];
      }),
    ),
  );
  return paths.join('');
}

export function regionColour(
  topic: number,
  { byTopic, theme, looks }: Pick<StageLook, 'byTopic' | 'theme' | 'looks'>,
): string {
  const look = looks[topic];
  return byTopic && look ? colourOfTopic(look, theme.ground) : grey[theme.ground];
}

/** How much of a region's colour fills it: more where it is picked, less where another one is. */
export function fillOpacity(
  topic: number,
  { theme, pickedTopic }: Pick<StageLook, 'theme' | 'pickedTopic'>,
): number {
  if (theme.isHighContrast) return topic === pickedTopic ? 0.18 : 0;
  const plain = theme.ground === 'dark' ? 0.13 : 0.1;
  if (pickedTopic === undefined) return plain;
  return topic === pickedTopic ? 2 * plain : plain / 2;
}
