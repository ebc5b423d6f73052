import type { MarkedPaper, PaperMarks } from '../papers/paperMarks';

/**
 * A value with the time at which it was set (ISO 8601, UTC), so that two files that were changed apart can be merged: the
 * later one holds (a last-writer-wins register, M. Shapiro et al., 2011). What was taken away is set to its empty value
 * and stays, or a merge would bring it back.
 */
export interface Register<T> {
  readonly at: string;
  readonly value: T;
}

/** All marks of one paper, as they are kept. */
export interface Mark {
  /** What the paper is known by; the first is what the file is sorted by, and stays when others are added. */
  readonly keys: readonly string[];
  /** For people who read the file, and to find a paper by that has no other identity. */
  readonly title: string;
  readonly read?: Register<boolean>;
  readonly starred?: Register<boolean>;
  /** 1 to 5, or 0 for none. */
  readonly rating?: Register<number>;
  /** Path of a note file, or empty for none. */
  readonly note?: Register<string>;
  /** Each tag, and whether the paper has it. */
  readonly tags: Readonly<Record<string, Register<boolean>>>;
  /** What a later version of Lectern wrote besides. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** The later of two values; of the same time the greater one, so that it does not matter which comes first. */
export function later<T>(
  a: Register<T> | undefined,
  b: Register<T> | undefined,
): Register<T> | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}

/** Two marks of the same paper as one. */
export function joinMarks(a: Mark, b: Mark): Mark {
  const [first = '', second = ''] = [a.keys[0] ?? '', b.keys[0] ?? ''].sort();
  const keys = new Set([...a.keys, ...b.keys, second]);
  keys.delete(first);
  const tags: Record<string, Register<boolean>> = Object.create(null) as Record<string, never>;
  for (const tag of new Set([...Object.keys(a.tags), ...Object.keys(b.tags)])) {
    const joined = later(own(a.tags, tag), own(b.tags, tag));
    if (joined) tags[tag] = joined;
  }
  const read = later(a.read, b.read);
  const starred = later(a.starred, b.starred);
  const rating = later(a.rating, b.rating);
  const note = later(a.note, b.note);
  return {
    keys: [first, ...[...keys].filter((key) => key !== '').sort()],
    title: a.title >= b.title ? a.title : b.title,
    ...(read && { read }),
    ...(starred && { starred }),
    ...(rating && { rating }),
    ...(note && { note }),
    tags,
    others: joinOthers(a.others, b.others),
  };
}

function joinOthers(a: Mark['others'], b: Mark['others']): Mark['others'] {
  const joined: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [first, second] = [own(a, name), own(b, name)];
    const isFirst = second === undefined || JSON.stringify(first) >= JSON.stringify(second);
    joined[name] = first !== undefined && isFirst ? first : second;
  }
  return joined;
}

/** `__proto__` as a tag is a tag like any other. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What the marks say now. */
export function marksNow({ read, starred, rating, note, tags }: Mark): PaperMarks {
  const names = Object.keys(tags).filter((tag) => tags[tag]?.value === true);
  return {
    read: read?.value === true,
    starred: starred?.value === true,
    ...(rating !== undefined && rating.value > 0 && { rating: rating.value }),
    tags: names.sort(),
    ...(note !== undefined && note.value !== '' && { note: note.value }),
  };
}

/** The marks as a library takes them. */
export function markedPaper(mark: Mark): MarkedPaper {
  return { keys: mark.keys, title: mark.title, marks: marksNow(mark) };
}
