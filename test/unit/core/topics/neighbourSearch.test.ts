import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LatentVectors } from '../../../../src/core/topics/latentSpace';
import { nearestNeighbours, type Neighbours } from '../../../../src/core/topics/neighbourSearch';
import { seededRandom } from '../../../../src/core/topics/seeded';
import { finish } from '../../../../src/core/steps';

/** Vectors of length 1 in so many bundles. */
function bundled(size: number, dimensions: number, bundles: number, seed: number): LatentVectors {
  const random = seededRandom(seed);
  const centres = Array.from({ length: bundles * dimensions }, () => random() - 0.5);
  const vectors = new Float32Array(size * dimensions);
  for (let place = 0; place < size; place++) {
    const vector = vectors.subarray(place * dimensions, (place + 1) * dimensions);
    for (let at = 0; at < dimensions; at++) {
      vector[at] = (centres[(place % bundles) * dimensions + at] ?? 0) + 0.4 * (random() - 0.5);
    }
    const length = Math.hypot(...vector);
    for (let at = 0; at < dimensions; at++) vector[at] = (vector[at] ?? 0) / length;
  }
  return { dimensions, vectors };
}

function nearest(all: LatentVectors, count: number): Neighbours {
  return finish(nearestNeighbours(all, count));
}

function cosine({ dimensions, vectors }: LatentVectors, a: number, b: number): number {
  let sum = 0;
  for (let at = 0; at < dimensions; at++) {
    sum += (vectors[a * dimensions + at] ?? 0) * (vectors[b * dimensions + at] ?? 0);
  }
  return sum;
}

/** All others, the nearest first. */
function ranked(all: LatentVectors, place: number): number[] {
  const others = Array.from({ length: all.vectors.length / all.dimensions }, (_, at) => at);
  return others
    .filter((other) => other !== place)
    .map((other) => ({ other, near: cosine(all, place, other) }))
    .sort((a, b) => b.near - a.near)
    .map(({ other }) => other);
}

suite('the nearest vectors', () => {
  test('among few are those of the largest cosines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer(), (size, seed) => {
        const all = bundled(size, 5, 3, seed);
        const { places, cosines } = nearest(all, 3);
        for (let place = 0; place < size; place++) {
          const expected = ranked(all, place).slice(0, 3);
          const found = [...places.subarray(place * 3, place * 3 + 3)].filter((at) => at >= 0);
          assert.deepEqual(found, expected);
          for (const [at, other] of found.entries()) {
            const near = cosines[place * 3 + at] ?? 0;
            assert.ok(Math.abs(near - cosine(all, place, other)) < 1e-5);
          }
        }
      }),
    );
  });

  test('among many are nearly all of them', () => {
    const all = bundled(3000, 10, 40, 7);
    const { places } = nearest(all, 10);
    let hits = 0;
    for (let place = 0; place < 3000; place += 30) {
      const expected = new Set(ranked(all, place).slice(0, 10));
      const found = places.subarray(place * 10, place * 10 + 10);
      assert.ok(!found.includes(place));
      hits += found.filter((other) => expected.has(other)).length;
    }
    assert.ok(hits / 1000 > 0.9, String(hits / 1000));
  });

  test('of one are none', () => {
    assert.deepEqual([...nearest(bundled(1, 4, 1, 1), 2).places], [-1, -1]);
  });
});
