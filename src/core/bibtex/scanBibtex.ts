import type { TextRange } from '../search/textRange';
import type { BibtexEntry, BibtexField, BibtexPiece } from './bibtexEntry';

/*
 * How a BibTeX file is taken apart. An entry that begins a line begins an entry wherever it stands, even within one
 * that was not closed: so damage reaches no further than the entry it is in, and what an edit touches can be scanned
 * on its own.
 */

const header = /@([A-Za-z]{1,40})[ \t\r\n]{0,99}([{(])/y;
/** Sticky: the beginning of an entry, at the beginning of a line. */
const lineHeader = /[ \t]{0,99}@[A-Za-z]{1,40}[ \t\r\n]{0,99}[{(]/y;
/** The longest name of a field, in UTF-16 units. */
const longestName = 200;
/** 1 for what ends a key or the name of a field. */
const ends = Uint8Array.from({ length: 128 }, (_, unit) =>
  unit <= 0x20 || ',={}"()%#'.includes(String.fromCharCode(unit)) ? 1 : 0,
);
/** Names of fields in lower case by how they are written: there are few. */
const fieldNames = new Map<string, string>();
const mostFieldNames = 1000;
const bareWord = /[^\s,#{}"()=]{1,500}/y;

const at = 0x40;
const newline = 0x0a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const closeParenthesis = 0x29;
const quote = 0x22;
const comma = 0x2c;
const equals = 0x3d;
const hash = 0x23;

/** The entries of a text in their order, whatever else is in it. Takes time in proportion to the text. */
export function scanBibtex(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  for (let start = text.indexOf('@'); start >= 0;) {
    header.lastIndex = start;
    const match = isCommentedOut(text, start) ? null : header.exec(text);
    if (!match) {
      start = text.indexOf('@', start + 1);
      continue;
    }
    const [whole, type = '', bracket] = match;
    const reader = new EntryReader(text, start + whole.length, bracket === '(');
    const entry = reader.read(type.toLowerCase(), start);
    entries.push(entry);
    start = text.indexOf('@', Math.max(entry.range.end, start + 1));
  }
  return entries;
}

/** Whether an entry begins at this place, which is the beginning of a line. */
export function beginsEntry(text: string, lineStart: number): boolean {
  lineHeader.lastIndex = lineStart;
  return lineHeader.test(text);
}

/** Looks back a little only: a comment that starts far in front of the entry is of a line without line breaks. */
function isCommentedOut(text: string, offset: number): boolean {
  const from = Math.max(0, offset - 200);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset === 0 || lineStart < from) return false;
  return /^\s*%/.test(text.slice(lineStart, offset));
}

class EntryReader {
  private readonly fields: BibtexField[] = [];
  private readonly damage: number[] = [];
  /** Set where the next entry begins before this one was closed. */
  private cutOff = -1;

  constructor(
    private readonly text: string,
    private position: number,
    private readonly inParentheses: boolean,
  ) {}

  read(type: string, start: number): BibtexEntry {
    const bodyStart = this.position;
    let citekeyRange: TextRange = { start: bodyStart, end: bodyStart };
    if (type === 'comment') this.skipComment();
    else if (type === 'preamble') this.fields.push(this.readValue('preamble'));
    else if (type !== 'string') citekeyRange = this.readKey();
    const isClosed = type === 'comment' ? this.cutOff < 0 : this.readFields();
    const end = this.cutOff >= 0 ? this.cutOff : this.position;
    return {
      type,
      citekey: this.text.slice(citekeyRange.start, citekeyRange.end),
      citekeyRange,
      range: { start, end },
      fields: this.fields,
      damage: this.damage,
      isClosed,
    };
  }

  private get isAtEnd(): boolean {
    return this.cutOff >= 0 || this.position >= this.text.length;
  }

  /** Moves on, and notices where another entry begins. */
  private skipSpace(): void {
    const { text } = this;
    for (; this.position < text.length; this.position++) {
      const unit = text.charCodeAt(this.position);
      if (unit === newline && this.cutsOff(this.position + 1)) return;
      if (unit === 0x25) {
        // A comment to the end of the line, as biber reads it.
        const end = text.indexOf('\n', this.position);
        this.position = (end < 0 ? text.length : end) - 1;
        continue;
      }
      if (unit > 0x20 && unit !== 0xfeff && unit !== 0xa0) return;
    }
  }

  private cutsOff(lineStart: number): boolean {
    const { text } = this;
    // Most lines begin otherwise, which is seen without looking for more.
    let first = lineStart;
    while (text.charCodeAt(first) === 0x20 || text.charCodeAt(first) === 0x09) first++;
    if (text.charCodeAt(first) !== at || !beginsEntry(text, lineStart)) return false;
    this.cutOff = lineStart;
    this.position = lineStart;
    return true;
  }

  private readKey(): TextRange {
    this.skipSpace();
    const start = this.position;
    if (this.isAtEnd) return { start, end: start };
    const end = this.endOfWord(start, this.text.length);
    this.skipTo(end);
    // `@article{title = {…}` has no key, and its first field is one.
    if (this.peek() === equals) {
      this.position = start;
      return { start, end: start };
    }
    if (this.peek() === comma) {
      this.position++;
      return { start, end };
    }
    if (this.isClosing()) return { start, end };
    // A key with spaces or signs that none may have: all up to the comma.
    for (; !this.isAtEnd; this.position++) {
      const unit = this.text.charCodeAt(this.position);
      if (unit === comma || unit === closeBrace || unit === equals) break;
      if (unit === newline && this.cutsOff(this.position + 1)) break;
    }
    if (this.peek() !== comma || this.cutOff >= 0) {
      this.position = Math.max(end, start);
      return { start, end };
    }
    const long = this.text.slice(start, this.position).trimEnd();
    this.position++;
    return { start, end: start + long.length };
  }

  private endOfWord(start: number, limit: number): number {
    const { text } = this;
    let end = start;
    while (end < limit && ends[text.charCodeAt(end)] !== 1) end++;
    return end;
  }

  private skipTo(end: number): void {
    this.position = end;
    this.skipSpace();
  }

  private peek(): number {
    return this.isAtEnd ? -1 : this.text.charCodeAt(this.position);
  }

  private isClosing(): boolean {
    const unit = this.peek();
    return unit === closeBrace || (this.inParentheses && unit === closeParenthesis);
  }

  /** Reads fields up to the closing bracket, and tells whether there was one. */
  private readFields(): boolean {
    let isDamageNoted = false;
    for (;;) {
      this.skipSpace();
      if (this.isAtEnd) return false;
      if (this.isClosing()) {
        this.position++;
        return true;
      }
      if (this.peek() === comma) {
        this.position++;
        isDamageNoted = false;
        continue;
      }
      const start = this.position;
      const end = this.endOfWord(start, Math.min(start + longestName, this.text.length));
      if (end > start) {
        this.skipTo(end);
        if (this.peek() === equals) {
          this.position++;
          this.fields.push(this.readValue(lowerCased(this.text.slice(start, end))));
          isDamageNoted = false;
          continue;
        }
      }
      if (!isDamageNoted) this.damage.push(start);
      isDamageNoted = true;
      // Something that is no field: on behind it.
      if (this.peek() === openBrace || this.peek() === quote) this.readPiece();
      else if (end === start) this.position++;
    }
  }

  private readValue(name: string): BibtexField {
    this.skipSpace();
    const at = this.position;
    const first = this.readPiece();
    if (!first) return { name, text: '', at };
    this.skipSpace();
    if (this.peek() !== hash && !first.isMacro) return { name, text: first.text, at };
    const pieces = [first];
    while (this.peek() === hash) {
      this.position++;
      this.skipSpace();
      const piece = this.readPiece();
      if (!piece) break;
      pieces.push(piece);
      this.skipSpace();
    }
    return { name, text: '', at, pieces };
  }

  private readPiece(): BibtexPiece | undefined {
    const unit = this.peek();
    if (unit === openBrace || unit === quote) {
      const start = this.position + 1;
      const end = unit === quote ? this.endOfQuotes(start) : this.endOfBraces(start);
      return { text: this.text.slice(start, end), isMacro: false };
    }
    bareWord.lastIndex = this.position;
    const match = unit < 0 ? null : bareWord.exec(this.text);
    if (!match) return undefined;
    this.position = bareWord.lastIndex;
    return { text: match[0], isMacro: !/^\d+$/.test(match[0]) };
  }

  /** Where the brace that is open closes, or where the text of the value ends without it. BibTeX counts escaped braces as well. */
  private endOfBraces(start: number): number {
    const { text } = this;
    let depth = 1;
    for (let position = start; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      if (unit === openBrace) depth++;
      else if (unit === closeBrace) {
        if (--depth > 0) continue;
        this.position = position + 1;
        return position;
      } else if (unit === newline && this.cutsOff(position + 1)) return position;
    }
    this.position = text.length;
    return text.length;
  }

  private endOfQuotes(start: number): number {
    const { text } = this;
    let depth = 0;
    for (let position = start; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      if (unit === quote && depth <= 0) {
        this.position = position + 1;
        return position;
      }
      if (unit === openBrace) depth++;
      else if (unit === closeBrace) depth--;
      else if (unit === newline && this.cutsOff(position + 1)) return position;
    }
    this.position = text.length;
    return text.length;
  }

  /** A comment in braces ends with them; what begins an entry in it is one, as for BibTeX itself. */
  private skipComment(): void {
    this.endOfBraces(this.position);
  }
}

function lowerCased(name: string): string {
  let lower = fieldNames.get(name);
  if (lower === undefined) {
    lower = name.toLowerCase();
    if (fieldNames.size < mostFieldNames) fieldNames.set(name, lower);
  }
  return lower;
}
