import type { LatentVectors } from './latentSpace';
import { membershipStrengths } from './neighbourGraph';
import type { NeighbourSearch } from './neighbourSearch';
import type { Points } from './points';

/** So many of the nearest tell where a paper belongs. */
const asked = 8;
/** A neighbour that lies farther from the nearest one, in the square from 0 to 1, has no say: it is of another place. */
const reach = 0.08;

/**
 * Where papers belong that come to others: in the middle of those that they are most alike and that lie together.
 * `among` finds the others, which lie at `points`. Yields now and then, for others to have their turn.
 */
export function* placeAmong(
  vectors: LatentVectors,
  among: NeighbourSearch,
  points: Points,
): Generator<void, Points> {
  const papers = vectors.vectors.length / vectors.dimensions;
  const found = yield* among.nearest(vectors, asked);
  const strengths = yield* membershipStrengths(found);
  const x = new Float32Array(papers);
  const y = new Float32Array(papers);
  for (let paper = 0; paper < papers; paper++) {
    const from = paper * asked;
    const nearestX = points.x[found.places[from] ?? -1] ?? 0.5;
    const nearestY = points.y[found.places[from] ?? -1] ?? 0.5;
    let sum = 0;
    let sumX = 0;
    let sumY = 0;
    for (let at = from; at < from + asked; at++) {
      const otherX = points.x[found.places[at] ?? -1];
      const otherY = points.y[found.places[at] ?? -1];
      if (otherX === undefined || otherY === undefined) continue;
      if (Math.hypot(otherX - nearestX, otherY - nearestY) > reach) continue;
      const strength = strengths[at] ?? 0;
      sum += strength;
      sumX += strength * otherX;
      sumY += strength * otherY;
    }
    x[paper] = sum > 0 ? sumX / sum : nearestX;
    y[paper] = sum > 0 ? sumY / sum : nearestY;
  }
  return { x, y };
}
