import type { TextRange } from '../search/textRange';
import type { CitedPaper, CitingEdit, NotesLanguage, TextReplacement } from './notesLanguage';

/**
 * The edits that cite papers at each of these places, which do not overlap: in order and apart from one another. Several
 * places in one citation are one, where the first of them is.
 */
export function citeAtEach(
  language: NotesLanguage,
  note: string,
  selections: readonly TextRange[],
  papers: readonly CitedPaper[],
): CitingEdit[] {
  const sorted = [...selections].sort((a, b) => a.start - b.start);
  const citations = sorted.length > 1 ? language.citations(note) : [];
  const extended = new Set<TextRange>();
  const edits = sorted.flatMap((selection) => {
    const edit = language.cite(note, selection, papers);
    const citation = citations.find(({ range }) => isWithin(edit.range, range))?.range;
    if (citation && extended.has(citation)) return [];
    if (citation) extended.add(citation);
    return [edit];
  });
  return apart(edits);
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Those that change something, in order, without those that overlap one before them or insert where it does. */
export function apart<Edit extends TextReplacement>(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    const last = kept.at(-1);
    const isApart =
      !last ||
      edit.range.start >= last.range.end + (isInsertion(edit) && isInsertion(last) ? 1 : 0);
    if (isApart && changesSomething(edit)) kept.push(edit);
  }
  return kept;
}

function isInsertion({ range }: TextReplacement): boolean {
  return range.start === range.end;
}

function changesSomething(edit: TextReplacement): boolean {
  return !isInsertion(edit) || edit.newText !== '';
}
