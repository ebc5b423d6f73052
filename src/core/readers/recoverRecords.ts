import type { ReadProblem } from './reader';

/** A record as it was parsed, before it was checked. */
export interface FoundRecord {
  readonly value: unknown;
  /** Zero-based line of the record, where it is known. */
  readonly line?: number;
}

/** Where programs put the list of papers within an object. */
export const listNames = [
  'papers',
  'results',
  'data',
  'items',
  'references',
  'works',
  'records',
  'dailyPapers',
  'hits',
  'entries',
] as const;
const lists = new RegExp(`"(?:${listNames.join('|')})"\\s{0,99}:\\s{0,99}\\[`);

/** What could be saved of a list of JSON objects. */
export interface RecoveredRecords {
  readonly records: readonly FoundRecord[];
  readonly problems: readonly ReadProblem[];
}

/**
 * Saves the whole objects of a JSON list that does not parse as one: the list under one of {@link listNames}, or the text's own.
 * After a broken object it goes on at the next line that begins like the first object's line, which no line
 * inside an object does as programs write them. Time is linear in the text. Undefined where there is no list.
 */
export function recoverRecords(json: string): RecoveredRecords | undefined {
  const list = /^\s*\[/.exec(json) ?? lists.exec(json);
  if (!list) return undefined;
  const records: FoundRecord[] = [];
  const problems: ReadProblem[] = [];
  const segments = segmentsFrom(json, list.index + list[0].length);
  for (const [index, segment] of segments.entries()) {
    let at = json.indexOf('{', segment.start);
    while (at !== -1 && at < segment.end) {
      const end = objectEnd(json, at, segment.end);
      const value = end === undefined ? undefined : parsed(json.slice(at, end));
      if (end === undefined || value === undefined) {
        const isLast = index === segments.length - 1;
        const line = lineAt(segment, json, at);
        problems.push(end === undefined && isLast ? cutOff(line) : broken(line));
        break;
      }
      records.push({ value, line: lineAt(segment, json, at) });
      at = json.indexOf('{', end);
    }
  }
  if (records.length > 0 && problems.length === 0) problems.push(brokenAround());
  return { records, problems };
}

/** A stretch of the text that begins where an object does, up to where the next one may begin. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** Zero-based line of `start`. */
  readonly line: number;
}

function segmentsFrom(json: string, listStart: number): Segment[] {
  const first = json.indexOf('{', listStart);
  if (first === -1) return [];
  const lineStart = json.lastIndexOf('\n', first) + 1;
  // An object that does not begin its line (one line holds all) leaves nothing to go on from.
  const margin =
    json.slice(lineStart, first).trim() === '' ? json.slice(lineStart, first) : undefined;
  const starts = [{ start: first, line: countLines(json, 0, first) }];
  let line = starts[0]?.line ?? 0;
  for (let at = json.indexOf('\n', first); at !== -1; at = json.indexOf('\n', at + 1)) {
    line++;
    if (margin !== undefined && json.startsWith(`${margin}{`, at + 1)) {
      starts.push({ start: at + 1 + margin.length, line });
    }
  }
  return starts.map((each, index) => ({ ...each, end: starts[index + 1]?.start ?? json.length }));
}

/** Offset behind the object that begins at `start`; undefined when it does not end before `limit`. */
function objectEnd(json: string, start: number, limit: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < limit; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function lineAt(segment: Segment, json: string, offset: number): number {
  return segment.line + countLines(json, segment.start, offset);
}

function countLines(json: string, from: number, to: number): number {
  let lines = 0;
  for (let at = json.indexOf('\n', from); at !== -1 && at < to; at = json.indexOf('\n', at + 1)) {
    lines++;
  }
  return lines;
}

function cutOff(line: number): ReadProblem {
  return {
    template:
      'The file is cut off in line {0}; the papers before that were read. Get a complete copy of the file and load it again.',
    args: [line + 1],
    line,
  };
}

function broken(line: number): ReadProblem {
  return {
    template:
      'The record in line {0} was left out because it is not valid JSON. Correct or remove it.',
    args: [line + 1],
    line,
  };
}

function brokenAround(): ReadProblem {
  return {
    template:
      'The file is not valid JSON, though all papers found in it were read. It may be cut off: get a complete copy and load it again.',
    args: [],
  };
}
