import type { LibraryMap } from '../../protocol/topicMapProtocol';
import { element } from '../shared/elements';
import { labelLines, placeLabels, type LabelBox, type TopicCentre } from './labels';
import { lineHeight, type PictureLabel } from './picture';
import type { Point } from './pointGrid';
import { labelPlace, type Region } from './regions';
import type { Size } from './stageLook';
import { toScreen, type Viewport } from './viewport';

const lettersInLine = 20;

interface TopicLabel extends TopicCentre {
  readonly button: HTMLButtonElement;
  readonly lines: readonly string[];
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

/** The names of topics, which pick them: a click on one is that of {@link StagePointer}, for a point may lie below. */
export class LabelLayer {
  readonly root = element('div', { class: 'labels', 'aria-hidden': 'true' });
  /** Those of the most papers first. */
  private labels: readonly TopicLabel[] = [];
  private placed: readonly (Point | undefined)[] = [];

  /** @param titleOf what a label says when the mouse rests on it */
  constructor(private readonly titleOf: (topic: string, papers: number) => string) {}

  show(map: LibraryMap, centres: readonly TopicCentre[], regions: readonly Region[]): void {
    const named = centres
      .filter(({ topic, papers }) => papers > 0 && topic < map.topics.length - 1)
      .sort((a, b) => b.papers - a.papers || a.topic - b.topic);
    const most = named[0]?.papers ?? 1;
    this.labels = named.map((centre) => {
      const region = regions.find(({ topic }) => topic === centre.topic);
      const middle = { ...centre, ...labelPlace(centre, region) };
      return this.createLabel(middle, map.topics[centre.topic] ?? '', most);
    });
    this.root.replaceChildren(...this.labels.map(({ button }) => button));
  }

  /** @param covered see {@link placeLabels} */
  draw(
    pickedTopic: number | undefined,
    size: Size,
    viewport: Viewport,
    covered: ((box: LabelBox) => number) | undefined,
  ): void {
    const boxes = this.labels.map((label) => ({
      ...toScreen(viewport, label),
      width: label.width,
      height: label.height,
    }));
    // The picked one goes first, so that it is never the one that finds no room.
    const first = this.labels.findIndex(({ topic }) => topic === pickedTopic);
    this.placed = placeLabels(boxes, size, covered, first);
    this.labels.forEach(({ button, topic }, at) => {
      const place = this.placed[at];
      button.hidden = place === undefined;
      button.setAttribute('aria-pressed', String(topic === pickedTopic));
      button.classList.toggle('aside', pickedTopic !== undefined && topic !== pickedTopic);
      if (!place) return;
      button.style.transform = `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px) translate(-50%, -50%)`;
    });
  }

  /** The labels that are shown, for a picture. */
  pictured(): PictureLabel[] {
    return this.labels.flatMap(({ lines, size }, at) => {
      const place = this.placed[at];
      return place ? [{ ...place, lines, size }] : [];
    });
  }

  /** @param most papers of the largest topic, whose letters are the largest */
  private createLabel(centre: TopicCentre, text: string, most: number): TopicLabel {
    const { topic, papers } = centre;
    const lines = labelLines(text, lettersInLine);
    const { fontFamily, fontSize } = getComputedStyle(document.body);
    const base = Number.parseFloat(fontSize) || 13;
    const size = Math.round(base * (0.88 + 0.32 * Math.sqrt(papers / most)) * 10) / 10;
    const button = element(
      'button',
      {
        type: 'button',
        class: 'topic-label',
        tabindex: '-1',
        'data-topic': String(topic),
        title: this.titleOf(text, papers),
      },
      ...lines.map((line) => element('span', {}, line)),
    );
    button.style.fontSize = `${size}px`;
    return {
      ...centre,
      button,
      lines,
      size,
      width: widthOf(lines, size, fontFamily) + 10,
      height: lines.length * size * lineHeight + 4,
    };
  }
}

/** The topic whose label this is, or is part of. */
export function topicOfLabel(target: EventTarget | null): number | undefined {
  const label = target instanceof Element ? target.closest<HTMLElement>('.topic-label') : null;
  return label ? Number(label.dataset['topic']) : undefined;
}

function widthOf(lines: readonly string[], size: number, fontFamily: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `600 ${size}px ${fontFamily}`;
  const widths = lines.map((line) => context?.measureText(line).width ?? line.length * size * 0.6);
  return Math.max(0, ...widths);
}
