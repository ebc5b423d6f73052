import type { Neighbours } from './neighbourSearch';

/** Nodes joined by weighted edges, each edge listed at both of its ends. */
export interface Graph {
  readonly nodes: number;
  /** `nodes + 1` of them: the edges of a node are those from `starts[node]` up to and without `starts[node + 1]`. */
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** The weight within each node: of a node that stands for several, twice that of the edges between them. */
  readonly loops: Float64Array;
}

/** Nodes that are joined before others have their turn. */
const nodesAtOnce = 1000;

/**
 * Papers are joined where one is among the nearest of the other, as strongly as they are alike (cosine above 0). Yields now
 * and then.
 */
export function* neighbourGraph({ count, places, cosines }: Neighbours): Generator<void, Graph> {
  const nodes = count === 0 ? 0 : places.length / count;
  const edges = Array.from({ length: nodes }, () => new Map<number, number>());
  for (let node = 0; node < nodes; node++) {
    for (let at = node * count; at < (node + 1) * count; at++) {
      const other = places[at] ?? -1;
      const weight = cosines[at] ?? 0;
      if (other < 0 || weight <= 0) continue;
      edges[node]?.set(other, weight);
      edges[other]?.set(node, weight);
    }
    if (node % nodesAtOnce === nodesAtOnce - 1) yield;
  }
  return graphOf(edges, new Float64Array(nodes));
}

/** The graph with these edges: for each node, target → weight. */
export function graphOf(edges: readonly ReadonlyMap<number, number>[], loops: Float64Array): Graph {
  const total = edges.reduce((sum, { size }) => sum + size, 0);
  const starts = new Int32Array(edges.length + 1);
  const targets = new Int32Array(total);
  const weights = new Float64Array(total);
  let at = 0;
  for (const [node, others] of edges.entries()) {
    for (const [target, weight] of others) {
      targets[at] = target;
      weights[at++] = weight;
    }
    starts[node + 1] = at;
  }
  return { nodes: edges.length, starts, targets, weights, loops };
}
