import * as assert from 'node:assert/strict';
import { insertAt } from '../../src/core/citations/languages/placement';
import type { CitedPaper, TextReplacement } from '../../src/core/citations/notesLanguage';
import { handWritten, type HandWrittenForm } from './handWritten';
import * as papers from './papersToCite';
import type { Row } from './rows';

/** A way to cite that each language is tried in. */
export interface Form {
  readonly name: string;
  /** The papers that the note cites then. */
  readonly papers: readonly CitedPaper[];
  /** The note, citing them at the offset; undefined where the row's language has no such form. */
  readonly write: (row: Row, note: string, offset: number) => string | undefined;
  /** What the text must say where it cites, apart from who or which number it is. */
  readonly says?: readonly string[];
}

export const forms: readonly Form[] = [
  inOneGo('one', [papers.plainPaper]),
  inOneGo('several', [papers.plainPaper, papers.secondPaper]),
  {
    name: 'extended',
    papers: [papers.plainPaper, papers.secondPaper],
    write(row, note, offset) {
      return citing(row, note, offset, [[papers.plainPaper], [papers.secondPaper]]);
    },
  },
  inOneGo('odd keys', papers.oddKeys),
  inOneGo('keys beyond ASCII', papers.keysBeyondAscii),
  inOneGo('accents', papers.accents),
  inOneGo('mathematics', papers.maths),
  inOneGo('braces', papers.braces),
  inOneGo('dollars', papers.dollars),
  inOneGo('signs', papers.signs),
  inOneGo('names', papers.groups),
  inOneGo('kinds', papers.kinds),
  inOneGo('meagre', papers.meagre),
  writtenByHand('narrative', 'narrative', ['Roe']),
  writtenByHand('locator', 'locator', ['33']),
  writtenByHand('prefix, suffix', 'around', ['see', '33', 'for more']),
];

function inOneGo(name: string, cited: readonly CitedPaper[]): Form {
  return {
    name,
    papers: cited,
    write: (row, note, offset) => citing(row, note, offset, [cited]),
  };
}

/** Cites these groups of papers, each where the cursor is after the one before. They become one citation. */
function citing(
  { language }: Row,
  note: string,
  offset: number,
  groups: readonly (readonly CitedPaper[])[],
): string {
  let at = offset;
  let cites = note;
  for (const group of groups) {
    const edit = language.cite(cites, { start: at, end: at }, group);
    cites = applied(cites, edit);
    at = edit.range.start + edit.newText.length;
  }
  const added = language.citations(cites).length - language.citations(note).length;
  assert.equal(added, 1, `not one citation more in ${cites}`);
  return cites;
}

/** Such a form is Lectern’s own once this asks a language to write it. */
function writtenByHand(name: string, form: HandWrittenForm, says: readonly string[]): Form {
  return {
    name,
    papers: [papers.plainPaper],
    says,
    write({ syntax }, note, offset) {
      const citation = handWritten[syntax][form]?.(papers.plainPaper.citekey);
      return citation && applied(note, insertAt(offset, ` ${citation}`));
    },
  };
}

export function applied(text: string, { range, newText }: TextReplacement): string {
  return text.slice(0, range.start) + newText + text.slice(range.end);
}
