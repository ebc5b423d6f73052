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
/** Items whose gain is looked at before others have their turn. */
const looksAtOnce = 500;

/**
 * Picks the items that cover the most within a budget: greedily, which covers at least 1 − 1/e of what is possible with
 * so many items (G. L. Nemhauser, L. A. Wolsey, M. L. Fisher, 1978), and lazily, for what an item brings only falls (M.
 * Minoux, Accelerated greedy algorithms for maximizing submodular set functions, 1978). Where items cost differently, the
 * better of two: the one that goes by gain and the one that goes by gain per cost (J. Leskovec et al., Cost-effective
 * outbreak detection in networks, 2007). Of equal items the one with the lower number is picked. Yields now and then, for
 * others to have their turn.
 *
 * @param create makes the coverage of the empty set
 * @param costs what each item costs; above zero
 * @param bars tells whether an item must not be picked beside another, as a duplicate of it
 */
export function* pickGreedily(
  create: () => Coverage,
  costs: ArrayLike<number>,
  budget: Budget,
  bars: (item: number, picked: number) => boolean = () => false,
): Generator<void, Choice> {
  if ('items' in budget) return yield* pick(create(), costs, budget, bars, () => 1);
  const byGain = yield* pick(create(), costs, budget, bars, () => 1);
  const byShare = yield* pick(create(), costs, budget, bars, (item) => costs[item] ?? 1);
  return byShare.covered > byGain.covered ? byShare : byGain;
}

function* pick(
  coverage: Coverage,
  costs: ArrayLike<number>,
  budget: Budget,
  bars: (item: number, picked: number) => boolean,
  scale: (item: number) => number,
): Generator<void, Choice> {
  const queue = new BestFirst(costs.length, (item) => coverage.gain(item) / scale(item));
  yield* queue.fill();
  const items: number[] = [];
  let covered = 0;
  let left = 'cost' in budget ? budget.cost : Infinity;
  const most = 'items' in budget ? budget.items : Infinity;
  while (items.length < most) {
    const item = yield* queue.take((each) => (costs[each] ?? 0) <= left);
    if (item === undefined) break;
    if (items.some((picked) => bars(item, picked))) continue;
    const gain = coverage.gain(item);
    if (gain <= noGain) break;
    coverage.add(item);
    covered += gain;
    left -= costs[item] ?? 0;
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
  private looks = 0;

  constructor(
    items: number,
    private readonly value: (item: number) => number,
  ) {
    this.bounds = new Float64Array(items);
    this.heap = Int32Array.from({ length: items }, (_, item) => item);
    this.size = items;
  }

  /** Looks at all items for the first time. */
  *fill(): Generator<void, void> {
    for (let item = 0; item < this.size; item++) {
      this.bounds[item] = this.value(item);
      if (this.isLongTurn()) yield;
    }
    for (let at = (this.size >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /**
   * Takes out the best item; undefined when there is none left.
   * @param may what must not be taken any more is dropped without a look at what it brings
   */
  *take(may: (item: number) => boolean): Generator<void, number | undefined> {
    while (this.size > 0) {
      const top = this.heap[0] ?? 0;
      if (!may(top)) {
        this.removeTop();
        continue;
      }
      const now = this.value(top);
      const isBest = now >= (this.bounds[top] ?? 0);
      this.bounds[top] = now;
      if (isBest) this.removeTop();
      else this.sink(0);
      if (this.isLongTurn()) yield;
      if (isBest) return top;
    }
    return undefined;
  }

  private isLongTurn(): boolean {
    return ++this.looks % looksAtOnce === 0;
  }

  private removeTop(): void {
    this.size--;
    this.heap[0] = this.heap[this.size] ?? 0;
    this.sink(0);
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
