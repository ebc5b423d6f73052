import * as assert from 'node:assert/strict';
import {
  draftEdits,
  withItem,
  withOtherForm,
  withTyped,
  type CitationDraft,
} from '../../src/core/citations/citationDraft';
import type { CitationAbilities } from '../../src/core/citations/citationParts';
import { wholeLocator } from '../../src/core/citations/locators';
import type {
  CitedPaper,
  NotesLanguage,
  TextReplacement,
} from '../../src/core/citations/notesLanguage';
import * as papers from './papersToCite';

/** A way to cite that each language is tried in. */
export interface Form {
  readonly name: string;
  /** The papers that the note cites then. */
  readonly papers: readonly CitedPaper[];
  /** The note, citing them at the offset; undefined where the language has no such form. */
  readonly write: (language: NotesLanguage, note: string, offset: number) => string | undefined;
  /** What the text must say where it cites, apart from who or which number it is. */
  readonly says?: readonly string[];
  /** What it must not say there. */
  readonly hides?: readonly string[];
}

const { plainPaper, secondPaper, quotedKey } = papers;

/** What a user does with a citation, and what a language must be able to say for that. */
interface Step {
  readonly needs: (can: CitationAbilities) => boolean;
  readonly change: (draft: CitationDraft, can: CitationAbilities) => CitationDraft;
}

const narrative: Step = { needs: (can) => can.narrative, change: withOtherForm };

const yearOnly: Step = {
  needs: (can) => can.suppressAuthor,
  change: (draft) => withItem(draft, 0, { suppressAuthor: true }),
};

/** What *Edit Citation* makes of citations. */
const edited: readonly Form[] = [
  editing('narrative', [plainPaper], [narrative], { says: ['Roe'] }),
  editing('page', [plainPaper], [typed('locator', '33')], { says: ['33'] }),
  editing('pages', [plainPaper], [typed('locator', '33-35')], { says: ['33-35'] }),
  editing('section', [plainPaper], [typed('locator', 'sec. 7.1')], { says: ['7.1'] }),
  editing('prefix', [plainPaper], [typed('prefix', 'see')], { says: ['see'] }),
  editing('suffix', [plainPaper], [typed('suffix', 'for more')], { says: ['for more'] }),
  editing('year only', [plainPaper], [yearOnly], { says: ['2020'], hides: ['Roe'] }),
  editing(
    'prefix, page, suffix',
    [plainPaper],
    [typed('prefix', 'see'), typed('locator', '33'), typed('suffix', 'for more')],
    { says: ['see', '33', 'for more'] },
  ),
  editing('comma in the suffix', [plainPaper], [typed('suffix', ', for more')], {
    says: ['for more'],
  }),
  editing('narrative, page', [plainPaper], [narrative, typed('locator', '33')], {
    says: ['Roe', '33'],
  }),
  editing(
    'a page each',
    [plainPaper, secondPaper],
    [typed('locator', '33'), typed('locator', '44', 1)],
    { says: ['33', '44'] },
  ),
  editing('odd key, narrative', [quotedKey], [narrative], { says: ['Doe'] }),
  editing('odd key, page', [quotedKey], [typed('locator', '33')], { says: ['33'] }),
];

/** Those with texts before or behind a key. */
export const formsWithTexts = edited
  .map(({ name }) => name)
  .filter((name) => /page|sec|fix/.test(name));

export const forms: readonly Form[] = [
  inOneGo('one', [plainPaper]),
  inOneGo('several', [plainPaper, secondPaper]),
  {
    name: 'extended',
    papers: [plainPaper, secondPaper],
    write: (language, note, offset) =>
      citing(language, note, offset, [[plainPaper], [secondPaper]]).note,
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
  ...edited,
];

function inOneGo(name: string, cited: readonly CitedPaper[]): Form {
  return {
    name,
    papers: cited,
    write: (language, note, offset) => citing(language, note, offset, [cited]).note,
  };
}

/** Cites these groups of papers, each where the cursor is after the one before. They become one citation. */
function citing(
  language: NotesLanguage,
  before: string,
  offset: number,
  groups: readonly (readonly CitedPaper[])[],
): { readonly note: string; readonly cursor: number } {
  let cursor = offset;
  let note = before;
  for (const group of groups) {
    const edit = language.cite(note, { start: cursor, end: cursor }, group);
    note = applied(note, edit);
    cursor = edit.range.start + edit.newText.length;
  }
  const added = language.citations(note).length - language.citations(before).length;
  assert.equal(added, 1, `not one citation more in ${note}`);
  return { note, cursor };
}

/**
 * A citation that is made and then edited, as *Edit Citation* does it. A language that cannot say one of the steps has no
 * such form, nor has one that can say each but not all of them together.
 */
function editing(
  name: string,
  cited: readonly CitedPaper[],
  steps: readonly Step[],
  text: Pick<Form, 'says' | 'hides'>,
): Form {
  return {
    name,
    papers: cited,
    ...text,
    write(language, before, offset) {
      const { parts } = language;
      if (!parts) return undefined;
      const { note, cursor } = citing(language, before, offset, [cited]);
      const citation = language.citationAt(note, cursor);
      assert.ok(citation, `no citation at the cursor in ${note}`);
      const read = parts.read(note, citation);
      assert.ok(read, `the citation in ${note} cannot be edited`);
      const can = parts.can(note, citation);
      if (!steps.every(({ needs }) => needs(can))) return undefined;
      const draft = steps.reduce<CitationDraft>((each, { change }) => change(each, can), read);
      const edits = draftEdits(language, note, citation, draft);
      assert.ok(
        edits ?? steps.length > 1,
        `${language.id} cannot write ${name}, as it says it can`,
      );
      return edits && edits.reduce(applied, note);
    },
  };
}

/** Something typed for a part of one of the papers. */
function typed(part: 'prefix' | 'locator' | 'suffix', text: string, index = 0): Step {
  return {
    needs: (can) => (part === 'locator' ? canLocate(can, text) : can[part]),
    change: (draft, can) => withTyped(draft, index, part, text, can),
  };
}

function canLocate({ locators }: CitationAbilities, text: string): boolean {
  const label = wholeLocator(text).label;
  return locators.includes(label);
}

export function applied(text: string, { range, newText }: TextReplacement): string {
  return text.slice(0, range.start) + newText + text.slice(range.end);
}
