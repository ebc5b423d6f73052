import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type { NotesLanguage, TextReplacement } from '../notesLanguage';
import { extendList, itemsOf, listed, type ListedCitation } from './keyLists';
import { linesOf } from './lines';
import { asciidocParts } from './parts/asciidocParts';
import {
  citingByKeys,
  insertAt,
  isInsideWord,
  placeApart,
  typedBefore,
  wouldBeCited,
} from './placement';

/** The last key of a macro that may not be closed yet. */
const typedInMacro = /\bcite(?:np)?:\[(?:[^\]\n]*,)?\s*([^\],(\n]*)$/;

/** AsciiDoc with asciidoctor-bibtex: `cite:[a,b]`. */
export const asciidoc: NotesLanguage = {
  id: 'asciidoc',
  ...citingByKeys({
    typedKey: (note, offset) => {
      const typed = typedBefore(note, offset, typedInMacro);
      return typed && wouldBeCited(note, typed, [']'], asciidocCitations) ? typed : undefined;
    },
    citations: asciidocCitations,
    parts: asciidocParts,
    extend: (note, citation, offset, papers) =>
      extendList(note, citation, offset, papers, { separator: ',', item: (citekey) => citekey }),
    create: (note, selection, papers) =>
      placeApart(note, selection, `cite:[${papers.map(({ citekey }) => citekey).join(',')}]`),
  }),
  bibliographies: asciidocBibliographies,
  declareBibliography: declare,
};

/** Code in a line, what a backslash escapes, or a citation with the text in front of it: `cite:see[a(59),b]`. */
const token =
  /`[^`]*`|\\.|(?:cite|citenp):(?:[^\s[\]][^[\]]{0,100})?\[(?<list>(?:\([^)]{0,500}\)|[^()[\]]){0,2000})\]/dg;

/** A key with its pages, and whatever else stands there up to the next comma: what is added goes behind all of it. */
const item = /(?<key>[^\s,()[\]]+)(?:\([^)]*\)|[^,()])*/dg;

/** The citations of an AsciiDoc text, in order; code and comments hold none. */
function asciidocCitations(note: string): ListedCitation[] {
  const citations: ListedCitation[] = [];
  for (const line of textLines(note)) {
    for (const match of line.text.matchAll(token)) {
      const [from, to] = match.indices?.groups?.['list'] ?? [];
      if (from === undefined || to === undefined || isInsideWord(line.text, match.index)) continue;
      const list = { start: line.start + from, end: line.start + to };
      const items = itemsOf(note, list, item);
      // `cite:[]` is being typed.
      if (items.length === 0 && from !== to) continue;
      const start = line.start + match.index;
      citations.push(listed({ start, end: list.end + 1 }, list, items));
    }
  }
  return citations;
}

interface Line extends TextRange {
  readonly text: string;
}

/** The lines that are read as text or as attributes, in order. A citation does not reach over the end of one. */
function* textLines(note: string): Generator<Line> {
  let block: string | undefined;
  let afterBlank = true;
  let inCode = false;
  for (const { start, end } of linesOf(note)) {
    const text = note.slice(start, end).trimEnd();
    if (block !== undefined) {
      if (text === block) block = undefined;
      continue;
    }
    // Blocks of code, literal text, comments and what is passed through end at the line that they start with.
    if (/^(?:-{4,}|\.{4,}|\/{4,}|\+{4,}|```.*)$/.test(text)) {
      block = text.startsWith('```') ? '```' : text;
      inCode = false;
      continue;
    }
    if (text === '') inCode = false;
    else if (/^\[(?:source|listing|literal|pass|comment|stem|latexmath|asciimath)\b/.test(text)) {
      inCode = true;
    } else if (afterBlank && /^[ \t]+(?!(?:[-*.]{1,5}|\d{1,9}\.)[ \t])/.test(text)) {
      // An indented paragraph is literal text.
      inCode = true;
    }
    afterBlank = text === '';
    if (!inCode && !/^\/\/(?!\/)/.test(text)) yield { start, end, text };
  }
}

function asciidocBibliographies(note: string): string[] {
  for (const { text } of textLines(note)) {
    const paths = /^:bibtex-file:[ \t]+(.*)$/.exec(text)?.[1];
    if (paths === undefined) continue;
    return paths
      .split(',')
      .map((path) => path.trim())
      .filter((path) => path !== '');
  }
  return [];
}

/** Names the bibliography in the header: behind title, authors and revision, before other attributes. */
function declare(note: string, path: string): TextReplacement | undefined {
  if (asciidocBibliographies(note).length > 0) return undefined;
  const newline = newlineOf(note);
  const line = `:bibtex-file: ${path}${newline}`;
  const offset = endOfTitle(note);
  if (offset === undefined) {
    const gap = /^(?:\r?\n|:|$)/.test(note.slice(0, 2)) ? '' : newline;
    return insertAt(0, line + gap);
  }
  return insertAt(offset, (note[offset - 1] === '\n' ? '' : newline) + line);
}

/** Where the attributes behind the title of the document start; undefined where it has no title. */
function endOfTitle(note: string): number | undefined {
  let hasTitle = false;
  for (const { start, end } of linesOf(note)) {
    const text = note.slice(start, end).trimEnd();
    if (hasTitle) {
      if (text === '' || text.startsWith(':')) return start;
    } else if (/^[=#][ \t]+\S/.test(text)) hasTitle = true;
    else if (text !== '' && !/^(?:\/\/|:[\w!-]+:)/.test(text)) return undefined;
  }
  return hasTitle ? note.length : undefined;
}
