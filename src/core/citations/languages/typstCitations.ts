import type { TextRange } from '../../search/textRange';
import { isCrossReference } from '../crossReferences';
import type { CitationContext, CitedKey } from '../notesLanguage';
import { isInsideWord } from './placement';
import { typstStrings } from './typstStrings';

/** References next to each other, which Typst merges into one citation. */
export interface TypstCitation extends CitationContext {
  readonly items: readonly TypstItem[];
}

/** One `@a[p. 3]` or `#cite(<a>)`. */
export interface TypstItem {
  readonly range: TextRange;
  /** Absent for an `@` without a key yet. */
  readonly key?: CitedKey;
}

/** What the characters of a label are, see `is_valid_in_label_literal` in Typst's lexer. */
const label = /[\p{L}\p{M}\p{N}\p{Pc}\-:.]+/uy;
const labelLiteral = /\s*<([\p{L}\p{M}\p{N}\p{Pc}\-:.]+)>/uy;
const labelCall = /\s*label\(\s*"((?:[^"\\\n]|\\.){0,500})"\s*\)/y;

/** Supplements and arguments are not longer; the limit keeps unbalanced text linear. */
const longestArgument = 2000;

/**
 * The citations of a Typst text, in order. Comments, raw text, links and references to labels of this text or with
 * a prefix such as `fig:` are none.
 */
export function typstCitations(note: string): TypstCitation[] {
  const { items, labels } = scan(note);
  const citations: { range: { start: number; end: number }; items: TypstItem[] }[] = [];
  for (const item of items) {
    if (item.key && labels.has(item.key.citekey)) continue;
    const last = citations.at(-1);
    if (last && areAdjacent(note, last.range.end, item.range.start)) {
      last.range.end = item.range.end;
      last.items.push(item);
    } else {
      citations.push({ range: { ...item.range }, items: [item] });
    }
  }
  return citations.map((citation) => ({
    ...citation,
    keys: citation.items.flatMap(({ key }) => (key ? [key] : [])),
  }));
}

function areAdjacent(note: string, end: number, start: number): boolean {
  return start - end <= 80 && /^[ \t]*(?:\r?\n[ \t]*)?$/.test(note.slice(end, start));
}

function scan(note: string): { items: TypstItem[]; labels: ReadonlySet<string> } {
  const items: TypstItem[] = [];
  const labels = new Set<string>();
  /** Where each string of code that is ahead ends, by its start. */
  const strings = new Map<number, number>();
  let position = 0;
  while (position < note.length) {
    switch (note[position]) {
      case '\\':
        position += 2;
        break;
      case '/':
        position = endOfComment(note, position);
        break;
      case '`':
        position = endOfRaw(note, position);
        break;
      case ':':
        position = note.startsWith('://', position)
          ? endOfMatch(/[^\s<>"()[\]]*/y, note, position)
          : position + 1;
        break;
      case '#': {
        const item = citeCallAt(note, position);
        if (item) items.push(item);
        else for (const { start, end } of typstStrings(note, position)) strings.set(start, end);
        position = item?.range.end ?? position + 1;
        break;
      }
      case '"':
        position = strings.get(position) ?? position + 1;
        break;
      case '<': {
        labelLiteral.lastIndex = position;
        const name = labelLiteral.exec(note)?.[1];
        if (name !== undefined) labels.add(name);
        position++;
        break;
      }
      case '@': {
        const item = referenceAt(note, position);
        if (item) items.push(item);
        position = item?.range.end ?? position + 1;
        break;
      }
      default:
        position++;
    }
  }
  return { items, labels };
}

function referenceAt(note: string, at: number): TypstItem | undefined {
  if (isInsideWord(note, at)) return undefined;
  const start = at + 1;
  let end = endOfMatch(label, note, start);
  while (end > start && /[.:]/.test(note.charAt(end - 1))) end--;
  if (end === start) {
    const isLone = /^[\s\p{P}]?$/u.test(note.charAt(start)) && note[start] !== '@';
    return isLone ? { range: { start: at, end: start } } : undefined;
  }
  const citekey = note.slice(start, end);
  if (isCrossReference(citekey)) return undefined;
  const supplement = note[end] === '[' ? endOfBrackets(note, end) : undefined;
  return {
    range: { start: at, end: supplement ?? end },
    key: { citekey, range: { start, end } },
  };
}

/** `#cite(<a>, …)` or `#cite(label("a"), …)`. */
function citeCallAt(note: string, at: number): TypstItem | undefined {
  if (!note.startsWith('#cite(', at)) return undefined;
  const end = endOfBrackets(note, at + 5);
  if (end === undefined) return undefined;
  for (const [pattern, opening] of [
    [labelLiteral, '<'],
    [labelCall, '"'],
  ] as const) {
    pattern.lastIndex = at + 6;
    const match = pattern.exec(note);
    const written = match?.[1];
    if (!match || written === undefined) continue;
    const start = note.indexOf(opening, match.index) + 1;
    const citekey = opening === '"' ? written.replace(/\\(.)/g, '$1') : written;
    return {
      range: { start: at, end: note[end] === ';' ? end + 1 : end },
      key: { citekey, range: { start, end: start + written.length } },
    };
  }
  return undefined;
}

/** Behind the bracket that closes the one at the offset; undefined when none does nearby. */
export function endOfBrackets(note: string, offset: number): number | undefined {
  const limit = Math.min(note.length, offset + longestArgument);
  let depth = 0;
  const isCode = note[offset] === '(';
  let inText = false;
  for (let position = offset; position < limit; position++) {
    const character = note.charAt(position);
    if (character === '\\') position++;
    else if (character === '"' && isCode) inText = !inText;
    else if (inText) continue;
    else if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') {
      if (--depth === 0) return position + 1;
    }
  }
  return undefined;
}

/** Behind the comment at the offset; behind the slash where there is none. Comments in comments nest. */
export function endOfComment(note: string, offset: number): number {
  if (note[offset + 1] === '/') {
    const end = note.indexOf('\n', offset);
    return end < 0 ? note.length : end;
  }
  if (note[offset + 1] !== '*') return offset + 1;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = offset;
  let depth = 0;
  for (let mark = marks.exec(note); mark; mark = marks.exec(note)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return note.length;
}

/** Behind the raw text that the backticks at the offset open; two of them are an empty one. */
function endOfRaw(note: string, offset: number): number {
  let ticks = 1;
  while (note[offset + ticks] === '`') ticks++;
  if (ticks === 2) return offset + 2;
  const end = note.indexOf('`'.repeat(ticks), offset + ticks);
  return end < 0 ? note.length : end + ticks;
}

function endOfMatch(sticky: RegExp, text: string, offset: number): number {
  sticky.lastIndex = offset;
  return sticky.test(text) ? sticky.lastIndex : offset;
}
