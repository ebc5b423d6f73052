import { fieldsOf } from './fields';
import { readRecords } from './readRecords';
import type { Reader, ReadProblem } from './reader';
import type { FoundRecord } from './recoverRecords';
import { cslRecord } from './records/cslRecord';
import { yamlPieces } from './yamlPieces';

const recordFields =
  'id|type|title|author|issued|DOI|URL|abstract|container-title|citation-key|publisher';

/** Whether the text is a list of records in YAML, by itself or as the `references` of a header. */
export function isCslYaml(text: string): boolean {
  return (
    /^references[ \t]{0,9}:[ \t]{0,9}(?:#.*|\[.*)?\r?$/m.test(text) || startsWithRecord.test(text)
  );
}

const startsWithRecord = new RegExp(
  `^[\\s\\ufeff]*(?:---[ \\t]*\\r?\\n\\s*)?- {1,9}["']?(?:${recordFields})["']?[ \\t]{0,9}:`,
);

/** Reads CSL-YAML: a list of CSL records, or a document whose `references` is one, as Pandoc has it in notes. */
export const readCslYaml: Reader = (text) => {
  const yaml = referencesIn(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const margin = /^( *)- /m.exec(yaml.text)?.[1] ?? '';
  const pieces = yamlPieces(
    yaml.text,
    (line) => line.startsWith(`${margin}- `) || line === `${margin}-`,
    listIn,
  );
  const records: FoundRecord[] = [];
  const problems: ReadProblem[] = [];
  for (const { value, line } of pieces) {
    if (fieldsOf(value)) records.push({ value, line: line + yaml.line });
    else problems.push(notValid(line + yaml.line));
  }
  const read = readRecords(records, cslRecord);
  return {
    papers: read.papers,
    entries: pieces.length,
    problems: [...problems, ...read.problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
};

/** The part of a text from `references:` to where the next key or the document ends; all of it where it has none. */
function referencesIn(text: string): { readonly text: string; readonly line: number } {
  const key = /^references[ \t]*:/m.exec(text);
  if (!key) return { text, line: 0 };
  const before = text.slice(0, key.index);
  const rest = text.slice(key.index);
  const end = /\n(?:---|\.\.\.|[^\s#\-\]}][^\n]*:)/.exec(rest)?.index ?? rest.length;
  return { text: `${rest.slice(0, end)}\n`, line: before.split('\n').length - 1 };
}

function listIn(whole: unknown): readonly unknown[] | undefined {
  if (Array.isArray(whole)) return whole as readonly unknown[];
  const references: unknown = fieldsOf(whole)?.get('references');
  return Array.isArray(references) ? references : undefined;
}

function notValid(line: number): ReadProblem {
  return {
    template: 'This record was left out because it is not valid YAML. Correct or remove it.',
    args: [],
    line,
    column: 0,
  };
}
