import type { TextRange } from '../search/textRange';
import { isAbbreviated } from './abbreviations';
import { textBlockAt } from './textBlock';

/**
 * The sentence that the offset is in or touches, with the point that ends it and without white space around it, save for
 * what is between the sentence and the offset. Brackets, code and mathematics do not end a sentence, nor do abbreviations and
 * decimals; a blank line, an item or a heading does.
 */
export function sentenceAt(text: string, offset: number): TextRange {
  const block = textBlockAt(text, offset);
  let found: TextRange | undefined;
  for (const sentence of sentencesOf(text, block)) {
    if (found && sentence.start > offset) break;
    found = sentence;
  }
  const { start, end } = found ?? { start: offset, end: offset };
  return { start: Math.min(start, offset), end: Math.max(end, offset) };
}

/** What may end a sentence, with the quotation marks, brackets and marks of emphasis that close behind it. */
const terminator = /(?:[.!?…]+|[。！？]+)["'’”»)*_\]}]*/y;
/** Brackets and formulas of a sentence are not longer. */
const longestInset = 300;

/** The sentences of a block, in order. */
function sentencesOf(text: string, block: TextRange): TextRange[] {
  const sentences: TextRange[] = [];
  const insets = insetsOf(text, block);
  let start = block.start;
  let next = 0;
  for (let at = block.start; at < block.end;) {
    while (next < insets.length && (insets[next]?.start ?? 0) < at) next++;
    const inset = insets[next];
    if (inset?.start === at) {
      at = inset.end;
      continue;
    }
    terminator.lastIndex = at;
    const length = terminator.exec(text)?.[0].length;
    if (length === undefined) {
      at += 1;
      continue;
    }
    let end = Math.min(at + length, block.end);
    // A footnote or a citation right behind the point belongs to the sentence.
    while (next < insets.length && (insets[next]?.start ?? 0) < end) next++;
    for (
      let behind = insets[next];
      behind && isAttached(text, end, behind);
      behind = insets[next]
    ) {
      end = behind.end;
      next++;
    }
    if (endsSentence(text, at, end, block)) {
      const sentence = trimmed(text, start, end);
      if (sentence) sentences.push(sentence);
      start = end;
    }
    at = end;
  }
  const rest = trimmed(text, start, block.end);
  // What has no words is the end of the sentence before: a line break of LaTeX, a label.
  if (rest && (sentences.length === 0 || hasWords(text, rest))) sentences.push(rest);
  return sentences;
}

/** Whether only the name of a command is between: `claim.\cite{a}`, `claim.[^1]`. */
function isAttached(text: string, end: number, { start }: TextRange): boolean {
  return start - end <= 30 && /^(?:\^|\\[A-Za-z]+\*?)?$/.test(text.slice(end, start));
}

function endsSentence(text: string, at: number, end: number, block: TextRange): boolean {
  if (/[。！？]/.test(text.charAt(at)) || end >= block.end) return true;
  if (!/\s/.test(text.charAt(end))) return false;
  const after = text.slice(end, Math.min(block.end, end + 80));
  const first = /[\p{L}\p{N}]/u.exec(after)?.[0];
  // Sentences begin with a capital, a figure, or in a script that has no capitals.
  if (first !== undefined && /\p{Ll}/u.test(first) && !/^\s+[([\\@#$`*_"“]/.test(after))
    return false;
  const isPoint = text.charAt(at) === '.' && !/[.!?…]/.test(text.charAt(at + 1));
  return !(isPoint && isAbbreviated(text.slice(Math.max(0, at - 20), at), after));
}

function trimmed(text: string, start: number, end: number): TextRange | undefined {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : undefined;
}

function hasWords(text: string, { start, end }: TextRange): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end).replace(/\\[A-Za-z]+(?:\{[^{}]*\})?/g, ''));
}

/** The brackets, code and formulas of a block that close again nearby, outermost ones, in order. */
function insetsOf(text: string, block: TextRange): TextRange[] {
  const insets: TextRange[] = [];
  /** Where a bracket of each kind was opened that is still open. */
  const open: number[] = [];
  const lone = new Map<string, number>();
  const add = (start: number, end: number) => {
    if (end - start > longestInset) return;
    while ((insets.at(-1)?.start ?? -1) >= start) insets.pop();
    insets.push({ start, end });
  };
  for (let at = block.start; at < block.end; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '[' || character === '{') open.push(at);
    else if (character === ']' || character === '}') {
      const opening = character === ']' ? '[' : '{';
      // A bracket that never closes does not take those around it along.
      for (let start = open.pop(); start !== undefined; start = open.pop()) {
        if (text.charAt(start) !== opening) continue;
        add(start, at + 1);
        break;
      }
    } else if (character === '`' || character === '$') {
      const start = lone.get(character);
      const closes = character === '`' || closesFormula(text, at);
      if (start !== undefined && closes && at - start < longestInset) {
        lone.delete(character);
        add(start, at + 1);
      } else lone.set(character, at);
    }
  }
  return insets;
}

/** Pandoc's rule, by which a price begins no formula. */
function closesFormula(text: string, at: number): boolean {
  return !/\s/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + 1));
}
