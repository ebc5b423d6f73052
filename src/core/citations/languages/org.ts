import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type { CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import { extendList, itemsOf, listed, longestList, type ListedCitation } from './keyLists';
import { orgLines, orgParagraphs } from './orgParagraphs';
import { orgParts } from './parts/orgParts';
import { citingByKeys, insertAt, placeApart, typedBefore, wouldBeCited } from './placement';

/** Behind the last `@` of a citation that may not be closed yet; what stands behind a key with a digit in it is its suffix. */
const typedReference =
  /\[cite(?:\/[\w/-]{1,100})?:(?:[^\]\n]*[^\]\p{L}\p{N}\n])?@((?:[^\s\d\]@;]+ )*[^\s\]@;]*)$/u;

/** Org with its own citations (org-cite): `[cite:@a;@b]`. What Org-ref writes, `cite:a`, is another syntax. */
export const org: NotesLanguage = {
  id: 'org',
  ...citingByKeys({
    typedKey: (note, offset) => {
      const typed = typedBefore(note, offset, typedReference);
      return typed && wouldBeCited(note, typed, [']'], orgCitations) ? typed : undefined;
    },
    citations: orgCitations,
    extend,
    parts: orgParts,
    create: (note, selection, papers) =>
      placeApart(note, selection, `[cite:${references(papers)}]`),
  }),
  bibliographies: orgBibliographies,
  declareBibliography: declare,
};

function references(papers: readonly CitedPaper[]): string {
  return papers.map(({ citekey }) => `@${citekey}`).join(';');
}

/** One reference with its prefix and suffix; the characters of a key are those of `org-element-citation-key-re`. */
const reference = /[^;@]*@(?<key>[\p{L}\p{M}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~]+)[^;]*/dgu;

/** `[cite:` or `[cite/style/variant:`. */
const opening = /\[cite(?:\/[\w/-]{1,100})?:/y;

/** The citations of an Org text, in order; comments, code and `=verbatim=` text hold none. */
function orgCitations(note: string): ListedCitation[] {
  const citations: ListedCitation[] = [];
  for (const { start, end } of orgParagraphs(note)) {
    const verbatim = verbatimFinder(note, start, end);
    let position = start;
    while (position < end) {
      const character = note[position];
      if (character === '=' || character === '~') {
        position = verbatim(position);
        continue;
      }
      const citation = character === '[' ? citationAt(note, position, end) : undefined;
      if (citation) citations.push(citation);
      position = citation?.range.end ?? position + 1;
    }
  }
  return citations;
}

function citationAt(note: string, start: number, limit: number): ListedCitation | undefined {
  opening.lastIndex = start;
  if (!opening.test(note)) return undefined;
  const from = opening.lastIndex;
  const end = closingBracket(note, from, limit);
  if (end === undefined) return undefined;
  const list = { start: from, end };
  const items = itemsOf(note, list, reference);
  // `[cite:]` and `[cite:@]` are being typed.
  const isCitation = items.length > 0 || /^\s*@?\s*$/.test(note.slice(from, end));
  return isCitation ? listed({ start, end: end + 1 }, list, items) : undefined;
}

/** The bracket that closes one opened before the offset; brackets within nest. */
function closingBracket(note: string, offset: number, limit: number): number | undefined {
  let depth = 1;
  for (let position = offset; position < Math.min(limit, offset + longestList); position++) {
    if (note[position] === '[') depth++;
    if (note[position] === ']' && --depth === 0) return position;
  }
  return undefined;
}

function extend(
  note: string,
  citation: ListedCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const edit = extendList(note, citation, offset, papers, {
    separator: ';',
    item: (citekey) => `@${citekey}`,
  });
  // A sign just typed behind other references, `[cite:@a;@|]`, is the one of the new key.
  const sign = /;\s*@$/.exec(note.slice(citation.list.start, offset));
  const isLone = sign && /^\s*[;\]]/.test(note.slice(offset, offset + 80));
  return isLone && edit.newText !== ''
    ? { range: { start: offset - 1, end: offset }, newText: edit.newText.replace(/^;\s*/, '') }
    : edit;
}

/**
 * Finds the end of the `=verbatim=` or `~code~` that a mark opens; behind the mark where it opens none. The ends are
 * looked up once for the paragraph, which keeps many marks without an end linear.
 */
function verbatimFinder(note: string, start: number, end: number): (offset: number) => number {
  const ends: Record<string, number[]> = { '=': [], '~': [] };
  for (let position = end - 1; position > start; position--) {
    const mark = note.charAt(position);
    const closes =
      /\S/.test(note.charAt(position - 1)) &&
      /^[\s\-.,;:!?'")}[\\]?$/.test(note.charAt(position + 1));
    if (closes) ends[mark]?.push(position);
  }
  return (offset) => {
    const opens =
      /^[\s\-('"{]?$/.test(note.charAt(offset - 1)) && /\S/.test(note.charAt(offset + 1));
    const closing = ends[note.charAt(offset)] ?? [];
    // The list is from the last to the first, and offsets only grow.
    while ((closing.at(-1) ?? Infinity) <= offset + 1) closing.pop();
    const last = closing.at(-1);
    return opens && last !== undefined ? last + 1 : offset + 1;
  };
}

const bibliographyLine = /^[ \t]*#\+bibliography:[ \t]*(\S.*)$/i;

function orgBibliographies(note: string): string[] {
  const paths: string[] = [];
  for (const { text } of orgLines(note)) {
    const path = bibliographyLine.exec(text.trimEnd())?.[1]?.replace(/^"(.*)"$/, '$1');
    if (path !== undefined && path !== '') paths.push(path);
  }
  return paths;
}

/** Names the bibliography behind the keywords (title, author, …) with which the note starts. */
function declare(note: string, path: string): TextReplacement | undefined {
  if (orgBibliographies(note).length > 0) return undefined;
  const newline = newlineOf(note);
  const line = `#+bibliography: ${path}${newline}`;
  const { end } = leadingKeywords(note);
  if (end > 0) return insertAt(end, (note[end - 1] === '\n' ? '' : newline) + line);
  const gap = /^(?:\r?\n|$)/.test(note.slice(0, 2)) ? '' : newline;
  return insertAt(0, line + gap);
}

/** The properties and keywords at the start of the note, with the line break behind them. */
function leadingKeywords(note: string): TextRange {
  const keyword =
    /(?::[\w-]+:[^\n]*|#\+(?!begin)[\w-]+:[^\n]*|#(?:[ \t][^\n]*)?\r?(?=\n|$))(?:\n|$)/iy;
  let end = 0;
  while (end < note.length) {
    keyword.lastIndex = end;
    if (!keyword.test(note)) break;
    end = keyword.lastIndex;
  }
  return { start: 0, end };
}
