import { blur2 } from 'd3-array';
import { contours } from 'd3-contour';
import { polygonArea, polygonCentroid, polygonContains } from 'd3-polygon';
import type { LibraryMap } from '../../protocol/topicMapProtocol';
import type { Box, Point } from './pointGrid';

/** Where a topic lies: outlines in the coordinates of the map, holes among them. */
export interface Region {
  readonly topic: number;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** Cells along a side of the grid on which densities are measured. */
const cells = 112;
/** The grid reaches beyond the unit square, so that outlines close. */
const beyond = 0.1;
const span = 1 + 2 * beyond;
/** Islands below this share of the largest are left out: one stray paper is not a region. */
const smallestShare = 0.12;
/** So many of a topic's papers may lie outside of its region. */
const outside = 0.1;
/** More outlines than anybody can tell apart. */
const mostRegions = 250;

/** How far a paper makes its surroundings its topic's, as a share of the map: the fewer there are, the farther. */
export function regionReach(papers: number): number {
  return Math.max(0.013, Math.min(0.06, 0.4 / Math.sqrt(Math.max(1, papers))));
}

/**
 * A region is where a topic's papers are dense, and denser than those of any other; so regions never overlap, be there
 * five papers to a topic or five thousand. Papers of no topic, the last one, have none.
 */
export function topicRegions(map: Pick<LibraryMap, 'x' | 'y' | 'topicOf' | 'topics'>): Region[] {
  const { x, y, topicOf, topics } = map;
  const count = Math.min(topics.length - 1, mostRegions);
  if (count <= 0) return [];
  const cellOf = (value: number) =>
    Math.max(0, Math.min(cells - 1, Math.floor(((value + beyond) / span) * cells)));
  const placeOf = (index: number) => cellOf(y[index] ?? 0) * cells + cellOf(x[index] ?? 0);
  const densities = Array.from({ length: count }, () => new Float64Array(cells * cells));
  for (let index = 0; index < x.length; index++) {
    const density = densities[topicOf[index] ?? count];
    if (!density) continue;
    const place = placeOf(index);
    density[place] = (density[place] ?? 0) + 1;
  }
  const radius = regionReach(x.length) * (cells / span);
  for (const data of densities) {
    blur2({ data, width: cells, height: cells }, radius);
  }
  const members = densities.map((): number[] => []);
  for (let index = 0; index < x.length; index++)
    members[topicOf[index] ?? count]?.push(placeOf(index));

  const most = new Float64Array(cells * cells);
  const second = new Float64Array(cells * cells);
  for (const density of densities) {
    for (let place = 0; place < density.length; place++) {
      const value = density[place] ?? 0;
      if (value > (most[place] ?? 0)) {
        second[place] = most[place] ?? 0;
        most[place] = value;
      } else if (value > (second[place] ?? 0)) second[place] = value;
    }
  }
  const outline = contours().size([cells, cells]).smooth(true);
  const excess = new Float64Array(cells * cells);
  return densities.flatMap((density, topic) => {
    const ofMembers = Float64Array.from(
      members[topic] ?? [],
      (place) => density[place] ?? 0,
    ).sort();
    if (ofMembers.length === 0) return [];
    const least = 0.45 * (ofMembers[Math.floor(ofMembers.length * outside)] ?? 0);
    for (let place = 0; place < density.length; place++) {
      const value = density[place] ?? 0;
      const others = value === most[place] ? (second[place] ?? 0) : (most[place] ?? 0);
      excess[place] = Math.min(value - least, value - others);
    }
    const { coordinates } = outline.contour(excess as unknown as number[], 0);
    const polygons = coordinates.map((rings) => rings.map((ring) => ring.map(toMap)));
    const areas = polygons.map(([ring]) => areaOf(ring));
    const largest = Math.max(0, ...areas);
    const rings = polygons
      .filter((_, at) => (areas[at] ?? 0) >= smallestShare * largest)
      .flatMap(([ring, ...holes]) => [
        ...(ring ? [ring] : []),
        ...holes.filter((hole) => areaOf(hole) >= smallestShare * largest),
      ]);
    return rings.length === 0 ? [] : [{ topic, rings }];
  });
}

function toMap([across = 0, up = 0]: readonly number[]): readonly [number, number] {
  return [(across / cells) * span - beyond, (up / cells) * span - beyond];
}

function areaOf(ring: readonly (readonly [number, number])[] | undefined): number {
  return Math.abs(polygonArea((ring ?? []).map(([x, y]): [number, number] => [x, y])));
}

/**
 * Where the label of a topic belongs: in the middle of its papers, or, where these lie apart and others lie between them, in
 * the middle of its largest part.
 */
export function labelPlace(middle: Point, region: Region | undefined): Point {
  const rings = (region?.rings ?? []).map((ring) => ring.map(([x, y]): [number, number] => [x, y]));
  const around = rings.filter((ring) => polygonContains(ring, [middle.x, middle.y]));
  const [first, ...others] = rings;
  if (around.length % 2 === 1 || !first) return middle;
  const largest = others.reduce(
    (most, ring) => (Math.abs(polygonArea(ring)) > Math.abs(polygonArea(most)) ? ring : most),
    first,
  );
  const [x, y] = polygonCentroid(largest);
  return { x, y };
}

/** The box that a region lies in; of none, that of the middle of its papers. */
export function boxAround(middle: Point, region: Region | undefined): Box {
  const corners = region?.rings.flat() ?? [[middle.x, middle.y] as const];
  return {
    left: Math.min(...corners.map(([x]) => x)),
    right: Math.max(...corners.map(([x]) => x)),
    bottom: Math.min(...corners.map(([, y]) => y)),
    top: Math.max(...corners.map(([, y]) => y)),
  };
}
