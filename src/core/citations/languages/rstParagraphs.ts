import type { TextRange } from '../../search/textRange';
import { linesOf } from './lines';

/** A line of a reStructuredText that is neither a comment nor code. */
export interface RstLine extends TextRange {
  readonly text: string;
}

/** Directives whose content is no text. */
const codeDirective =
  /^(?:code|code-block|code-cell|sourcecode|literalinclude|raw|math|highlight|prompt|ipython|jupyter-execute|plot|graphviz|mermaid|uml|doctest|testcode|testsetup|testoutput|toctree|include|productionlist)$/;

/** Two points that start a directive, whose name is caught, or a comment. Footnotes and targets start otherwise. */
const explicitMarkup = /^[ \t]*\.\.(?:[ \t]+(?![[_|])(?:([\w.:+-]+)::(?=\s|$))?|[ \t\r]*$)/;

/** The lines of a reStructuredText that are read as text or as directives, in order; a blank line is one, too. */
export function* rstLines(note: string): Generator<RstLine> {
  /** What is indented more than this is not read. */
  let verbatim: number | undefined;
  for (const { start, end } of linesOf(note)) {
    const text = note.slice(start, end).trimEnd();
    if (verbatim !== undefined && (text === '' || indentOf(text) > verbatim)) continue;
    verbatim = undefined;
    const markup = explicitMarkup.exec(text);
    if (markup) {
      const [, directive] = markup;
      const isText = directive !== undefined && !codeDirective.test(directive);
      if (!isText) {
        verbatim = indentOf(text);
        continue;
      }
    } else if (/^[ \t]*>>>(?:\s|$)/.test(text)) {
      continue;
    } else if (text.endsWith('::')) {
      // A block of code follows, which is indented more than the text of this item of a list.
      verbatim = /^[ \t]*(?:(?:[-*+•]|\d{1,9}[.)]|#\.)[ \t]+)?/.exec(text)?.[0].length ?? 0;
    }
    yield { start, end, text };
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The runs of lines that are text, in order. Nothing inline reaches from one to the next. */
export function rstParagraphs(note: string): TextRange[] {
  const paragraphs: { start: number; end: number }[] = [];
  let afterText = false;
  for (const { start, end, text } of rstLines(note)) {
    const last = paragraphs.at(-1);
    const isNext = last !== undefined && last.end === start - 1;
    if (text === '') {
      afterText = false;
    } else if (last && afterText && isNext) {
      last.end = end;
    } else {
      paragraphs.push({ start, end });
      afterText = true;
    }
  }
  return paragraphs;
}
