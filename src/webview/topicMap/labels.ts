import type { LibraryMap } from '../../protocol/topicMapProtocol';
import type { Point, PointGrid } from './pointGrid';
import { toMap, type Viewport } from './viewport';

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
    x: median(Float32Array.from(indices, (index) => map.x[index] ?? 0)),
    y: median(Float32Array.from(indices, (index) => map.y[index] ?? 0)),
  }));
}

/** Sorts them, too. Typed arrays are sorted by number, many times faster. */
function median(values: Float32Array): number {
  if (values.length === 0) return 0.5;
  values.sort();
  const upper = values.length >> 1;
  const lower = (values.length - 1) >> 1;
  return ((values[lower] ?? 0) + (values[upper] ?? 0)) / 2;
}

/** A label that wants a place: where its middle should be, and how much room it takes, in pixels. */
export interface LabelBox extends Point {
  readonly width: number;
  readonly height: number;
}

/** A place to try beside the middle of a label: how far off, in its widths and heights, and what that costs. */
interface Shift {
  readonly across: number;
  readonly down: number;
  /** A point that is hidden costs 1. */
  readonly cost: number;
}

/** A height counts as so many pixels at most: labels of several lines need not go farther. */
const farthestStep = 26;
/** The nearest first. */
const shifts: readonly Shift[] = [0, -0.4, 0.4, -0.8, 0.8, -1.2, 1.2, -1.6, 1.6, -2, 2, -2.4, 2.4]
  .flatMap((down) =>
    [0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45].map((across) => ({
      across,
      down,
      // Wherever that hides none, it may go up to here: beyond, it would seem to name what lies there.
      cost: Math.abs(down) / 4 + Math.abs(across),
    })),
  )
  .filter(({ cost }) => cost < 1)
  .sort((a, b) => a.cost - b.cost);

/**
 * Which labels can be shown, and where: the first ones first, each in its middle, or a little off where that is taken,
 * and not at all where all around is, too. What is shown never overlaps.
 *
 * @param covered how many points a box would hide: of the free places near by, the one that hides the fewest is taken
 * @param picked the one that chooses before all others, so that it is never the one that finds no room
 */
export function placeLabels(
  labels: readonly LabelBox[],
  stage: { readonly width: number; readonly height: number },
  covered: (box: LabelBox) => number = () => 0,
  picked = -1,
): (Point | undefined)[] {
  const placed: LabelBox[] = [];
  const place = (label: LabelBox): Point | undefined => {
    const { width, height } = label;
    // Beyond the rim: whoever looks elsewhere does not need it, and it would stick to the border.
    if (label.x < 0 || label.x > stage.width || label.y < 0 || label.y > stage.height)
      return undefined;
    let best: LabelBox | undefined;
    let leastCost = Infinity;
    for (const { across, down, cost: away } of shifts) {
      if (away >= leastCost) break;
      const tried = {
        width,
        height,
        x: within(label.x + across * width, width / 2, stage.width),
        y: within(label.y + down * Math.min(height, farthestStep), height / 2, stage.height),
      };
      if (placed.some((other) => overlap(other, tried))) continue;
      const cost = away + covered(tried);
      if (cost >= leastCost) continue;
      best = tried;
      leastCost = cost;
    }
    if (!best) return undefined;
    placed.push(best);
    return { x: best.x, y: best.y };
  };
  const chosen = labels[picked];
  const ofChosen = chosen && place(chosen);
  return labels.map((label, at) => (at === picked ? ofChosen : place(label)));
}

/** How many points of this radius a box on the stage would hide, were it only in part. */
export function pointsUnder(
  { x, y, width, height }: LabelBox,
  radius: number,
  viewport: Viewport,
  map: Pick<LibraryMap, 'x' | 'y'>,
  grid: PointGrid,
): number {
  const across = width / 2 + radius;
  const down = height / 2 + radius;
  const corner = toMap(viewport, { x: x - across, y: y + down });
  const opposite = toMap(viewport, { x: x + across, y: y - down });
  const box = { left: corner.x, right: opposite.x, bottom: corner.y, top: opposite.y };
  let count = 0;
  grid.eachNear(box, (index) => {
    const atX = map.x[index] ?? 0;
    const atY = map.y[index] ?? 0;
    if (atX >= box.left && atX <= box.right && atY >= box.bottom && atY <= box.top) count++;
  });
  return count;
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
