import assert from 'node:assert/strict';
import {
  communitiesOf,
  mergedTo,
  sizesOf,
  soManyCommunities,
  type Communities,
} from '../../../../src/core/topics/communities';
import { graphOf, type Graph } from '../../../../src/core/topics/neighbourGraph';

/** Rings of so many nodes, each node joined to all of its ring, and each ring by one edge to the next. */
function rings(count: number, size: number): Graph {
  const edges = Array.from({ length: count * size }, () => new Map<number, number>());
  const join = (a: number, b: number) => {
    edges[a]?.set(b, 1);
    edges[b]?.set(a, 1);
  };
  for (let ring = 0; ring < count; ring++) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) join(ring * size + a, ring * size + b);
    }
    if (count > 2) join(ring * size, ((ring + 1) % count) * size + 1);
  }
  return graphOf(edges, new Float64Array(edges.length));
}

function result(work: Generator<void, Communities>): Communities {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

suite('communities', () => {
  const graph = rings(6, 5);

  test('are those that have more between them than chance gives', () => {
    const labels = result(communitiesOf(graph));
    assert.deepEqual([...sizesOf(labels)], [5, 5, 5, 5, 5, 5]);
    for (const [node, label] of labels.entries()) {
      assert.equal(label, labels[node - (node % 5)]);
    }
  });

  test('are as many as wanted, fewer or more', () => {
    for (const count of [1, 2, 4, 6, 9]) {
      assert.equal(sizesOf(result(soManyCommunities(graph, count))).length, count);
    }
  });

  test('of a graph without edges are not joined, for nothing is near anything', () => {
    const alone = graphOf(
      Array.from({ length: 4 }, () => new Map<number, number>()),
      new Float64Array(4),
    );
    assert.deepEqual([...result(mergedTo(alone, Int32Array.of(0, 1, 2, 3), 2))], [0, 1, 2, 3]);
    assert.deepEqual([...result(soManyCommunities(alone, 2))], [0, 1, 2, 3]);
  });

  test('are those that are known while others are hardly better, and new nodes join them', () => {
    // Two rings at a time, as another resolution has them.
    const known = Int32Array.from({ length: 30 }, (_, node) =>
      node % 5 === 4 ? -1 : node < 15 ? 0 : 1,
    );
    const coarse = result(communitiesOf(graph, 0.1, known));
    assert.deepEqual(
      coarse,
      Int32Array.from({ length: 30 }, (_, node) => (node < 15 ? 0 : 1)),
    );
    assert.equal(sizesOf(result(communitiesOf(graph, 1, known))).length, 6);
  });

  test('of a graph without edges are its nodes, of none there are none', () => {
    assert.equal(sizesOf(result(communitiesOf(rings(3, 1)))).length, 1);
    const apart = graphOf([new Map(), new Map()], new Float64Array(2));
    assert.equal(sizesOf(result(communitiesOf(apart))).length, 2);
    assert.equal(result(communitiesOf(graphOf([], new Float64Array(0)))).length, 0);
  });
});
