import type { Paper } from '../papers/paper';
import { gapFor, moveApart } from './apart';
import { borderPlace } from './borderPlace';
import { fitLatentSpace, type LatentSpace, type LatentVectors } from './latentSpace';
import { fuzzyGraph } from './fuzzyGraph';
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

/** Papers, and where they lie. */
interface Placed extends Points {
  readonly ids: readonly string[];
}

/** Where papers lie on a map, each from 0 to 1, in the order of their ids. */
export interface MapPlaces extends Placed {
  /** How many papers there were when they were last laid out together. */
  readonly together: number;
}

/**
 * Lays papers out, so that near means alike. `known` are their places of an earlier time: papers that have one keep it
 * while not many have come or gone, and those that are new are placed among the papers they are like. Else up to
 * `most` of them are laid out together by UMAP, and the others placed among those. A paper of which
 * nothing is known that it has in common with another lies on the border. Yields now and then, for others to have their
 * turn.
 */
export function* layOutMap(
  source: MapPapers,
  known: MapPlaces | undefined,
  most = laidOutTogether,
): Generator<void, MapPlaces> {
  const { papers } = source;
  const ids = papers.map(({ id }) => id);
  const together = papers.length;
  if (together < 2) {
    return {
      ids,
      x: Float32Array.from(ids, () => 0.5),
      y: Float32Array.from(ids, () => 0.5),
      together,
    };
  }
  const kept = known && keptPlaces(ids, known);
  if (kept?.ids.length === ids.length) return kept;
  const hasPlace = new Set(kept?.ids);
  const refs = sampleById(papers, most);
  yield;
  const sample = yield* read(source, refs);
  const space = yield* fitLatentSpace(sample);
  const anchors = yield* anchorsOf(
    kept ? sample.filter(({ id }) => hasPlace.has(id)) : sample,
    space,
  );
  const search = yield* createNeighbourSearch(anchors.vectors);
  const among: Placed = kept
    ? placesOf(kept, anchors.ids)
    : { ids: anchors.ids, ...toUnitSquare(yield* laidOut(anchors.vectors, search)) };
  // Those that have a place come first, and stay where they are.
  const all = yield* withOthers(kept ?? among, source, (some) =>
    placeSome(some, space, search, among),
  );
  yield* moveApart(all, gapFor(papers.length), kept?.ids.length);
  yield;
  return { ...placesOf(all, ids), together: kept?.together ?? together };
}

/** The known places of papers that keep them; undefined where too many have come or gone. */
function keptPlaces(ids: readonly string[], known: MapPlaces): MapPlaces | undefined {
  const there = new Set(known.ids);
  const kept = ids.filter((id) => there.has(id));
  const fits =
    ids.length <= growth * known.together &&
    known.together <= growth * ids.length &&
    ids.length <= growth * kept.length;
  return fits ? { ...placesOf(known, kept), together: known.together } : undefined;
}

/** Papers that are among the placed ones. */
function placesOf({ ids, x, y }: Placed, wanted: readonly string[]): Placed {
  const places = new Map(ids.map((id, place) => [id, place]));
  const of = (values: Float32Array) =>
    Float32Array.from(wanted, (id) => values[places.get(id) ?? -1] ?? 0);
  return { ids: wanted, x: of(x), y: of(y) };
}

/** The papers that are placed, and after them all others. */
function* withOthers(
  placed: Placed,
  source: MapPapers,
  place: (papers: readonly Paper[]) => Generator<void, Points>,
): Generator<void, Placed> {
  const there = new Set(placed.ids);
  const others = source.papers.filter(({ id }) => !there.has(id));
  yield;
  const ids = [...placed.ids, ...others.map(({ id }) => id)];
  const x = new Float32Array(ids.length);
  const y = new Float32Array(ids.length);
  x.set(placed.x);
  y.set(placed.y);
  yield;
  for (let from = 0; from < others.length; from += lot) {
    const points = yield* place(yield* read(source, others.slice(from, from + lot)));
    x.set(points.x, there.size + from);
    y.set(points.y, there.size + from);
  }
  return { ids, x, y };
}

function* placeSome(
  papers: readonly Paper[],
  space: LatentSpace,
  search: NeighbourSearch,
  among: Placed,
): Generator<void, Points> {
  const vectors = yield* space.vectorsOf(papers);
  const points = yield* placeAmong(vectors, search, among);
  for (const [at, { id }] of papers.entries()) {
    if (!isZero(vectors, at)) continue;
    const { x, y } = borderPlace(id);
    points.x[at] = x;
    points.y[at] = y;
  }
  return points;
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
  papers: readonly Paper[],
  space: LatentSpace,
): Generator<void, { readonly ids: readonly string[]; readonly vectors: LatentVectors }> {
  const all = yield* space.vectorsOf(papers);
  const { dimensions } = all;
  const places = [...papers.keys()].filter((place) => !isZero(all, place));
  const vectors = new Float32Array(places.length * dimensions);
  for (const [at, place] of places.entries()) {
    const from = place * dimensions;
    vectors.set(all.vectors.subarray(from, from + dimensions), at * dimensions);
  }
  return { ids: places.map((place) => papers[place]?.id ?? ''), vectors: { dimensions, vectors } };
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
  const graph = yield* fuzzyGraph(yield* search.nearest(all, count, true));
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
