import type { TextRange } from '../../search/textRange';
import { isCrossReference } from '../crossReferences';
import { newlineOf } from '../newline';
import type { CitationContext, CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import {
  citingByKeys,
  insertAt,
  isCited,
  isInsideWord,
  missingPapers,
  noEdit,
  placeApart,
  typedBefore,
  wouldBeCited,
} from './placement';
import { typstParts } from './parts/typstParts';
import { typstBibliographies } from './typstBibliographies';
import { typstCitations, type TypstCitation } from './typstCitations';
import { closed, isPlainTypstKey, typstReference, typstString } from './typstReference';

/** Typst: `@a @b`, which it merges into one citation; `#cite(…)` where the key or the text behind needs that. */
export const typst: NotesLanguage = {
  id: 'typst',
  ...citingByKeys({
    citations: typstCitations,
    typedKey,
    extend,
    create: newCitation,
    parts: typstParts,
  }),
  replaceKey(note, { range }, citekey) {
    const isInText = note[range.start - 1] === '"';
    if (isInText) return { range, newText: typstString(citekey).slice(1, -1) };
    if (isPlainTypstKey(citekey)) return { range, newText: citekey };
    const label = `label(${typstString(citekey)})`;
    const around = { start: range.start - 1, end: range.end };
    if (note[range.start - 1] === '<') {
      return { range: { ...around, end: range.end + 1 }, newText: label };
    }
    const item = typstCitations(note)
      .flatMap(({ items }) => items)
      .find(({ key }) => key?.range.start === range.start);
    const supplement = item ? note.slice(range.end, item.range.end) : '';
    return {
      range: { ...around, end: range.end + supplement.length },
      newText: closed(
        `#cite(${label}${supplement === '' ? '' : `, supplement: ${supplement}`})`,
        note.slice(range.end + supplement.length, range.end + supplement.length + 8),
      ),
    };
  },
  bibliographies: typstBibliographies,
  declareBibliography(note, path) {
    if (typstBibliographies(note).length > 0) return undefined;
    const newline = newlineOf(note);
    const gap = note === '' ? '' : note.endsWith('\n') ? newline : newline + newline;
    return insertAt(note.length, `${gap}#bibliography(${typstString(path)})${newline}`);
  },
};

const typedReference = /(?<![\p{L}\p{N}_\\])@([\p{L}\p{M}\p{N}\p{Pc}\-:.]*)$/u;
const typedCall = /#cite\(<([^<>\n]*)$/;

function typedKey(
  note: string,
  offset: number,
  citations: () => readonly CitationContext[],
): TextRange | undefined {
  const call = typedBefore(note, offset, typedCall);
  if (call) return wouldBeCited(note, call, ['>)'], typstCitations) ? call : undefined;
  const typed = typedBefore(note, offset, typedReference);
  if (!typed || isCrossReference(note.slice(typed.start, typed.end))) return undefined;
  return isCited(citations(), typed.start) ? typed : undefined;
}

function newCitation(
  note: string,
  range: { readonly start: number; readonly end: number },
  papers: readonly CitedPaper[],
): TextReplacement {
  const placed = placeApart(note, range, references(papers, ''));
  // Without a space behind it, the key must not take in the text that follows.
  return placed.newText.endsWith(' ')
    ? placed
    : placeApart(note, range, references(papers, note.slice(range.end, range.end + 8)));
}

/** The references to these papers, with regard to the text right behind them. */
function references(papers: readonly CitedPaper[], following: string): string {
  const last = papers.length - 1;
  return papers
    .map(({ citekey }, index) => typstReference(citekey, index === last ? following : ' '))
    .join(' ');
}

function extend(
  note: string,
  citation: TypstCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const missing = missingPapers(papers, citation);
  if (missing.length === 0) return noEdit(offset);
  const lone = citation.items.find(({ key, range }) => !key && range.end === offset);
  if (lone) return newCitation(note, lone.range, missing);
  const { start, end } = citation.range;
  if (citation.keys.length === 0) return newCitation(note, { start: offset, end: offset }, missing);
  if (offset === start) {
    const gap = isInsideWord(note, start) ? ' ' : '';
    return insertAt(start, `${gap}${references(missing, ' ')} `);
  }
  const current = citation.items.filter(({ range }) => range.start < offset).at(-1);
  const after = current?.range.end ?? end;
  return newCitation(note, { start: after, end: after }, missing);
}
