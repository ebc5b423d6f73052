import { corpusFormat, corpusVersion } from '../papers/writePapers';
import { jsonRecords } from './jsonRecords';
import { readRecords } from './readRecords';
import type { ReadResult } from './reader';
import { recoverRecords, type FoundRecord } from './recoverRecords';
import { lecternRecord } from './records/lecternRecord';

/** What was read, and which kind of records it was. */
export interface ReadJson extends ReadResult {
  readonly kind?: string;
}

/**
 * Reads papers in JSON: those of Lectern (`{ "format": "lectern-corpus", "version": 1, "papers": [ … ] }` or the bare
 * list), CSL-JSON, records of arXiv, Semantic Scholar, OpenAlex and Hugging Face, and others by the names of their
 * fields; in a list, within an object, or one a line. A broken record is left out with a problem, and where the JSON
 * itself is broken, by an accident or because the file is cut off, the whole records are recovered.
 */
export function readJson(text: string): ReadJson {
  const json = text.replace(/^\ufeff/, '');
  const found = jsonRecords(json);
  const format = found?.header?.get('format');
  const version = found?.header?.get('version');
  if (format === corpusFormat && typeof version === 'number' && version > corpusVersion) {
    return failed('The file was written by a newer version of Lectern. Update Lectern to read it.');
  }
  if (!found || found.records.length + found.problems.length === 0) {
    return isWhole(json) ? empty(json) : failed(unrecovered);
  }
  const only = format === corpusFormat ? lecternRecord : undefined;
  let read = readRecords(found.records, only);
  if (read.problems.some(({ line }) => line === undefined)) {
    read = readRecords(located(json, found.records), only);
  }
  const problems = [...read.problems, ...found.problems].sort(
    (a, b) => (a.line ?? Infinity) - (b.line ?? Infinity),
  );
  const entries = found.records.length + found.problems.length;
  return { ...read, entries, problems };
}

const unrecovered =
  'The file is not valid JSON, and no paper could be recovered from it. Restore it from a copy, or choose another file.';

/** The records with their lines, where a second look finds them all. */
function located(json: string, records: readonly FoundRecord[]): readonly FoundRecord[] {
  const found = recoverRecords(json)?.records ?? [];
  const isSame = ({ value }: FoundRecord, at: number): boolean =>
    JSON.stringify(value) === JSON.stringify(records[at]?.value);
  return found.length === records.length && found.every(isSame) ? found : records;
}

function isWhole(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

/** An empty list is one; any other JSON holds no papers. */
function empty(json: string): ReadJson {
  const root: unknown = JSON.parse(json);
  const isList = Array.isArray(root) || jsonRecords(json) !== undefined;
  return isList
    ? { papers: [], entries: 0, problems: [] }
    : failed('The file is JSON but holds no list “papers”. Choose a file of papers instead.');
}

function failed(template: string): ReadJson {
  return { papers: [], entries: 0, problems: [{ template, args: [] }] };
}
