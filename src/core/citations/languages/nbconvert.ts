import { authorsShort } from '../../papers/names';
import type { TextRange } from '../../search/textRange';
import type { CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import { extendList, itemsOf, listed, type ListedCitation } from './keyLists';
import { bracketsOf } from './markdownInline';
import { citingByKeys, missingPapers, placeApart, typedBefore, wouldBeCited } from './placement';

/**
 * Cells of a Jupyter notebook for nbconvert: `<cite data-cite="a,b">(Doe, 2020; Roe, 2021)</cite>`. LaTeX gets the keys,
 * a page shows the text.
 */
export const nbconvert: NotesLanguage = {
  id: 'nbconvert',
  ...citingByKeys({
    citations: tags,
    typedKey: (note, offset) => {
      const typed = typedBefore(note, offset, typedInTag);
      return typed && wouldBeCited(note, typed, ['">(A)</cite>', "'>(A)</cite>"], tags)
        ? typed
        : undefined;
    },
    extend,
    create: (note, selection, papers) => {
      const keys = papers.map(({ citekey }) => citekey).join(',');
      const tag = `<cite data-cite="${keys}">(${shown(papers)})</cite>`;
      return placeApart(note, selection, tag);
    },
  }),
  // What exports the notebook names them.
  bibliographies: () => [],
  declareBibliography: () => undefined,
};

/** The last key of a tag that may not be closed yet. */
const typedInTag = /<cite\s[^<>]{0,100}?data-cite=["'](?:[^"'<>\n]*,)?\s*([^"',<>\n]*)$/i;

/** Other attributes may stand around the keys; a tag that never ends is text. */
const tag =
  /<cite\s(?:[^<>"']|"[^"<>]{0,200}"){0,200}?data-cite=(["'])(?<list>[^"'<>\n]{0,2000})\1[^<>]{0,200}>(?<text>(?:[^<]|<(?!\/?cite\b)){0,2000})<\/cite>/diy;

const item = /(?<key>[^\s,]+)/dg;

interface TagCitation extends ListedCitation {
  /** What a page shows. */
  readonly text: TextRange;
}

/** The citations of a cell, in order; code and comments hold none. */
function tags(note: string): TagCitation[] {
  const citations: TagCitation[] = [];
  for (const match of bracketsOf(note, tag, '<')) {
    const groups = match.indices?.groups;
    const [from, to] = groups?.['list'] ?? [];
    const [start, end] = groups?.['text'] ?? [];
    if (from === undefined || to === undefined || start === undefined || end === undefined) {
      continue;
    }
    const list = { start: from, end: to };
    const range = { start: match.index, end: match.index + match[0].length };
    citations.push({ ...listed(range, list, itemsOf(note, list, item)), text: { start, end } });
  }
  return citations;
}

/** Adds papers to the keys, and to the text where that is in brackets. */
function extend(
  note: string,
  citation: TagCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const syntax = { separator: ',', item: (citekey: string) => citekey };
  const { range, newText } = extendList(note, citation, offset, papers, syntax);
  const missing = missingPapers(papers, citation);
  const { text } = citation;
  if (missing.length === 0) return { range, newText };
  const isEmpty = note.slice(text.start, text.end).trim() === '';
  const isBracketed = note[text.end - 1] === ')' && text.end - text.start > 1;
  if (!isEmpty && !isBracketed) return { range, newText };
  const until = isEmpty ? text.end : text.end - 1;
  const added = isEmpty ? `(${shown(missing)})` : `; ${shown(missing)}`;
  return {
    range: { start: range.start, end: until },
    newText: newText + note.slice(range.end, until) + added,
  };
}

/** `Doe, 2020; Roe et al., 2021`, as HTML. */
function shown(papers: readonly CitedPaper[]): string {
  return papers
    .map(({ citekey, paper }) => {
      const parts = [authorsShort(paper) || citekey, paper.issued?.year ?? 'n.d.'];
      return parts.join(', ');
    })
    .join('; ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
