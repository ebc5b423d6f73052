import * as assert from 'node:assert/strict';
import { latex } from '../../../../../src/core/citations/languages/latex';
import { rst } from '../../../../../src/core/citations/languages/rst';
import { org } from '../../../../../src/core/citations/languages/org';
import { obsidian } from '../../../../../src/core/citations/languages/obsidian';
import { myst } from '../../../../../src/core/citations/languages/myst';
import { asciidoc } from '../../../../../src/core/citations/languages/asciidoc';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import { typst } from '../../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../../src/core/citations/notesLanguage';
import { marked } from '../notesUnderTest';

/** What is typed at the cursor of a note; undefined where no key goes. */
const cases: readonly [NotesLanguage, string, string | undefined][] = [
  [pandoc, 'A claim @$$CURSOR$$', ''],
  [pandoc, 'A claim @att$$CURSOR$$', 'att'],
  [pandoc, 'A claim [@att$$CURSOR$$', 'att'],
  [pandoc, 'A claim [@attention is all$$CURSOR$$]', 'attention is all'],
  [pandoc, 'A claim [see @a; @dense re$$CURSOR$$]', 'dense re'],
  [pandoc, 'A claim @{DBLP:a$$CURSOR$$}', 'DBLP:a'],
  [pandoc, 'As @doe2020 says$$CURSOR$$', undefined],
  [pandoc, '[@doe2020, p. 3$$CURSOR$$]', undefined],
  [pandoc, 'me@home$$CURSOR$$', undefined],
  [pandoc, '\\@home$$CURSOR$$', undefined],
  [pandoc, '@fig-one$$CURSOR$$', undefined],
  [pandoc, '`@code$$CURSOR$$`', undefined],
  [pandoc, '```\n@code$$CURSOR$$\n```\n', undefined],
  [pandoc, 'nothing$$CURSOR$$', undefined],
  [latex, '\\cite{$$CURSOR$$}', ''],
  [latex, '\\cite{$$CURSOR$$', ''],
  [latex, '\\citep[see][3]{doe, attention is$$CURSOR$$}', 'attention is'],
  [latex, '\\autocites{doe}[3]{ro$$CURSOR$$}', 'ro'],
  [latex, '\\emph{ro$$CURSOR$$}', undefined],
  [latex, '\\cite{doe} {ro$$CURSOR$$}', undefined],
  [latex, '% \\cite{ro$$CURSOR$$}', undefined],
  [latex, '\\cite{doe} ro$$CURSOR$$', undefined],
  [typst, 'A claim @$$CURSOR$$', ''],
  [typst, 'A claim @att$$CURSOR$$', 'att'],
  [typst, '#cite(<att$$CURSOR$$>)', 'att'],
  [typst, '// @att$$CURSOR$$', undefined],
  [typst, 'me@home$$CURSOR$$', undefined],
  [pandoc, '[@doe2020 says so$$CURSOR$$]', undefined],
  [org, '[cite:@$$CURSOR$$]', ''],
  [org, '[cite/t:see @a1 p. 3; @dense re$$CURSOR$$', 'dense re'],
  [org, '[cite:@doe2020 p. 3$$CURSOR$$]', undefined],
  [org, 'me@home$$CURSOR$$', undefined],
  [myst, '{cite:p}`a, dense re$$CURSOR$$`', 'dense re'],
  [myst, 'A claim [@att$$CURSOR$$]', 'att'],
  [myst, '{math}`a$$CURSOR$$`', undefined],
  [rst, ':cite:t:`dense re$$CURSOR$$', 'dense re'],
  [rst, ':math:`a$$CURSOR$$`', undefined],
  [asciidoc, 'cite:[a(3),dense re$$CURSOR$$]', 'dense re'],
  [asciidoc, 'cite:[a(3$$CURSOR$$)]', undefined],
  [asciidoc, 'link:[a$$CURSOR$$]', undefined],
  [obsidian, '[[@dense re$$CURSOR$$]]', 'dense re'],
  [obsidian, '[[dense$$CURSOR$$]]', undefined],
];

suite('What is typed where a citekey goes', () => {
  for (const [language, text, expected] of cases) {
    test(`${language.id}: ${JSON.stringify(text)}`, () => {
      const { note, selection } = marked(text);
      const typed = language.typedKey(note, selection.start);
      assert.equal(typed && note.slice(typed.start, typed.end), expected);
    });
  }
});
