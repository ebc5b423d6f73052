/** The `count` slots of the highest scores in their order; of equal ones, those of the lowest rank come first. */
export function topOf(
  slots: Int32Array,
  count: number,
  score: (slot: number) => number,
  rank: Uint32Array,
): number[] {
  // A heap with the worst of the best on top.
  const heap: number[] = [];
  const values: number[] = [];
  const worse = (value: number, slot: number, than: number, other: number) =>
    value < than || (value === than && (rank[slot] ?? 0) > (rank[other] ?? 0));
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
    [values[a], values[b]] = [values[b] ?? 0, values[a] ?? 0];
  };
  const under = (a: number, b: number) =>
    worse(values[a] ?? 0, heap[a] ?? 0, values[b] ?? 0, heap[b] ?? 0);
  const sink = (from: number) => {
    for (let at = from; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && under(child, least)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  if (count <= 0) return [];
  for (const slot of slots) {
    const value = score(slot);
    if (heap.length < count) {
      heap.push(slot);
      values.push(value);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!under(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    } else if (!worse(value, slot, values[0] ?? 0, heap[0] ?? 0)) {
      heap[0] = slot;
      values[0] = value;
      sink(0);
    }
  }
  return heap
    .map((slot, at) => ({ slot, value: values[at] ?? 0 }))
    .sort((a, b) => b.value - a.value || (rank[a.slot] ?? 0) - (rank[b.slot] ?? 0))
    .map(({ slot }) => slot);
}
