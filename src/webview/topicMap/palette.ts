/**
 * Seven hues for each background, found by a search over OKLCH for colours of which every two are as far apart as can be
 * for protan, deutan and tritan eyes too (by the matrices of Machado et al., 2009), each with a contrast of 3 : 1 at
 * least. A test measures both. More topics than hues are told apart by the shapes of their points.
 */
export const hues = {
  light: ['#2b70ab', '#b48630', '#c03f62', '#3f9eac', '#9c70f4', '#3d4900', '#720462'],
  dark: ['#83d4f3', '#c58d04', '#2faf96', '#aa8eee', '#cad05c', '#aa5d32', '#386be2'],
} as const;

/** Points that belong nowhere, or of which nothing is known. */
export const grey = { light: '#767676', dark: '#8c8c8c' } as const;

/** From the oldest to the newest year: the part of Cividis that stands out from the background. */
const yearRamp = {
  light: ['#948e77', '#666970', '#31446b', '#00224e'],
  dark: ['#666970', '#948e77', '#c8b866', '#fee838'],
} as const;

export type Ground = keyof typeof hues;

export const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const;
export type Shape = (typeof shapes)[number];

/** How the points of a topic look. */
export interface TopicLook {
  /** The place in {@link hues}; undefined for papers of no topic. */
  readonly hue: number | undefined;
  readonly shape: Shape;
}

/**
 * Gives topics hues so that those which share one lie far apart, and other shapes where they share one. The first topics
 * choose first; the last is that of papers of no topic.
 */
export function topicLooks(
  centres: readonly { readonly x: number; readonly y: number }[],
): TopicLook[] {
  const taken: { x: number; y: number; hue: number }[] = [];
  const uses = hues.light.map(() => 0);
  return centres.map((centre, topic) => {
    if (topic === centres.length - 1) return { hue: undefined, shape: 'circle' };
    const fewest = Math.min(...uses);
    let best = 0;
    let bestDistance = -1;
    for (let hue = 0; hue < uses.length; hue++) {
      // In turns, so that no shape is used before all hues were.
      if (uses[hue] !== fewest) continue;
      const same = taken.filter((each) => each.hue === hue);
      const distance = Math.min(
        Number.MAX_VALUE,
        ...same.map(({ x, y }) => Math.hypot(x - centre.x, y - centre.y)),
      );
      if (distance <= bestDistance) continue;
      best = hue;
      bestDistance = distance;
    }
    taken.push({ ...centre, hue: best });
    uses[best] = fewest + 1;
    return { hue: best, shape: shapes[fewest % shapes.length] ?? 'circle' };
  });
}

export function colourOfTopic({ hue }: TopicLook, ground: Ground): string {
  return (hue === undefined ? undefined : hues[ground][hue]) ?? grey[ground];
}

/** The colour of a year among those from `first` to `last`; grey where it is not known. */
export function colourOfYear(year: number, first: number, last: number, ground: Ground): string {
  if (year === 0) return grey[ground];
  const ramp = yearRamp[ground];
  const place = last > first ? ((year - first) / (last - first)) * (ramp.length - 1) : 1;
  const step = Math.max(0, Math.min(ramp.length - 2, Math.floor(place)));
  return mix(ramp[step] ?? grey[ground], ramp[step + 1] ?? grey[ground], place - step);
}

/** `#rrggbb` as numbers from 0 to 255. */
export function channels(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function mix(from: string, to: string, part: number): string {
  const share = Math.max(0, Math.min(1, part));
  const end = channels(to);
  const mixed = channels(from).map((value, at) =>
    Math.round(value + ((end[at] ?? value) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
