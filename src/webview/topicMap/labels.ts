import type { LibraryMap } from '../../protocol/topicMapProtocol';
import type { Point } from './pointGrid';

/** A topic with the middle of its papers. */
export interface TopicCentre extends Point {
  readonly topic: number;
  readonly papers: number;
}

/** The median of each topic's papers, in both directions: a few strays do not move it. */
export function topicCentres(
  map: Pick<LibraryMap, 'x' | 'y' | 'topicOf' | 'topics'>,
): TopicCentre[] {
  const members = map.topics.map((): number[] => []);
  map.topicOf.forEach((topic, index) => members[topic]?.push(index));
  return members.map((indices, topic) => ({
    topic,
    papers: indices.length,
    x: median(indices.map((index) => map.x[index] ?? 0)),
    y: median(indices.map((index) => map.y[index] ?? 0)),
  }));
}

function median(values: number[]): number {
  if (values.length === 0) return 0.5;
  values.sort((a, b) => a - b);
  const upper = values.length >> 1;
  const lower = (values.length - 1) >> 1;
  return ((values[lower] ?? 0) + (values[upper] ?? 0)) / 2;
}

/** A label that wants a place: where its middle should be, and how much room it takes, in pixels. */
export interface LabelBox extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * Which labels can be shown, and where: the first ones first, each in its middle, or a little above or below where that
 * is taken, and not at all where that is, too. What is shown never overlaps.
 */
export function placeLabels(
  labels: readonly LabelBox[],
  stage: { readonly width: number; readonly height: number },
): (Point | undefined)[] {
  const placed: LabelBox[] = [];
  return labels.map((label) => {
    const { width, height } = label;
    // Beyond the rim: whoever looks elsewhere does not need it, and it would stick to the border.
    if (label.x < 0 || label.x > stage.width || label.y < 0 || label.y > stage.height)
      return undefined;
    for (const shift of [0, -0.75, 0.75, -1.4, 1.4]) {
      const tried = {
        width,
        height,
        x: within(label.x, width / 2, stage.width),
        y: within(label.y + shift * height, height / 2, stage.height),
      };
      if (placed.some((other) => overlap(other, tried))) continue;
      placed.push(tried);
      return { x: tried.x, y: tried.y };
    }
    return undefined;
  });
}

/** As near to a value as half a label's size leaves room for. */
function within(value: number, half: number, size: number): number {
  if (2 * half >= size) return size / 2;
  return Math.max(half, Math.min(size - half, value));
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height
  );
}

/** A label in lines of about so many letters, three at most; the rest of a longer one is left out. */
export function labelLines(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else if (lines.length === 3) {
      lines[2] = `${lines[2] ?? ''}…`;
      break;
    } else if (word !== '') lines.push(word);
  }
  return lines;
}
