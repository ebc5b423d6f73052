import { collectionGroups } from '../core/papers/grouping';
import type { Group } from '../core/papers/library';

/** The groups of a grouping, and of each slot the number of its group, or of the list of those that it is in. */
export interface GroupColumn {
  readonly groups: readonly Pick<Group, 'key' | 'label'>[];
  readonly numbers: ArrayLike<number>;
  /** The numbers of the groups in each list; absent where a paper is in one group only. */
  readonly lists?: readonly (readonly number[])[];
}

/** Tells which slots are in the group of a key. */
export function slotsOfGroup(
  { groups, numbers, lists }: GroupColumn,
  key: string,
): (slot: number) => boolean {
  const number = groups.findIndex((group) => group.key === key);
  if (!lists) return (slot) => numbers[slot] === number;
  const holding = lists.map((list) => list.includes(number));
  return (slot) => holding[numbers[slot] ?? -1] ?? false;
}

/** How many of these slots are in each group. */
export function groupCounts(
  { groups, numbers, lists }: GroupColumn,
  slots: Int32Array,
): Uint32Array {
  const found = new Uint32Array(lists?.length ?? groups.length);
  for (const slot of slots) {
    const number = numbers[slot] ?? 0;
    found[number] = (found[number] ?? 0) + 1;
  }
  if (!lists) return found;
  const counts = new Uint32Array(groups.length);
  lists.forEach((list, at) => {
    for (const number of list) counts[number] = (counts[number] ?? 0) + (found[at] ?? 0);
  });
  return counts;
}

/** The column of papers by their collections, from the different lists of them and the place of each slot's list. */
export function collectionColumn(
  collectionLists: readonly (readonly string[])[],
  numbers: ArrayLike<number>,
): GroupColumn {
  const groups = new GroupNumbers();
  const lists = collectionLists.map((collections) => [
    ...new Set(collectionGroups(collections).map((group) => groups.numberOf(group))),
  ]);
  return { groups: groups.groups, numbers, lists };
}

/** Groups that are found one after the other, numbered. */
export class GroupNumbers {
  readonly groups: { readonly key: string; label: string }[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a group; of several spellings of its label the first in code unit order is kept. */
  numberOf({ key, label }: Pick<Group, 'key' | 'label'>): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.groups.length;
      this.numbers.set(key, number);
      this.groups.push({ key, label });
    }
    const group = this.groups[number];
    if (group && label < group.label) group.label = label;
    return number;
  }
}
