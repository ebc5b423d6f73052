import type { TextRange } from '../../search/textRange';

/** Code of one place is not longer; the limit keeps unbalanced text linear. */
const longestCode = 2000;

/** How code begins in text, up to its first string or bracket. */
const codeStart =
  /#(?:(?:import|include|let|set|show|if|for|while|return|context)\b[^\n"()[\]{};]{0,200}|[\p{L}_][\p{L}\p{N}_.-]{0,100})?(?=["({])/uy;

/**
 * The strings of the code that a `#` in Typst's text begins, in order: `#import "@preview/cetz:0.2.0"`. What stands in
 * square brackets there is text again, and a quotation mark in it opens no string.
 */
export function typstStrings(note: string, at: number): TextRange[] {
  codeStart.lastIndex = at;
  if (!codeStart.test(note)) return [];
  const strings: TextRange[] = [];
  const brackets: string[] = [];
  const limit = Math.min(note.length, at + longestCode);
  for (let position = codeStart.lastIndex; position < limit; position++) {
    const character = note.charAt(position);
    const inText = brackets.at(-1) === '[';
    if (character === '\\') position++;
    else if (character === '"' && !inText) {
      const end = endOfString(note, position, limit);
      if (end === undefined) break;
      strings.push({ start: position, end });
      position = end - 1;
      if (brackets.length === 0) break;
    } else if (/[([{]/.test(character)) {
      // Round brackets and braces of a text need no other half.
      if (!inText || character === '[') brackets.push(character);
    } else if (inText ? character === ']' : /[)\]}]/.test(character)) {
      brackets.pop();
      if (brackets.length === 0) break;
    }
  }
  return strings;
}

function endOfString(note: string, start: number, limit: number): number | undefined {
  for (let position = start + 1; position < limit; position++) {
    const character = note.charAt(position);
    if (character === '\\') position++;
    else if (character === '"') return position + 1;
  }
  return undefined;
}
