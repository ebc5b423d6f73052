/**
 * What a growing set of items covers: a monotone submodular function, of which an item brings the less the more there is
 * already.
 */
export interface Coverage {
  /** What the item would add to what is covered now; never negative, and never more later on. */
  gain(item: number): number;
  /** Puts the item into the set. */
  add(item: number): void;
}

/** How much may be picked: so many items, or items that come to this cost. */
export type Budget = { readonly items: number } | { readonly cost: number };

export interface Choice {
  /** The items in the order in which they were picked: the first ones cover the most. */
  readonly items: readonly number[];
  /** What they cover together. */
  readonly covered: number;
}

/** Rounding must not make the order of equal items depend on what was added before. */
const noGain = 1e-12;

/**
 * Picks the items that cover the most within a budget: greedily, which covers at least 1 − 1/e of what is possible with
 * so many items (G. L. Nemhauser, L. A. Wolsey, M. L. Fisher, 1978), and lazily, for what an item brings only falls (M.
 * Minoux, Accelerated greedy algorithms for maximizing submodular set functions, 1978). Where items cost differently, the
 * better of two: the one that goes by gain and the one that goes by gain per cost (J. Leskovec et al., Cost-effective
 * outbreak detection in networks, 2007). Of equal items the one with the lower number is picked.
 *
 * @param create makes the coverage of the empty set
 * @param costs what each item costs; above zero
 * @param bars tells whether an item must not be picked beside another, as a duplicate of it
 */
export function pickGreedily(
  create: () => Coverage,
  costs: ArrayLike<number>,
  budget: Budget,
  bars: (item: number, picked: number) => boolean = () => false,
): Choice {
  if ('items' in budget) return pick(create(), costs, budget, bars, () => 1);
  const byGain = pick(create(), costs, budget, bars, () => 1);
  const byShare = pick(create(), costs, budget, bars, (item) => costs[item] ?? 1);
  return byShare.covered > byGain.covered ? byShare : byGain;
}

function pick(
  coverage: Coverage,
  costs: ArrayLike<number>,
  budget: Budget,
  bars: (item: number, picked: number) => boolean,
  scale: (item: number) => number,
): Choice {
  const queue = new BestFirst(costs.length, (item) => coverage.gain(item) / scale(item));
  const items: number[] = [];
  let covered = 0;
  let left = 'cost' in budget ? budget.cost : Infinity;
  const most = 'items' in budget ? budget.items : Infinity;
  while (items.length < most) {
    const item = queue.take((each) => coverage.gain(each) / scale(each));
    if (item === undefined) break;
    const cost = costs[item] ?? 0;
    if (cost > left || items.some((picked) => bars(item, picked))) continue;
    const gain = coverage.gain(item);
    if (gain <= noGain) break;
    coverage.add(item);
    covered += gain;
    left -= cost;
    items.push(item);
  }
  return { items, covered };
}

/** Items by what they bring, of which is known what they brought at most when they were last looked at. */
class BestFirst {
  private readonly bounds: Float64Array;
  /** A binary heap, the best on top. */
  private readonly heap: Int32Array;
  private size: number;

  constructor(items: number, value: (item: number) => number) {
    this.bounds = Float64Array.from({ length: items }, (_, item) => value(item));
    this.heap = Int32Array.from({ length: items }, (_, item) => item);
    this.size = items;
    for (let at = (items >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** Takes out the best item; undefined when there is none left. */
  take(value: (item: number) => number): number | undefined {
    while (this.size > 0) {
      const top = this.heap[0] ?? 0;
      const now = value(top);
      const isBest = now >= (this.bounds[top] ?? 0);
      this.bounds[top] = now;
      if (isBest) {
        this.size--;
        this.heap[0] = this.heap[this.size] ?? 0;
        this.sink(0);
        return top;
      }
      this.sink(0);
    }
    return undefined;
  }

  private sink(from: number): void {
    const { heap, size } = this;
    for (let at = from; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < size && this.isBetter(heap[child] ?? 0, heap[best] ?? 0)) best = child;
      }
      if (best === at) return;
      const moved = heap[at] ?? 0;
      heap[at] = heap[best] ?? 0;
      heap[best] = moved;
      at = best;
    }
  }

  private isBetter(a: number, b: number): boolean {
    const difference = (this.bounds[a] ?? 0) - (this.bounds[b] ?? 0);
    return difference > 0 || (difference === 0 && a < b);
  }
}
