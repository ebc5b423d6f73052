import type { TextRange } from '../../search/textRange';
import { linesOf } from './lines';

/** Blocks whose content Org does not read as text. */
const verbatimBlock = /^[ \t]*#\+begin_(src|example|export|comment)(?:\s|$)/i;

/** A line of an Org text that is neither a comment nor within a block of code. */
export interface OrgLine extends TextRange {
  readonly text: string;
}

/** The lines of an Org text that are read as text or as keywords, in order; a blank line is one, too. */
export function* orgLines(note: string): Generator<OrgLine> {
  let block: string | undefined;
  for (const { start, end } of linesOf(note)) {
    const text = note.slice(start, end);
    if (block !== undefined) {
      if (text.trim().toLowerCase() === `#+end_${block}`) block = undefined;
      continue;
    }
    block = verbatimBlock.exec(text)?.[1]?.toLowerCase();
    // `# ` starts a comment, `: ` text of fixed width.
    if (block === undefined && !/^[ \t]*[#:](?:\s|$)/.test(text)) yield { start, end, text };
  }
}

/** The runs of lines that are text, in order. Nothing inline reaches from one to the next. */
export function orgParagraphs(note: string): TextRange[] {
  const paragraphs: { start: number; end: number }[] = [];
  for (const { start, end, text } of orgLines(note)) {
    if (text.trim() === '') continue;
    const last = paragraphs.at(-1);
    const goesOn = last?.end === start - 1 && !/^(?:\*+ |[ \t]*#\+)/.test(text);
    if (last && goesOn) last.end = end;
    else paragraphs.push({ start, end });
  }
  return paragraphs;
}
