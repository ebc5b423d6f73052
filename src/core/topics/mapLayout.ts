import type { Paper } from '../papers/paper';
import { gapFor, moveApart } from './apart';
import { borderPlace } from './borderPlace';
import { fitLatentSpace, type LatentSpace, type LatentVectors } from './latentSpace';
import { neighbourGraph } from './neighbourGraph';
import { createNeighbourSearch, type NeighbourSearch } from './neighbourSearch';
import { placeAmong } from './placeAmong';
import type { Points } from './points';
import { sampleById, seededRandom } from './seeded';
import { moveTogether } from './umap';
import { toUnitSquare } from './unitSquare';

/** Papers of a larger library are placed among so many that are laid out together. */
export const laidOutTogether = 10_000;
/** Papers keep their places until the library has grown, or shrunk, by this much. */
const growth = 1.2;
/** Neighbours that each paper is drawn to; fewer in a library of few. */
const mostNeighbours = 14;
/** How far from the middle the first places are. */
const firstExtent = 10;
/** Papers that are read before others have their turn. */
const papersAtOnce = 100;
/** Papers that are placed one lot after the other, so that no more of them need be held. */
const lot = 2000;

/** What is asked of a library to lay its papers out. */
export interface MapPapers {
  /** All papers, in the order of their ids. */
  readonly papers: readonly PaperRef[];
  records(slots: readonly number[]): readonly Paper[];
}

interface PaperRef {
  readonly id: string;
  readonly slot: number;
}

/** Where papers lie on a map, each from 0 to 1. */
export interface MapPlaces extends Points {
  /** In order. */
  readonly ids: readonly string[];
  /** How many papers there were when they were last laid out together. */
  readonly together: number;
}

/**
 * Lays papers out, so that near means alike. `known` are their places of an earlier time: papers that have one keep it
 * while not many have come or gone, and those that are new are placed among the papers they are like. Else up to
 * {@link laidOutTogether} of them are laid out together by UMAP, and the others placed among those. A paper of which
 * nothing is known that it has in common with another lies on the border. Yields now and then, for others to have their
 * turn.
 */
export function* layOutMap(
  source: MapPapers,
  known: MapPlaces | undefined,
): Generator<void, MapPlaces> {
  const { papers } = source;
  const ids = papers.map(({ id }) => id);
  const kept = keptPlaces(ids, known);
  if (known && kept?.size === papers.length) {
    return { ids, ...placesOf(kept, known, ids), together: known.together };
  }
  const only = papers.length === 1 ? 0.5 : undefined;
  if (papers.length === 0 || only !== undefined) {
    const points = { x: new Float32Array(ids.length), y: new Float32Array(ids.length) };
    points.x.fill(only ?? 0);
    points.y.fill(only ?? 0);
    return { ids, ...points, together: ids.length };
  }
  const sample = sampleById(papers, laidOutTogether);
  const space = yield* fitLatentSpace(yield* read(source, sample));
  const anchors = yield* anchorsOf(
    source,
    kept ? sample.filter(({ id }) => kept.has(id)) : sample,
    space,
  );
  const anchorIds = anchors.papers.map(({ id }) => id);
  const search = yield* createNeighbourSearch(anchors.vectors);
  const points =
    known && kept
      ? placesOf(kept, known, anchorIds)
      : toUnitSquare(yield* laidOut(anchors.vectors, search));
  // Those that have a place come first, and stay where they are.
  const placed = known && kept ? ids.filter((id) => kept.has(id)) : anchorIds;
  const fixed = known && kept ? placed.length : 0;
  const all = yield* withOthers(
    { ids: placed, points: known && kept ? placesOf(kept, known, placed) : points },
    { search, points },
  );
  yield* moveApart(all.points, gapFor(papers.length), fixed);
  const place = new Map(all.ids.map((id, at) => [id, at]));
  return {
    ids,
    ...placesOf(place, all.points, ids),
    together: known && kept ? known.together : papers.length,
  };

  /** The points of all papers: of those that are placed, and then of the others, placed among the anchors. */
  function* withOthers(
    start: { readonly ids: readonly string[]; readonly points: Points },
    among: { readonly search: NeighbourSearch; readonly points: Points },
  ): Generator<void, { readonly ids: readonly string[]; readonly points: Points }> {
    const there = new Set(start.ids);
    const others = papers.filter(({ id }) => !there.has(id));
    const x = new Float32Array(papers.length);
    const y = new Float32Array(papers.length);
    x.set(start.points.x);
    y.set(start.points.y);
    for (let from = 0; from < others.length; from += lot) {
      const some = others.slice(from, from + lot);
      const vectors = yield* space.vectorsOf(yield* read(source, some));
      const among1 = yield* placeAmong(vectors, among.search, among.points);
      for (const [at, { id }] of some.entries()) {
        const border = isZero(vectors, at) ? borderPlace(id) : undefined;
        x[start.ids.length + from + at] = border?.x ?? among1.x[at] ?? 0;
        y[start.ids.length + from + at] = border?.y ?? among1.y[at] ?? 0;
      }
    }
    return { ids: [...start.ids, ...others.map(({ id }) => id)], points: { x, y } };
  }
}

/** Where known places are that papers keep, by their ids; undefined where too many have come or gone. */
function keptPlaces(
  ids: readonly string[],
  known: MapPlaces | undefined,
): ReadonlyMap<string, number> | undefined {
  if (!known) return undefined;
  const places = new Map(known.ids.map((id, place) => [id, place]));
  const kept = new Map(
    ids.flatMap((id) => {
      const place = places.get(id);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
  const fits =
    ids.length <= growth * known.together &&
    known.together <= growth * ids.length &&
    ids.length <= growth * kept.size;
  return fits ? kept : undefined;
}

function placesOf(
  places: ReadonlyMap<string, number>,
  { x, y }: Points,
  ids: readonly string[],
): Points {
  const of = (values: Float32Array) =>
    Float32Array.from(ids, (id) => values[places.get(id) ?? -1] ?? 0);
  return { x: of(x), y: of(y) };
}

function* read(source: MapPapers, papers: readonly PaperRef[]): Generator<void, readonly Paper[]> {
  const records: Paper[] = [];
  for (let from = 0; from < papers.length; from += papersAtOnce) {
    const some = papers.slice(from, from + papersAtOnce);
    records.push(...source.records(some.map(({ slot }) => slot)));
    yield;
  }
  return records;
}

/** Those of the papers that have something in common with others, and their vectors. */
function* anchorsOf(
  source: MapPapers,
  papers: readonly PaperRef[],
  space: LatentSpace,
): Generator<void, { readonly papers: readonly PaperRef[]; readonly vectors: LatentVectors }> {
  const all = yield* space.vectorsOf(yield* read(source, papers));
  const { dimensions } = all;
  const places = [...papers.keys()].filter((place) => !isZero(all, place));
  const vectors = new Float32Array(places.length * dimensions);
  for (const [at, place] of places.entries()) {
    vectors.set(
      all.vectors.subarray(place * dimensions, (place + 1) * dimensions),
      at * dimensions,
    );
  }
  return {
    papers: places.flatMap((place) => papers[place] ?? []),
    vectors: { dimensions, vectors },
  };
}

function isZero({ dimensions, vectors }: LatentVectors, place: number): boolean {
  for (let at = place * dimensions; at < (place + 1) * dimensions; at++) {
    if (vectors[at] !== 0) return false;
  }
  return true;
}

/** Points of a plane for vectors, of any extent. */
function* laidOut(all: LatentVectors, search: NeighbourSearch): Generator<void, Points> {
  const size = all.vectors.length / all.dimensions;
  const points = firstPoints(all);
  const count = Math.min(mostNeighbours, size - 1, Math.max(3, Math.round(1.2 * Math.sqrt(size))));
  if (count < 1) return points;
  const graph = yield* neighbourGraph(yield* search.nearest(all, count, true));
  yield* moveTogether(points, graph, epochsFor(size));
  return points;
}

/** As umap-learn has them: fewer points take longer to find their places. */
function epochsFor(points: number): number {
  return points <= 2500 ? 500 : points <= 5000 ? 300 : 200;
}

/**
 * The directions in which the vectors differ most, stretched. The very first one is what they have in common.
 */
function firstPoints({ dimensions, vectors }: LatentVectors): Points {
  const size = vectors.length / dimensions;
  const random = seededRandom(3);
  const axis = (direction: number) => {
    const values = Float32Array.from({ length: size }, (_, place) =>
      direction < dimensions ? (vectors[place * dimensions + direction] ?? 0) : 0,
    );
    const most = values.reduce((farthest, value) => Math.max(farthest, Math.abs(value)), 1e-9);
    // Points that lie on one another would stay together.
    return values.map((value) => (firstExtent * value) / most + 0.01 * random());
  };
  const first = dimensions > 2 ? 1 : 0;
  return { x: axis(first), y: axis(first + 1) };
}
