import type { TextRange } from '../../search/textRange';

/*
 * Lines of texts that may be large: looked for around an offset, never by splitting all of the text.
 */

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends: behind its line break, or where the text does. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The range from the beginning of its first line, where only blanks stand in front of it, and without those at its end. */
export function fromItsLine(text: string, { start, end }: TextRange): TextRange {
  const line = lineStart(text, start);
  const last = text.slice(start, end).trimEnd().length;
  return { start: isBlank(text, line, start) ? line : start, end: start + last };
}

/** Whether a part of a text is nothing but blanks. */
export function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

/** Whether the line in front of one that begins here is blank, or there is none. */
export function isAfterBlankLine(text: string, start: number): boolean {
  return start === 0 || isBlank(text, lineStart(text, start - 1), start);
}
