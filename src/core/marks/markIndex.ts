import { identityKeys } from '../papers/identity';
import type { Paper } from '../papers/paper';
import { joinMarks, type Mark, type Register } from './mark';
import { mergeMarks } from './mergeMarks';

/** A change of a paper's marks. */
export type MarkChange =
  | { readonly read: boolean }
  | { readonly starred: boolean }
  /** 1 to 5, or 0 for none. */
  | { readonly rating: number }
  /** A path, or empty for none. */
  | { readonly note: string }
  | { readonly tag: string; readonly has: boolean };

/** Marks, found by any key of their paper. */
export class MarkIndex {
  private readonly byKey = new Map<string, Mark>();

  constructor(marks: readonly Mark[] = []) {
    this.merge(marks);
  }

  /** In the order of the file. */
  get all(): readonly Mark[] {
    return mergeMarks([...new Set(this.byKey.values())]);
  }

  of(paper: Paper): Mark | undefined {
    const [first, ...others] = new Set(
      identityKeys(paper).flatMap((key) => this.byKey.get(key) ?? []),
    );
    return first && others.reduce(joinMarks, first);
  }

  /** Adds marks that were made elsewhere; the later value of each holds. */
  merge(marks: readonly Mark[]): void {
    for (const mark of marks) this.put(mark);
  }

  /** Changes the marks of a paper. `at`: the time of the change, ISO 8601 in UTC. */
  change(paper: Paper, change: MarkChange, at: string): void {
    const keys = identityKeys(paper);
    if (keys.length === 0) return;
    const known = this.of(paper);
    // A clock that was put back must not make a change come before the one that it undoes.
    const time = later(at, known);
    this.put({ keys, title: paper.title, tags: {}, others: {}, ...changed(change, time) });
  }

  private put(mark: Mark): void {
    let joined = joinMarks(mark, mark);
    for (const other of new Set(mark.keys.flatMap((key) => this.byKey.get(key) ?? []))) {
      joined = joinMarks(joined, other);
    }
    for (const key of joined.keys) this.byKey.set(key, joined);
  }
}

function changed(change: MarkChange, at: string): Partial<Mark> {
  if ('tag' in change) return { tags: { [change.tag]: { at, value: change.has } } };
  if ('read' in change) return { read: { at, value: change.read } };
  if ('starred' in change) return { starred: { at, value: change.starred } };
  if ('rating' in change) return { rating: { at, value: change.rating } };
  return { note: { at, value: change.note } };
}

/** The time of a change: `at`, or a millisecond after the last change of the paper where that is later. */
function later(at: string, mark: Mark | undefined): string {
  if (!mark) return at;
  const registers: readonly (Register<unknown> | undefined)[] = [
    mark.read,
    mark.starred,
    mark.rating,
    mark.note,
    ...Object.values(mark.tags),
  ];
  const last =
    registers
      .map((register) => register?.at ?? '')
      .sort()
      .at(-1) ?? '';
  if (last < at) return at;
  const time = Date.parse(last);
  return Number.isNaN(time) ? at : new Date(time + 1).toISOString();
}
