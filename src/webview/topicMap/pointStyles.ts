import { mapMark, type Colouring, type LibraryMap } from '../../protocol/topicMapProtocol';
import {
  channels,
  colourOfTopic,
  colourOfYear,
  grey,
  hues,
  shapes,
  type Ground,
  type Shape,
  type TopicLook,
} from './palette';

/** What lights a point up, or takes it back; bits of the last byte of its style, whose first three are its shape. */
export const pointBit = {
  dimmed: 8,
  selected: 16,
  found: 32,
  cited: 64,
} as const;
export const shapeBits = 7;

/** How points are drawn: four bytes each (red, green, blue, shape and bits), and in which order. */
export interface PointStyles {
  readonly bytes: Uint8Array;
  /** The numbers of the points, those on top last. */
  readonly order: Uint32Array;
}

export interface StyleInput {
  readonly map: LibraryMap;
  readonly looks: readonly TopicLook[];
  readonly colouring: Colouring;
  /** The years that the colours span. */
  readonly years: readonly [number, number];
  readonly ground: Ground;
  /** The bits of each point, see {@link pointBit}. */
  readonly bits: Uint8Array;
}

/** A colour and a shape with what they stand for. */
export interface LookOf {
  readonly colour: string;
  readonly shape: Shape;
}

/** The looks of what is told apart by reading, and by citing. */
export function readingLooks(
  ground: Ground,
): Readonly<Record<'unread' | 'read' | 'starred', LookOf>> {
  return {
    unread: { colour: hues[ground][0], shape: 'circle' },
    read: { colour: grey[ground], shape: 'square' },
    starred: { colour: hues[ground][1], shape: 'diamond' },
  };
}

export function citedLooks(ground: Ground): Readonly<Record<'cited' | 'notCited', LookOf>> {
  return {
    cited: { colour: hues[ground][2], shape: 'diamond' },
    notCited: { colour: grey[ground], shape: 'circle' },
  };
}

export function pointStyles(input: StyleInput): PointStyles {
  const { bits } = input;
  const count = bits.length;
  const bytes = new Uint8Array(4 * count);
  const lookOf = looksOf(input);
  const ranks = new Uint32Array(6);
  for (let index = 0; index < count; index++) {
    const bit = bits[index] ?? 0;
    const { rgb, shape } = lookOf(index);
    bytes.set(rgb, 4 * index);
    bytes[4 * index + 3] = shape | bit;
    const rank = rankOf(bit) + 1;
    ranks[rank] = (ranks[rank] ?? 0) + 1;
  }
  for (let rank = 1; rank < ranks.length; rank++) {
    ranks[rank] = (ranks[rank] ?? 0) + (ranks[rank - 1] ?? 0);
  }
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const rank = rankOf(bits[index] ?? 0);
    const place = ranks[rank] ?? 0;
    order[place] = index;
    ranks[rank] = place + 1;
  }
  return { bytes, order };
}

interface Look {
  readonly rgb: readonly number[];
  readonly shape: number;
}

function looksOf({
  map,
  looks,
  colouring,
  years,
  ground,
  bits,
}: StyleInput): (index: number) => Look {
  const lookOf = ({ colour, shape }: LookOf): Look => ({
    rgb: channels(colour),
    shape: shapes.indexOf(shape),
  });
  switch (colouring) {
    case 'topic': {
      const other = lookOf({ colour: grey[ground], shape: 'circle' });
      const ofTopics = looks.map((look) =>
        lookOf({ colour: colourOfTopic(look, ground), shape: look.shape }),
      );
      return (index) => ofTopics[map.topicOf[index] ?? 0] ?? other;
    }
    case 'year': {
      const known = new Map<number, Look>();
      return (index) => {
        const year = map.years[index] ?? 0;
        const look =
          known.get(year) ??
          lookOf({
            colour: colourOfYear(year, ...years, ground),
            shape: 'circle',
          });
        known.set(year, look);
        return look;
      };
    }
    case 'reading': {
      const all = readingLooks(ground);
      const [unread, read, starred] = [all.unread, all.read, all.starred].map(lookOf);
      return (index) => {
        const marks = map.marks[index] ?? 0;
        const look = marks & mapMark.starred ? starred : marks & mapMark.read ? read : unread;
        return look ?? lookOf(all.unread);
      };
    }
    case 'cited': {
      const all = citedLooks(ground);
      const cited = lookOf(all.cited);
      const notCited = lookOf(all.notCited);
      return (index) => ((bits[index] ?? 0) & pointBit.cited ? cited : notCited);
    }
  }
}

/** Dimmed points lie below all others, and what is lit up on top. */
function rankOf(bits: number): number {
  if (bits & pointBit.selected) return 4;
  if (bits & pointBit.cited) return 3;
  if (bits & pointBit.dimmed) return 0;
  return bits & pointBit.found ? 2 : 1;
}
