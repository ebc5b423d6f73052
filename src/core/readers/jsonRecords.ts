import { fieldsOf } from './fields';
import { listNames, recoverRecords, type FoundRecord } from './recoverRecords';
import type { ReadProblem } from './reader';

/** What a JSON text holds. */
export interface FoundRecords {
  readonly records: readonly FoundRecord[];
  /** Of the JSON, not of the records. */
  readonly problems: readonly ReadProblem[];
  /** What the file says of itself around its records. */
  readonly header?: ReadonlyMap<string, unknown>;
}

/** What a record has at least one of. */
const recordNames = ['title', 'Title', 'display_name', 'paper', 'container-title', 'DOI'];

/**
 * The records of a JSON text: a list, the list within an object, a single record, or one record a line (JSON Lines). Of
 * broken JSON the whole records. Undefined where there is nothing of the kind.
 */
export function jsonRecords(json: string): FoundRecords | undefined {
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return isLines(json) ? lineRecords(json) : recoverRecords(json);
  }
  if (Array.isArray(root)) return { records: root.map(found), problems: [] };
  const header = fieldsOf(root);
  if (!header) return undefined;
  for (const name of listNames) {
    const list: unknown = header.get(name);
    if (Array.isArray(list)) return { records: list.map(found), problems: [], header };
  }
  if (recordNames.some((name) => header.has(name)))
    return { records: [found(root)], problems: [], header };
  const values = [...header.values()];
  const isMap = values.length > 0 && values.every((value) => fieldsOf(value)?.has('title'));
  return isMap ? { records: values.map(found), problems: [] } : undefined;
}

function found(value: unknown): FoundRecord {
  return { value };
}

/** Whether one of the first lines is an object by itself. */
function isLines(json: string): boolean {
  let lines = 0;
  for (const { text } of linesOf(json)) {
    if (objectIn(text) !== undefined) return true;
    if (++lines === 3) break;
  }
  return false;
}

function lineRecords(json: string): FoundRecords {
  const records: FoundRecord[] = [];
  const problems: ReadProblem[] = [];
  for (const { text, line } of linesOf(json)) {
    const value = objectIn(text);
    if (value !== undefined) records.push({ value, line });
    else {
      problems.push({
        template: 'This line was left out because it is not valid JSON. Correct or remove it.',
        args: [],
        line,
        column: 0,
      });
    }
  }
  return { records, problems };
}

function objectIn(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The lines that are not blank. */
function* linesOf(json: string): Generator<{ readonly text: string; readonly line: number }> {
  let line = 0;
  for (let start = 0; start < json.length; line++) {
    const next = json.indexOf('\n', start);
    const end = next < 0 ? json.length : next;
    const text = json.slice(start, end).trim();
    if (text !== '') yield { text, line };
    start = end + 1;
  }
}
