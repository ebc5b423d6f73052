import type { TextRange } from '../search/textRange';

/**
 * The lines of text around an offset that belong together: no blank line is within, nor where an item of a list or a
 * heading begins. On a line that holds no text it is the empty range at the offset. What marks the beginning of an item or a
 * heading is not part of it. Goes by what the notes languages have in common, for a block is where to look for a sentence,
 * and its lines look much the same in all of them.
 */
export function textBlockAt(text: string, offset: number): TextRange {
  const own = lineAt(text, offset);
  if (isSeparator(text.slice(own.start, own.end))) return { start: offset, end: offset };
  let { start, end } = own;
  while (start > 0 && !beginsBlock(text.slice(start, lineAt(text, start).end))) {
    const before = lineAt(text, start - 1);
    const line = text.slice(before.start, before.end);
    if (isSeparator(line) || isHeading(line)) break;
    start = before.start;
  }
  const isClosed = isHeading(text.slice(own.start, own.end));
  while (!isClosed && end < text.length) {
    const next = lineAt(text, end + 1);
    const line = text.slice(next.start, next.end);
    if (isSeparator(line) || beginsBlock(line)) break;
    end = next.end;
  }
  const mark = beginning.exec(text.slice(start, lineAt(text, start).end))?.[0].length ?? 0;
  return { start: start + mark, end };
}

/** The line that holds the offset, or ends there, without its line break. */
function lineAt(text: string, offset: number): TextRange {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** A line without letters and digits: blank, a rule, a fence; or a comment of LaTeX. */
function isSeparator(line: string): boolean {
  return /^\s*%/.test(line) || !/[\p{L}\p{N}]/u.test(line);
}

/** What an item, a heading or a quotation begins with, and the commands of LaTeX that begin or end an environment. */
const beginning =
  /^[ \t]*(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6}|={1,6}|\*{1,8})[ \t]+|\\(?:item|par|begin\{[^{}\n]{0,80}\}|end\{[^{}\n]{0,80}\})(?![A-Za-z])[ \t]*|(?:>[ \t]?)+)/;
const sectioning = /^[ \t]*\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\b/;

function beginsBlock(line: string): boolean {
  // A quotation marks each of its lines.
  return (beginning.test(line) && !/^[ \t]*>/.test(line)) || sectioning.test(line);
}

/** A heading is a block by itself. */
function isHeading(line: string): boolean {
  return /^[ \t]*(?:#{1,6}|={1,6})[ \t]/.test(line) || sectioning.test(line);
}
