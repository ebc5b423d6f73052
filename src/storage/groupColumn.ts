import type { Group } from '../core/papers/library';

/** The groups of a grouping, and of each slot the number of its group. */
export interface GroupColumn {
  readonly groups: readonly Pick<Group, 'key' | 'label'>[];
  readonly numbers: ArrayLike<number>;
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
