import type { Points } from '../../src/core/topics/points';

/** Neighbours of each point that are looked at. */
const nearest = 10;
/** Of more points than this, so many are asked, evenly taken. */
const mostAsked = 10_000;

/** The share of the ten nearest points that have the label of their point, on average over the points. */
export function neighbourShare({ x, y }: Points, labels: readonly string[]): number {
  const every = Math.max(1, Math.ceil(x.length / mostAsked));
  const distances = new Float64Array(nearest);
  const places = new Int32Array(nearest);
  let asked = 0;
  let same = 0;
  for (let point = 0; point < x.length; point += every) {
    distances.fill(Infinity);
    places.fill(-1);
    for (let other = 0; other < x.length; other++) {
      if (other === point) continue;
      const byX = (x[other] ?? 0) - (x[point] ?? 0);
      const byY = (y[other] ?? 0) - (y[point] ?? 0);
      const distance = byX * byX + byY * byY;
      let at = nearest - 1;
      if (distance >= (distances[at] ?? 0)) continue;
      for (; at > 0 && (distances[at - 1] ?? 0) > distance; at--) {
        distances[at] = distances[at - 1] ?? 0;
        places[at] = places[at - 1] ?? 0;
      }
      distances[at] = distance;
      places[at] = other;
    }
    for (const place of places) if (labels[place] === labels[point]) same++;
    asked += nearest;
  }
  return same / asked;
}
