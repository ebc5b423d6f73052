import type { TextRange } from '../../search/textRange';
import { linesOf } from './lines';

/** What a dialect of Markdown reads otherwise. */
export interface MarkdownDialect {
  /** Whether a fence with this behind it holds text rather than code, as MyST's directives do. */
  readonly fencesText?: (info: string) => boolean;
  /** Matches a line that is a comment. */
  readonly comment?: RegExp;
}

/**
 * The runs of lines of a Markdown text that are neither blank nor code blocks, in order. Nothing inline (brackets,
 * code spans) reaches from one to the next.
 */
export function markdownParagraphs(
  text: string,
  { fencesText, comment }: MarkdownDialect = {},
): TextRange[] {
  const paragraphs: TextRange[] = [];
  let start = -1;
  let fence: string | undefined;
  /** The fences around text that are open, the innermost last. */
  const textFences: string[] = [];
  let afterBlank = true;
  let inIndentedCode = false;
  let inList = false;

  const close = (end: number) => {
    if (start >= 0 && end > start) paragraphs.push({ start, end });
    start = -1;
  };

  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (fence !== undefined) {
      if (closesFence(content, fence)) fence = undefined;
      afterBlank = false;
      continue;
    }
    if (content.trim() === '') {
      close(line.start);
      afterBlank = true;
      continue;
    }
    if (comment?.test(content)) {
      close(line.start);
      continue;
    }
    const textFence = textFences.at(-1);
    if (textFence !== undefined && closesFence(content, textFence)) {
      textFences.pop();
      close(line.start);
      afterBlank = false;
      continue;
    }
    fence = openedFence(content);
    if (fence !== undefined) {
      close(line.start);
      if (fencesText?.(content.slice(content.indexOf(fence) + fence.length))) {
        textFences.push(fence);
        fence = undefined;
      }
      inIndentedCode = false;
      continue;
    }
    const isIndented = /^(?: {4}| {0,3}\t)/.test(content);
    // Within a list or a footnote, indented lines go on with the item.
    inIndentedCode = isIndented && !inList && (afterBlank || inIndentedCode);
    if (!isIndented)
      inList = startsItem(content) || (inList && !(afterBlank && /^\S/.test(content)));
    afterBlank = false;
    if (inIndentedCode) close(line.start);
    else if (start < 0) start = line.start;
  }
  close(text.length);
  return paragraphs;
}

function startsItem(line: string): boolean {
  return /^ {0,3}(?:[-*+]|#\.|\(?[A-Za-z0-9]{1,9}[.)]|\[\^[^\]\s]{1,99}\]:|[:~])(?:\s|$)/.test(
    line,
  );
}

/** The fence that the line opens, e.g. three backticks. */
function openedFence(line: string): string | undefined {
  const match = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})(.*)$/s.exec(line);
  const [, fence, info] = match ?? [];
  return fence?.startsWith('`') && info?.includes('`') ? undefined : fence;
}

function closesFence(line: string, fence: string): boolean {
  const closing = /^[ \t>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return closing?.startsWith(fence) ?? false;
}
