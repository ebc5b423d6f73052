import type { Paper } from '../papers/paper';
import { communitiesOf, mergedTo, sizesOf, soManyCommunities } from './communities';
import { EarlierTopics } from './earlierTopics';
import {
  fitLatentSpace,
  mostDimensions,
  type LatentSpace,
  type LatentVectors,
} from './latentSpace';
import { neighbourGraph } from './neighbourGraph';
import { nearestNeighbours } from './neighbourSearch';
import { sampleById } from './seeded';
import { rememberedTerms, type PaperTerms } from './paperTerms';
import type { TopicModel } from './topicModels';
import { labelTopics, type NamelessTopic, type TakenLabels } from './topicLabels';

/** As many of the nearest of a paper say where it belongs. */
const nearest = 20;

/**
 * The topics of a larger library: communities of papers that are one another's nearest in the {@link LatentSpace}, each
 * with a label and with the weights by which a paper, known or new, is told to be of it: those of the topic's centroid (J.
 * J. Rocchio, 1971). Nothing but titles, abstracts and keywords is looked at.
 *
 * Communities and not k-means, which needs to be told how many there are, and finds parts of equal size where there are
 * none; figures are in docs/topics.md.
 *
 * @param papers a sample of a library that is larger than that
 * @param known what is known of the topic of a paper from an earlier time: a label, or the empty string
 * @param count so many topics, rather than as many as the papers have
 */
export function* findTopics(
  papers: readonly Paper[],
  known: (paper: Paper) => string = () => '',
  count?: number,
): Generator<void, TopicModel[]> {
  return (yield* findGroups(papers, {
    known,
    count,
    termsOf: rememberedTerms(),
    ...topicLimits,
  })).map(({ model }) => model);
}

/** A topic, or a part of one, with the papers that it was learnt from. */
export interface FoundTopic {
  readonly model: TopicModel;
  readonly papers: readonly Paper[];
}

/** How papers are divided. */
export interface GroupLimits {
  /** Directions of the space in which they are looked at. */
  readonly dimensions: number;
  /** No more groups than this for so many papers. */
  readonly most: (papers: number) => number;
  /** A group holds this share of the papers and this number, or its papers go where they fit next. */
  readonly leastShare: number;
  readonly leastPapers: number;
  /** The terms that tell a group from the others. */
  readonly mostTerms: number;
  /** As many papers of a group are read for its label. */
  readonly readForLabel: number;
}

export interface GroupOptions extends GroupLimits {
  readonly known: (paper: Paper) => string;
  readonly termsOf: (paper: Paper) => PaperTerms;
  readonly count?: number | undefined;
  /** Labels that are taken. */
  readonly taken?: TakenLabels;
  /** Is told the space in which the papers were looked at. */
  readonly onSpace?: (space: LatentSpace) => void;
}

export const topicLimits: GroupLimits = {
  dimensions: mostDimensions,
  most: mostTopics,
  leastShare: 1 / 500,
  leastPapers: 3,
  mostTerms: 1000,
  readForLabel: 150,
};

/** See {@link findTopics}. */
export function* findGroups(
  papers: readonly Paper[],
  options: GroupOptions,
): Generator<void, FoundTopic[]> {
  const { known, count, taken, most, leastShare, leastPapers, mostTerms } = options;
  const ordered = sampleById(papers, papers.length);
  const space = yield* fitLatentSpace(ordered, options.dimensions, options.termsOf);
  yield;
  options.onSpace?.(space);
  yield;
  const vectors = yield* space.vectorsOf(ordered, options.termsOf);
  const near = Math.min(nearest, Math.max(ordered.length - 1, 0));
  const graph = yield* neighbourGraph(yield* nearestNeighbours(vectors, near));
  yield;
  const before = new EarlierTopics(ordered.map(known));
  const numbers = before.areMost ? before.numbers : undefined;
  const communities =
    count === undefined
      ? yield* mergedTo(graph, yield* communitiesOf(graph, 1, numbers), most(ordered.length))
      : yield* soManyCommunities(graph, count);
  const least = count === undefined ? Math.max(leastPapers, ordered.length * leastShare) : 1;
  const kept = [...sizesOf(communities).entries()].filter(([, size]) => size >= least);
  const centroids = kept.map(([community]) => centroidOf(vectors, communities, community));
  yield;
  const members = membersOf(vectors, centroids).map((places) => ({
    places,
    papers: places.flatMap((place) => ordered[place] ?? []),
  }));
  yield;
  const labels = yield* labelTopics(
    centroids.map((centroid, topic) => ({
      papers: members[topic]?.papers ?? [],
      known: before.labels[before.continuedBy(members[topic]?.places ?? []) ?? -1],
      nearness: nearnessTo(space, centroid),
    })),
    options.readForLabel,
    taken,
  );
  const found: FoundTopic[] = [];
  for (const [topic, centroid] of centroids.entries()) {
    const label = labels[topic] ?? '';
    if (label !== '') {
      const model = { label, weights: space.termWeights(centroid, mostTerms) };
      found.push({ model, papers: members[topic]?.papers ?? [] });
    }
    yield;
  }
  return found.sort(({ model: a }, { model: b }) => (a.label < b.label ? -1 : 1));
}

/** More topics than this nobody can take in: two dozen for a thousand papers, slowly more for more. */
export function mostTopics(papers: number): number {
  return Math.round(4 + 2 * Math.log2(Math.max(papers, 1)));
}

/** The direction of the sum of a community's vectors. */
function centroidOf(
  { vectors, dimensions }: LatentVectors,
  communities: Int32Array,
  community: number,
): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const [place, own] of communities.entries()) {
    if (own !== community) continue;
    for (let index = 0; index < dimensions; index++) {
      sum[index] = (sum[index] ?? 0) + (vectors[place * dimensions + index] ?? 0);
    }
  }
  const length = Math.hypot(...sum) || 1;
  return Float32Array.from(sum, (value) => value / length);
}

/** For each centroid the places of the papers that are nearer to it than to any other. */
function membersOf(
  { vectors, dimensions }: LatentVectors,
  centroids: readonly Float32Array[],
): number[][] {
  const members: number[][] = centroids.map(() => []);
  for (let place = 0; place * dimensions < vectors.length; place++) {
    const vector = vectors.subarray(place * dimensions, (place + 1) * dimensions);
    let [best, bestCosine] = [-1, 0];
    for (const [topic, centroid] of centroids.entries()) {
      const cosine = dot(vector, centroid);
      if (cosine > bestCosine) [best, bestCosine] = [topic, cosine];
    }
    members[best]?.push(place);
  }
  return members;
}

function nearnessTo(space: LatentSpace, centroid: Float32Array): NamelessTopic['nearness'] {
  const vector = new Float32Array(space.dimensions);
  return (terms) => {
    space.project(terms, vector, 0);
    return dot(vector, centroid);
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
