import type { BibliographyEntry } from './bibliographyFormats';
import { isDocumentMark, yamlLines, type YamlLine } from './yamlLines';
import { scalarAt, type YamlScalar } from './yamlScalars';

/** An item of a list in CSL-YAML that has an `id`. */
export interface CslYamlItem extends BibliographyEntry {
  readonly id: YamlScalar;
  /** What other tools take for the citekey. */
  readonly citationKey: YamlScalar | undefined;
}

/** A CSL-YAML file, by its lines: a damaged one has the items that can be told. */
export interface CslYamlFile {
  readonly items: readonly CslYamlItem[];
  /** What items begin with: a margin, the dash, and the space behind it; undefined where there is none. */
  readonly dash: string | undefined;
  /** Where the list ends, or would begin. */
  readonly end: number;
  /** An empty list in brackets, which gives way to items; or another one in brackets, to which none can be added. */
  readonly brackets:
    { readonly start: number; readonly end: number; readonly isEmpty: boolean } | undefined;
  /** Whether the items are those of `references`. */
  readonly hasKey: boolean;
  /** Whether there is something that is neither under `references` nor in a list. */
  readonly isOther: boolean;
}

/** What has been read of an item. */
interface Begun {
  readonly start: number;
  readonly isInBraces: boolean;
  /** How far its fields are from the beginning of the line. */
  column: number | undefined;
  end: number;
  id?: YamlScalar;
  citationKey?: YamlScalar;
  hasTitle: boolean;
}

const referencesKey = /^references[ \t]{0,20}:[ \t]{0,20}(\[[^\n]{0,2000})?/m;

export function cslYamlFile(text: string): CslYamlFile {
  const key = referencesKey.exec(text);
  const list = key?.[1];
  const keyEnd = key ? key.index + key[0].length : 0;
  const from = key ? behindLine(text, keyEnd) : 0;
  const nothing = { items: [], dash: undefined, end: from, hasKey: key !== null, isOther: false };
  if (list !== undefined) {
    const empty = /^\[[ \t]*\]/.exec(list);
    const start = keyEnd - list.length;
    const end = start + (empty?.[0].length ?? list.length);
    return { ...nothing, brackets: { start, end, isEmpty: empty !== null } };
  }
  const items: CslYamlItem[] = [];
  let item: Begun | undefined;
  let dash: string | undefined;
  let margin = 0;
  let end = from;
  let isOther = false;
  const close = () => {
    if (item?.id) items.push(closed(item, item.id));
    item = undefined;
  };
  for (const line of yamlLines(text, from)) {
    const column = line.content - line.start;
    if (line.isBlank || (line.isComment && (!item || column <= margin))) continue;
    if (isDocumentMark(text, line)) {
      if (key !== null || dash !== undefined || text.charAt(line.start) === '.') break;
      end = behindLine(text, line.end);
      continue;
    }
    const begins = dashAt(text, line);
    if (begins !== undefined && (dash === undefined || column === margin)) {
      close();
      margin = column;
      dash ??= text.slice(line.start, line.content) + begins;
      item = begun(text, line, begins);
    } else if (item && column > margin) addLine(text, item, line);
    else {
      isOther = key === null;
      break;
    }
    end = behindLine(text, line.end);
  }
  close();
  return { items, dash, end, brackets: undefined, hasKey: key !== null, isOther };
}

function behindLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The dash of an item and the space behind it. */
function dashAt(text: string, { content, end }: YamlLine): string | undefined {
  if (text.charAt(content) !== '-') return undefined;
  const [dash] = /^-[ \t]*/.exec(text.slice(content, Math.min(end, content + 20))) ?? [];
  return dash === undefined || (dash === '-' && content + 1 < end) ? undefined : dash.padEnd(2);
}

function begun(text: string, line: YamlLine, dash: string): Begun {
  const content = Math.min(line.content + dash.length, line.end);
  const isInBraces = text.charAt(content) === '{';
  const column = content < line.end ? content - line.start : undefined;
  const item: Begun = { start: line.start, isInBraces, column, end: line.end, hasTitle: false };
  if (isInBraces) addFieldsInBraces(text, item, content, line.end);
  else addField(text, item, content);
  return item;
}

function addLine(text: string, item: Begun, line: YamlLine): void {
  item.end = line.end;
  if (line.isComment) return;
  item.column ??= line.content - line.start;
  if (item.isInBraces) addFieldsInBraces(text, item, line.content, line.end);
  else if (line.content - line.start === item.column) addField(text, item, line.content);
}

const field =
  /(?:(id|citation-key|title)|"(id|citation-key|title)"|'(id|citation-key|title)')[ \t]{0,20}:(?=\s|$)[ \t]{0,20}/y;
const fieldInBraces = /[{,][ \t]{0,20}["']?(id|citation-key|title)["']?[ \t]{0,20}:[ \t]{0,20}/g;

function addField(text: string, item: Begun, at: number): void {
  field.lastIndex = at;
  const match = field.exec(text);
  if (match) take(text, item, match[1] ?? match[2] ?? match[3], field.lastIndex);
}

function addFieldsInBraces(text: string, item: Begun, start: number, end: number): void {
  for (const match of text.slice(start, end).matchAll(fieldInBraces)) {
    take(text, item, match[1], start + match.index + match[0].length);
  }
}

function take(text: string, item: Begun, name: string | undefined, at: number): void {
  const scalar = scalarAt(text, at, item.isInBraces);
  if (name === 'title') item.hasTitle ||= scalar?.value !== '';
  else if (!scalar || scalar.value === '') return;
  else if (name === 'id') item.id ??= scalar;
  else item.citationKey ??= scalar;
}

function closed({ start, end, citationKey, hasTitle }: Begun, id: YamlScalar): CslYamlItem {
  return {
    citekey: id.value,
    range: id.range,
    entryRange: { start, end },
    missing: hasTitle ? [] : ['title'],
    id,
    citationKey,
  };
}
