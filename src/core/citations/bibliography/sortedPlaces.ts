/** So few entries are in some order by chance. */
const fewest = 3;

/** Something to be added under a citekey. */
interface Keyed {
  readonly citekey: string;
}

/** What is to be added behind the first so many of the entries that are there. */
export interface PlacedGroup<T> {
  readonly place: number;
  readonly added: readonly T[];
}

/**
 * Where entries are to be added: in the place of their citekeys where those that are there are sorted (whatever the
 * case of letters), else all of them behind the last, in the order given. Groups come from front to back.
 */
export function sortedPlaces<T extends Keyed>(
  known: readonly Keyed[],
  added: readonly T[],
): readonly PlacedGroup<T>[] {
  if (added.length === 0) return [];
  const keys = known.map(sortKey);
  const isSorted = keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') <= key);
  if (keys.length < fewest || !isSorted) return [{ place: keys.length, added }];
  const groups = new Map<number, T[]>();
  for (const each of [...added].sort((a, b) => compare(sortKey(a), sortKey(b)))) {
    const place = countUpTo(keys, sortKey(each));
    const group = groups.get(place);
    if (group) group.push(each);
    else groups.set(place, [each]);
  }
  return [...groups].map(([place, group]) => ({ place, added: group }));
}

function sortKey({ citekey }: Keyed): string {
  return citekey.toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many of the sorted keys are not behind this one. */
function countUpTo(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
