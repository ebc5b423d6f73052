import { markGroupsOf } from '../core/papers/grouping';
import type { Group, MarkGrouping } from '../core/papers/library';
import type { MarkedPaper, PaperMarks } from '../core/papers/paperMarks';
import type { MarkRestriction } from '../core/search/parsedQuery';
import { marksHold } from '../core/search/restrictions';

/** A group, and 1 for each slot that is in it. */
export interface MarkGroup extends Pick<Group, 'key' | 'label'> {
  readonly marks: Uint8Array;
}

/** The marks of the papers of a library, by slot. There are few of them, however many papers there are. */
export class MarkColumns {
  private readonly bySlot = new Map<number, PaperMarks>();

  /** @param slotsOf the slots of a paper that has one of these keys
   *  @param present 1 for each slot that has a paper */
  constructor(
    marked: readonly MarkedPaper[],
    slotsOf: (paper: MarkedPaper) => Iterable<number>,
    private readonly present: Uint8Array,
  ) {
    for (const each of marked) for (const slot of slotsOf(each)) this.bySlot.set(slot, each.marks);
  }

  /** The marks of a paper; undefined where it has none. */
  of(slot: number): PaperMarks | undefined {
    return this.bySlot.get(slot);
  }

  /** The slots of marked papers, with their marks. */
  entries(): Iterable<readonly [slot: number, marks: PaperMarks]> {
    return this.bySlot;
  }

  /** 1 for each paper that the restriction holds for. */
  holding(restriction: MarkRestriction): Uint8Array {
    // Most papers are unmarked, and alike in that.
    const marks = marksHold(undefined, restriction)
      ? this.present.slice()
      : new Uint8Array(this.present.length);
    for (const [slot, each] of this.bySlot) {
      marks[slot] = marksHold(each, restriction) && this.present[slot] === 1 ? 1 : 0;
    }
    return marks;
  }

  groups(by: MarkGrouping): readonly MarkGroup[] {
    const groups = new Map<string, MarkGroup>();
    const put = (slots: Iterable<number>, marks: PaperMarks | undefined) => {
      for (const { key, label } of markGroupsOf(marks, by)) {
        let group = groups.get(key);
        if (!group) {
          group = { key, label, marks: new Uint8Array(this.present.length) };
          groups.set(key, group);
        }
        for (const slot of slots) if (this.present[slot] === 1) group.marks[slot] = 1;
      }
    };
    const unmarked: number[] = [];
    for (let slot = 0; slot < this.present.length; slot++) {
      if (!this.bySlot.has(slot)) unmarked.push(slot);
    }
    put(unmarked, undefined);
    for (const [slot, marks] of this.bySlot) put([slot], marks);
    return [...groups.values()];
  }
}
