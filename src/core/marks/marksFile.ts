import { fieldsOf, type Fields } from '../readers/fields';
import type { ReadProblem } from '../readers/reader';
import type { Mark, Register } from './mark';
import { mergeMarks } from './mergeMarks';

/** The newest version of the file that this reader knows; it stands in the first line. */
const version = 1;

/** What a file of marks holds. */
export interface MarksFile {
  readonly marks: readonly Mark[];
  /** Lines that are no marks, which are written back as they are. */
  readonly unread: readonly string[];
  readonly problems: readonly ReadProblem[];
  /** Whether a later version of Lectern wrote it: it must not be written by this one. */
  readonly isNewer: boolean;
}

const known = new Set(['keys', 'title', 'read', 'starred', 'rating', 'note', 'tags']);

/**
 * Reads a file of marks: JSON Lines, a line a paper. Lines stand for themselves, so that git merges what two people added
 * at different places; where it could not, and left its signs in the file, both sides count.
 */
export function readMarks(text: string): MarksFile {
  const marks: Mark[] = [];
  const unread: string[] = [];
  const problems: ReadProblem[] = [];
  let isNewer = false;
  for (const [number, whole] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = whole.trim();
    // Signs of git: both sides of a conflict count, the common ancestor (`|||||||`) does no harm.
    if (line === '' || /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) continue;
    const fields = objectIn(line);
    const written = fields?.get('lectern-marks');
    if (typeof written === 'number') {
      isNewer ||= written > version;
      continue;
    }
    const mark = fields && markIn(fields);
    if (mark) marks.push(mark);
    else {
      unread.push(line);
      problems.push({
        template: 'This line is no mark. It is kept as it is; correct or remove it.',
        args: [],
        line: number,
        column: 0,
      });
    }
  }
  return { marks: mergeMarks(marks), unread, problems, isNewer };
}

/** The text of a file of marks, sorted, each with its fields in the same order. */
export function writeMarks(marks: readonly Mark[], unread: readonly string[] = []): string {
  const lines = mergeMarks(marks).map((mark) => JSON.stringify(written(mark)));
  const header = JSON.stringify({ 'lectern-marks': version });
  return [header, ...lines, ...[...new Set(unread)].sort()].map((line) => `${line}\n`).join('');
}

function written({ keys, title, read, starred, rating, note, tags, others }: Mark): object {
  const names = Object.keys(tags).sort();
  const entries: [string, unknown][] = [
    ['keys', keys],
    ['title', title],
    ['read', pair(read)],
    ['starred', pair(starred)],
    ['rating', pair(rating)],
    ['note', pair(note)],
    [
      'tags',
      names.length === 0
        ? undefined
        : Object.fromEntries(names.map((tag) => [tag, pair(tags[tag])])),
    ],
    ...Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A value and its time, short: `[true,"2026-11-25T10:00:00.000Z"]`. */
function pair(register: Register<unknown> | undefined): readonly unknown[] | undefined {
  return register && [register.value, register.at];
}

function objectIn(line: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function markIn(fields: Fields): Mark | undefined {
  const keys = fields.get('keys');
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isKey)) return undefined;
  const title = fields.get('title');
  const read = register(fields.get('read'), isBoolean);
  const starred = register(fields.get('starred'), isBoolean);
  const rating = register(fields.get('rating'), isRating);
  const note = register(fields.get('note'), isString);
  const tags = [...(fieldsOf(fields.get('tags')) ?? [])].flatMap(([tag, value]) => {
    const has = register(value, isBoolean);
    return has ? [[tag, has] as const] : [];
  });
  return {
    keys,
    title: typeof title === 'string' ? title : '',
    ...(read && { read }),
    ...(starred && { starred }),
    ...(rating && { rating }),
    ...(note && { note }),
    tags: Object.fromEntries(tags),
    others: Object.fromEntries([...fields].filter(([name]) => !known.has(name))),
  };
}

function register<T>(value: unknown, is: (value: unknown) => value is T): Register<T> | undefined {
  if (!Array.isArray(value)) return undefined;
  const [held, at] = value as readonly unknown[];
  return is(held) && typeof at === 'string' ? { at, value: held } : undefined;
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isRating(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 5;
}
