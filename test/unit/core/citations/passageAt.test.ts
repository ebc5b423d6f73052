import * as assert from 'node:assert/strict';
import { codeComment } from '../../../../src/core/citations/languages/codeComment';
import { latex } from '../../../../src/core/citations/languages/latex';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import { typst } from '../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../src/core/citations/notesLanguage';
import { lacksCitation, passageAt } from '../../../../src/core/citations/passageAt';
import { applied, marked } from './notesUnderTest';
import { cited } from './papersUnderTest';

/** What citing `b` for the passage at the marks makes of the note. */
const citing = (language: NotesLanguage, text: string): string => {
  const { note, selection } = marked(text.replaceAll('|', () => '$$CURSOR$$'));
  const { citeAt } = passageAt(note, selection, language);
  return applied(note, language.cite(note, { start: citeAt, end: citeAt }, cited('b')));
};

suite('Where a passage is cited for', () => {
  for (const [what, language, text, expected] of [
    ['before the point', pandoc, 'A cla|im. Two.', 'A claim [@b]. Two.'],
    ['in LaTeX', latex, 'A cla|im. Two.', 'A claim \\cite{b}. Two.'],
    ['in Typst', typst, 'A cla|im. Two.', 'A claim @b. Two.'],
    ['before the signs of a question', pandoc, 'A cla|im?! Two.', 'A claim [@b]?! Two.'],
    ['at the end without one', pandoc, 'A cla|im', 'A claim [@b]'],
    ['behind the selection, which stays', pandoc, 'A |cla|im. Two.', 'A cla [@b] im. Two.'],
    ['before the white space of a selection', pandoc, '|A claim. |Two.', 'A claim [@b]. Two.'],
    ['before a comma that is selected', pandoc, '|As shown,| two.', 'As shown [@b], two.'],
    ['into the citation that is there', pandoc, 'A cla|im [@a]. Two.', 'A claim [@a; @b]. Two.'],
    ['also behind the point', pandoc, 'A cla|im.[@a] Two.', 'A claim.[@a; @b] Two.'],
    ['behind the point of an abbreviation', pandoc, 'By |Lewis et al.', 'By Lewis et al. [@b]'],
    ['before white space just typed', pandoc, 'A claim. |', 'A claim [@b]. '],
    ['at the end of a line of a program', codeComment, '// A cla|im.\nx = 1;\n', undefined],
  ] as const) {
    test(what, () => {
      if (expected !== undefined) assert.equal(citing(language, text), expected);
      else assert.match(citing(language, text), /^\/\/ A claim Vaswani .*\.\nx = 1;\n$/);
    });
  }
});

suite('A passage that lacks a citation', () => {
  for (const [text, expected] of [
    ['Dense models win over sparse ones.', true],
    ['Dense models win over [@a].', false],
    ['Dense models win over sparse ones [@a].', false],
    ['Dense models win 1 2 3 4.', false],
  ] as const) {
    test(`${text} ${expected ? 'does' : 'does not'}`, () => {
      const passage = passageAt(text, { start: 0, end: 0 }, pandoc);
      assert.equal(lacksCitation(text, passage, pandoc), expected);
    });
  }
});
