import { graphOf, type Graph } from './neighbourGraph';
import { seededRandom } from './seeded';

/** For each node the number of its community, from 0 without holes. */
export type Communities = Int32Array;

/** As often is the search begun from another order of the nodes; the best partition is kept. */
const attempts = 5;
/** So much better must a partition be for known topics to change: the next search finds one a little better anyway. */
const worthChanging = 1.03;
/** What is gained by less than this share of all weight is rounding. */
const leastGain = 1e-10;
/** Nodes that are moved before others have their turn. */
const nodesAtOnce = 2000;
/** A finer resolution than the last tried, where there are to be more communities. */
const finer = 1.3;
const mostTries = 20;

/**
 * Communities of nodes that have more weight between them than chance would give: the partition of greatest modularity
 * (M. E. J. Newman, M. Girvan, 2004), found by moving nodes, then groups of them, then nodes again (V. D. Blondel et
 * al., Fast unfolding of communities in large networks, 2008, with the refinement of R. Rotta, A. Noack, Multilevel
 * local search algorithms for modularity clustering, 2011). How many there are follows from the graph.
 *
 * Own, as the libraries for it in JavaScript want a graph of objects, several times the memory, and a random order.
 *
 * @param known communities of an earlier time, -1 for nodes that are new: they are kept, and others join them, unless a
 *   partition found anew is better by more than {@link worthChanging}
 */
export function* communitiesOf(
  graph: Graph,
  resolution = 1,
  known?: Communities,
): Generator<void, Communities> {
  let best: Communities = new Int32Array(graph.nodes);
  let bestQuality = -Infinity;
  if (known) {
    // A new node is a community of its own, until it moves to that of a neighbour.
    const first = sizesOf(known).length;
    const start = renumbered(known.map((label, node) => (label < 0 ? first + node : label)));
    yield* moveNodes(graph, start, resolution, seededRandom(1), false);
    best = renumbered(start);
    bestQuality = modularity(graph, best, resolution) * worthChanging;
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = yield* partition(graph, resolution, seededRandom(attempt + 1));
    const quality = modularity(graph, found, resolution);
    if (quality > bestQuality) [best, bestQuality] = [found, quality];
  }
  return best;
}

/**
 * Just so many communities, where the graph has as many nodes: more than enough are found at a finer resolution, and
 * those then joined that lose least by it.
 */
export function* soManyCommunities(graph: Graph, count: number): Generator<void, Communities> {
  return (yield* communitiesAtResolution(graph, count)).communities;
}

/** {@link soManyCommunities}, with the resolution at which they were found. */
export function* communitiesAtResolution(
  graph: Graph,
  count: number,
): Generator<void, { readonly communities: Communities; readonly resolution: number }> {
  let resolution = 1;
  let found = yield* communitiesOf(graph, resolution);
  for (let round = 0; round < mostTries && sizesOf(found).length < count; round++) {
    resolution *= finer;
    found = yield* communitiesOf(graph, resolution);
  }
  return { communities: yield* mergedTo(graph, found, count, resolution), resolution };
}

/**
 * Joins communities, those first that lose least of modularity by it, until there are no more than `most`. In a graph without
 * edges nothing tells which to join: there they stay as they are.
 */
export function* mergedTo(
  graph: Graph,
  communities: Communities,
  most: number,
  resolution = 1,
): Generator<void, Communities> {
  if (graph.targets.length === 0 && sumOf(graph.loops) === 0) return communities;
  let labels = communities;
  // Communities are joined among themselves, without looking at all that they consist of.
  let coarse = aggregated(graph, labels);
  while (coarse.nodes > most) {
    const strengths = strengthsOf(coarse);
    const total = sumOf(strengths);
    let [first, second, best] = [0, 1, -Infinity];
    for (let a = 0; a < coarse.nodes; a++) {
      const weightTo = new Float64Array(coarse.nodes);
      for (let at = coarse.starts[a] ?? 0; at < (coarse.starts[a + 1] ?? 0); at++) {
        weightTo[coarse.targets[at] ?? 0] = coarse.weights[at] ?? 0;
      }
      for (let b = a + 1; b < coarse.nodes; b++) {
        const chance = (resolution * (strengths[a] ?? 0) * (strengths[b] ?? 0)) / total;
        const gain = (weightTo[b] ?? 0) - chance;
        if (gain > best) [first, second, best] = [a, b, gain];
      }
    }
    const joined = renumbered(
      Int32Array.from({ length: coarse.nodes }, (_, node) => (node === second ? first : node)),
    );
    labels = labels.map((label) => joined[label] ?? 0);
    coarse = aggregated(coarse, joined);
    yield;
  }
  if (labels !== communities) yield* moveNodes(graph, labels, resolution, seededRandom(1), true);
  return labels;
}

/** How many nodes each community has. */
export function sizesOf(communities: Communities): Int32Array {
  let count = 0;
  for (const label of communities) if (label >= count) count = label + 1;
  const sizes = new Int32Array(count);
  for (const label of communities) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}

function* partition(
  graph: Graph,
  resolution: number,
  random: () => number,
): Generator<void, Communities> {
  const labels = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  yield* moveNodes(graph, labels, resolution, random, false);
  const found = renumbered(labels);
  const coarse = aggregated(graph, found);
  if (coarse.nodes === graph.nodes) return found;
  yield;
  const above = yield* partition(coarse, resolution, random);
  const joined = found.map((label) => above[label] ?? 0);
  yield* moveNodes(graph, joined, resolution, random, false);
  return renumbered(joined);
}

/** Moves each node to the community of a neighbour where that gains most, as long as anything is gained. */
function* moveNodes(
  graph: Graph,
  labels: Communities,
  resolution: number,
  random: () => number,
  keepsAll: boolean,
): Generator<void, void> {
  const { nodes, starts, targets, weights } = graph;
  const strengths = strengthsOf(graph);
  const total = sumOf(strengths);
  if (total === 0) return;
  const within = new Float64Array(nodes);
  const sizes = new Int32Array(nodes);
  for (const [node, label] of labels.entries()) {
    within[label] = (within[label] ?? 0) + (strengths[node] ?? 0);
    sizes[label] = (sizes[label] ?? 0) + 1;
  }
  const order = shuffled(nodes, random);
  const weightTo = new Float64Array(nodes);
  let done = 0;
  for (let moved = true; moved;) {
    moved = false;
    for (const node of order) {
      if (++done % nodesAtOnce === 0) yield;
      const own = labels[node] ?? 0;
      if (keepsAll && sizes[own] === 1) continue;
      const strength = strengths[node] ?? 0;
      const near: number[] = [];
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const label = labels[targets[at] ?? 0] ?? 0;
        if (weightTo[label] === 0) near.push(label);
        weightTo[label] = (weightTo[label] ?? 0) + (weights[at] ?? 0);
      }
      within[own] = (within[own] ?? 0) - strength;
      const share = (resolution * strength) / total;
      let best = own;
      let bestGain = (weightTo[own] ?? 0) - share * (within[own] ?? 0) + leastGain * total;
      for (const label of near) {
        const gain = (weightTo[label] ?? 0) - share * (within[label] ?? 0);
        if (gain > bestGain) [best, bestGain] = [label, gain];
        weightTo[label] = 0;
      }
      within[best] = (within[best] ?? 0) + strength;
      if (best === own) continue;
      labels[node] = best;
      sizes[own] = (sizes[own] ?? 0) - 1;
      sizes[best] = (sizes[best] ?? 0) + 1;
      moved = true;
    }
  }
}

/** The graph in which each community is one node. */
function aggregated({ starts, targets, weights, loops }: Graph, labels: Communities): Graph {
  const count = sizesOf(labels).length;
  const edges = Array.from({ length: count }, () => new Map<number, number>());
  const within = new Float64Array(count);
  for (const [node, label] of labels.entries()) {
    within[label] = (within[label] ?? 0) + (loops[node] ?? 0);
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
      const other = labels[targets[at] ?? 0] ?? 0;
      const weight = weights[at] ?? 0;
      if (other === label) within[label] = (within[label] ?? 0) + weight;
      else edges[label]?.set(other, (edges[label].get(other) ?? 0) + weight);
    }
  }
  return graphOf(edges, within);
}

/** The weight at each node. */
function strengthsOf({ nodes, starts, weights, loops }: Graph): Float64Array {
  const strengths = Float64Array.from(loops);
  for (let node = 0; node < nodes; node++) {
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
      strengths[node] = (strengths[node] ?? 0) + (weights[at] ?? 0);
    }
  }
  return strengths;
}

/** By how much more weight lies within the communities than chance would give, as a share of all. */
export function modularity(graph: Graph, communities: Communities, resolution: number): number {
  const labels = renumbered(communities);
  const { loops } = aggregated(graph, labels);
  const strengths = strengthsOf(graph);
  const total = sumOf(strengths);
  if (total === 0) return 0;
  const within = new Float64Array(loops.length);
  for (const [node, label] of labels.entries()) {
    within[label] = (within[label] ?? 0) + (strengths[node] ?? 0);
  }
  let quality = 0;
  for (const [label, weight] of loops.entries()) {
    quality += weight / total - resolution * ((within[label] ?? 0) / total) ** 2;
  }
  return quality;
}

/** The same partition, numbered from 0 in the order in which the communities are met. */
function renumbered(labels: Communities): Communities {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
}

/** The numbers below `count`, in an order of chance (R. A. Fisher, F. Yates; R. Durstenfeld, 1964). */
function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, node) => node);
  for (let left = count - 1; left > 0; left--) {
    const at = Math.floor(random() * (left + 1));
    const other = order[at] ?? 0;
    order[at] = order[left] ?? 0;
    order[left] = other;
  }
  return order;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
