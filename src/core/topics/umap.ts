import type { NeighbourGraph } from './neighbourGraph';
import type { Points } from './points';
import { seededRandom } from './seeded';

/** Nearness falls with the distance d as 1 / (1 + steepness · d^1.5). */
const steepness = 1.6;
const halfExponent = 0.75;
/** For each time that a point is drawn to a neighbour it is pushed away from so many others. */
const pushes = 5;
/** A step is no longer than this. */
const longestStep = 4;
/** Pairs that are looked at before others have their turn. */
const pairsAtOnce = 5000;

/**
 * Moves points so that those that hang together come to lie together, and apart from others: the stochastic gradient
 * descent of L. McInnes, J. Healy, J. Melville, UMAP, 2018, section 3.2. The points are moved where they are. Yields now
 * and then, for others to have their turn.
 *
 * Own, and not the package umap-js: that makes its graph in one step, which takes seconds for some thousands of points
 * and during which no search would be answered; it keeps points and pairs as arrays of objects, starts from chance, and
 * brings a solver for one curve. That curve has 1.8 for the exponent of d; 1.5 takes roots instead of powers, which is a
 * third of the time, and more of the neighbours on the map are of the same subject (docs/map.md).
 */
export function* moveTogether(
  { x, y }: Points,
  { heads, tails, weights }: NeighbourGraph,
  epochs: number,
): Generator<void, void> {
  const points = x.length;
  if (points < 2) return;
  const random = seededRandom(1);
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  /** In epochs: how often a pair has its turn, and when it has its next. */
  const period = weights.map((weight) => strongest / weight);
  const next = period.slice();
  let done = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const speed = 1 - (epoch - 1) / epochs;
    for (let pair = 0; pair < heads.length; pair++) {
      if (++done % pairsAtOnce === 0) yield;
      if ((next[pair] ?? 0) > epoch) continue;
      next[pair] = (next[pair] ?? 0) + (period[pair] ?? 0);
      const head = heads[pair] ?? 0;
      const tail = tails[pair] ?? 0;
      let headX = x[head] ?? 0;
      let headY = y[head] ?? 0;
      let byX = headX - (x[tail] ?? 0);
      let byY = headY - (y[tail] ?? 0);
      let squared = byX * byX + byY * byY;
      if (squared > 0) {
        const root = Math.sqrt(squared);
        const fourthRoot = Math.sqrt(root);
        const pull =
          (-2 * halfExponent * steepness) / (fourthRoot * (1 + steepness * root * fourthRoot));
        const stepX = speed * limited(pull * byX);
        const stepY = speed * limited(pull * byY);
        headX += stepX;
        headY += stepY;
        x[tail] = (x[tail] ?? 0) - stepX;
        y[tail] = (y[tail] ?? 0) - stepY;
      }
      for (let push = 0; push < pushes; push++) {
        const other = Math.floor(random() * points);
        if (other === head) continue;
        byX = headX - (x[other] ?? 0);
        byY = headY - (y[other] ?? 0);
        squared = byX * byX + byY * byY;
        const root = Math.sqrt(squared);
        const away =
          (2 * halfExponent) / ((0.001 + squared) * (1 + steepness * root * Math.sqrt(root)));
        headX += speed * (squared > 0 ? limited(away * byX) : longestStep);
        headY += speed * (squared > 0 ? limited(away * byY) : longestStep);
      }
      x[head] = headX;
      y[head] = headY;
    }
  }
}

function limited(step: number): number {
  return step > longestStep ? longestStep : step < -longestStep ? -longestStep : step;
}
