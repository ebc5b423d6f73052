import * as assert from 'node:assert/strict';
import type {
  CitedPaper,
  NotesLanguage,
  TextReplacement,
} from '../../../../src/core/citations/notesLanguage';
import type { TextRange } from '../../../../src/core/search/textRange';
import { cited } from './papersUnderTest';

const cursor = '$$CURSOR$$';

/** Takes the marks out of a text: one is a cursor, two are the ends of a selection. */
export function marked(text: string): { note: string; selection: TextRange } {
  const start = text.indexOf(cursor);
  assert.ok(start >= 0, `no cursor in ${text}`);
  const rest = text.slice(start + cursor.length);
  const end = rest.indexOf(cursor);
  return {
    note: text.replaceAll(cursor, ''),
    selection: { start, end: end < 0 ? start : start + end },
  };
}

export function applied(text: string, { range, newText }: TextReplacement): string {
  return text.slice(0, range.start) + newText + text.slice(range.end);
}

/** What several replacements make of a text; they are in order and do not overlap. */
export function appliedAll(text: string, changes: readonly TextReplacement[]): string {
  let from = 0;
  const parts = changes.map(({ range, newText }) => {
    assert.ok(from <= range.start && range.start <= range.end && range.end <= text.length);
    const part = text.slice(from, range.start) + newText;
    from = range.end;
    return part;
  });
  return parts.join('') + text.slice(from);
}

/** What is left when these changes of a text are made and undone, as an editor undoes them. */
export function undone(text: string, changes: readonly TextReplacement[]): string {
  let shift = 0;
  const back = changes.map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    const replaced = text.slice(range.start, range.end);
    return { range: { start, end: start + newText.length }, newText: replaced };
  });
  return appliedAll(appliedAll(text, changes), back);
}

/** Whether an editor's cursor may be there: not within a character or a line break. */
export function isBetweenCharacters(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - 1), offset + 1);
  return offset === 0 || !/^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(around);
}

/** What citing makes of the marked text. */
export function citing(
  language: NotesLanguage,
  text: string,
  papers: readonly CitedPaper[] = cited('b'),
): string {
  const { note, selection } = marked(text);
  const edit = language.cite(note, selection, papers);
  // The later one first, which leaves the offsets of the other as they are.
  return applied(edit.definitions ? applied(note, edit.definitions) : note, edit);
}

/** The citekeys at the cursor, or undefined when there is no citation. */
export function keysAt(language: NotesLanguage, text: string): string[] | undefined {
  const { note, selection } = marked(text);
  const context = language.citationAt(note, selection.start);
  return context?.keys.map(({ citekey, range }) => {
    assert.ok(note.slice(range.start, range.end).includes(citekey.slice(0, 1)));
    return citekey;
  });
}

/** What declaring a bibliography makes of the note; undefined when nothing is to be done. */
export function declaring(language: NotesLanguage, note: string, path: string): string | undefined {
  const edit = language.declareBibliography(note, path);
  return edit && applied(note, edit);
}
