import type { TextRange } from '../../search/textRange';

/** An entry as it stands in a BibTeX file. */
export interface BibtexRecord {
  /** In lower case, e.g. `article`. */
  readonly type: string;
  readonly citekey: string;
  /** From `@` to behind the closing bracket, or to where the next entry starts if it is never closed. */
  readonly range: TextRange;
  /** The values by name in lower case, as written but without their outer braces or quotation marks. */
  readonly fields: ReadonlyMap<string, string>;
}

/** How an entry starts. In a line that begins with `%` it is commented out. */
const entryStart = /@([A-Za-z]{1,40})\s{0,99}([{(])/g;
const entryAtLineStart = /^[ \t]{0,20}@[A-Za-z]{1,40}\s{0,99}[{(]/gm;
const notEntries = new Set(['comment', 'preamble', 'string']);

/**
 * The entries of a BibTeX file, in order, whatever else is in it. An entry that is never closed ends where the next
 * one starts on a line of its own. Takes time in proportion to the text.
 */
export function scanBibtex(text: string): BibtexRecord[] {
  const records: BibtexRecord[] = [];
  const closing = closingBraces(text);
  const start = new RegExp(entryStart);
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const [whole, type = '', bracket] = match;
    if (isCommentedOut(text, match.index)) continue;
    const open = match.index + whole.length - 1;
    const end =
      bracket === '{' ? closing[open] || undefined : endOfParentheses(text, open, closing);
    const isClosed = end !== undefined;
    const limit = end ?? nextEntry(text, open);
    start.lastIndex = isClosed ? limit + 1 : limit;
    if (notEntries.has(type.toLowerCase())) continue;
    const record = readEntry(text, open + 1, limit, closing);
    records.push({
      type: type.toLowerCase(),
      ...record,
      range: { start: match.index, end: start.lastIndex },
    });
  }
  return records;
}

/** For each opening brace the offset of the one that closes it, else 0. BibTeX counts escaped braces as well. */
function closingBraces(text: string): Int32Array {
  const closing = new Int32Array(text.length);
  const open: number[] = [];
  for (let position = 0; position < text.length; position++) {
    const character = text.charCodeAt(position);
    if (character === 0x7b) open.push(position);
    else if (character === 0x7d) {
      const start = open.pop();
      if (start !== undefined) closing[start] = position;
    }
  }
  return closing;
}

/** The parenthesis that closes an entry, outside braces; undefined when another entry starts first. */
function endOfParentheses(text: string, open: number, closing: Int32Array): number | undefined {
  for (let position = open + 1; position < text.length; position++) {
    const character = text[position];
    if (character === ')') return position;
    if (character === '{') {
      const end = closing[position];
      if (!end) return undefined;
      position = end;
    } else if (character === '@' && isAtLineStart(text, position)) return undefined;
  }
  return undefined;
}

function nextEntry(text: string, from: number): number {
  const next = new RegExp(entryAtLineStart);
  next.lastIndex = from;
  return next.exec(text)?.index ?? text.length;
}

function isAtLineStart(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 20), offset));
}

/** Looks back a little only: a comment that starts far in front of the entry is of a line without line breaks. */
function isCommentedOut(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 200), offset);
  const newline = before.lastIndexOf('\n');
  const isWhole = newline >= 0 || offset <= 200;
  return isWhole && /^\s*%/.test(before.slice(newline + 1));
}

// Sticky patterns, always used with a `lastIndex` set just before.
const key = /\s*([^\s,=#"{}()%]*)/y;
const separator = /[\s,]*/y;
const name = /([^\s,={}"#%()]{1,100})\s{0,200}=/y;
const space = /[\s#]*/y;
const bare = /[^\s,#{}"]{1,200}/y;

function readEntry(
  text: string,
  start: number,
  end: number,
  closing: Int32Array,
): Pick<BibtexRecord, 'citekey' | 'fields'> {
  key.lastIndex = start;
  const citekey = key.exec(text)?.[1] ?? '';
  const fields = new Map<string, string>();
  let position = commaBefore(text, start + citekey.length, end);
  while (position < end) {
    separator.lastIndex = position;
    separator.test(text);
    position = separator.lastIndex;
    name.lastIndex = position;
    const field = name.exec(text)?.[1]?.toLowerCase();
    if (field === undefined || name.lastIndex > end) {
      // Something that is no field: on with what follows the next comma.
      position = commaBefore(text, position + 1, end);
      continue;
    }
    const value = readValue(text, name.lastIndex, end, closing);
    // What is given twice counts as it comes first, as in BibTeX.
    if (!fields.has(field)) fields.set(field, value.text);
    position = value.end;
  }
  return { citekey, fields };
}

/** The offset of the next comma, or of the end where there is none before. */
function commaBefore(text: string, from: number, end: number): number {
  for (let position = from; position < end; position++) {
    if (text[position] === ',') return position;
  }
  return end;
}

/** Pieces in braces, quotation marks or bare, joined by `#`. */
function readValue(
  text: string,
  start: number,
  limit: number,
  closing: Int32Array,
): { text: string; end: number } {
  const pieces: string[] = [];
  let position = start;
  while (position < limit) {
    space.lastIndex = position;
    space.test(text);
    position = space.lastIndex;
    if (position >= limit) break;
    const character = text[position];
    if (character === '{') {
      const end = Math.min(closing[position] || limit, limit);
      pieces.push(text.slice(position + 1, end));
      position = end + 1;
    } else if (character === '"') {
      const end = endOfQuotes(text, position, limit, closing);
      pieces.push(text.slice(position + 1, end));
      position = end + 1;
    } else {
      bare.lastIndex = position;
      const word = bare.exec(text)?.[0];
      if (word === undefined) break;
      pieces.push(word);
      position = bare.lastIndex;
    }
  }
  return { text: pieces.join(''), end: Math.min(position, limit) };
}

function endOfQuotes(text: string, open: number, limit: number, closing: Int32Array): number {
  for (let position = open + 1; position < limit; position++) {
    const character = text.charCodeAt(position);
    if (character === 0x22) return position;
    if (character === 0x7b) position = closing[position] || position;
  }
  return limit;
}
