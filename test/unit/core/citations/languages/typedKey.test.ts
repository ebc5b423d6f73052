import * as assert from 'node:assert/strict';
import { latex } from '../../../../../src/core/citations/languages/latex';
import { rst } from '../../../../../src/core/citations/languages/rst';
import { org } from '../../../../../src/core/citations/languages/org';
import { obsidian } from '../../../../../src/core/citations/languages/obsidian';
import { myst, mystRole } from '../../../../../src/core/citations/languages/myst';
import { asciidoc } from '../../../../../src/core/citations/languages/asciidoc';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import { typst } from '../../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../../src/core/citations/notesLanguage';
import { marked } from '../notesUnderTest';
import { everyLanguage } from './languagesUnderTest';

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

/** What is no text, by language: around a citation that is being typed, the last `%`. */
const verbatim: Readonly<Record<string, readonly string[]>> = {
  pandoc: ['`%`', '``x % ``', '```\n%\n```', '~~~ {.md}\n%', 'As\n\n    %\n', '<!-- % -->'],
  latex: [
    '\\begin{verbatim}\n%\n\\end{verbatim}',
    '\\cite{a}\n\\begin{lstlisting}\n%',
    '\\verb|%|',
    '\\cite{a} % %',
  ],
  typst: ['`%`', '```\n%\n```', '// %', '/* % */'],
  org: ['=%=', '~%~', '#+begin_src x\n%\n#+end_src', '# %', ': %'],
  myst: ['``%``', '```\n%\n```', '```{code-cell} python\n%\n```', '% %', '    %', '<!-- % -->'],
  rst: ['``%``', '::\n\n  %\n', 'As::\n\n  a\n\n  %', '.. code-block:: x\n\n   %', '.. %', '>>> %'],
  asciidoc: [
    '`%`',
    '----\n%\n----',
    '....\n%\n....',
    'a\n\n  %',
    '[source,x]\n%',
    '// %',
    '////\n%\n////',
  ],
  obsidian: ['`%`', '```\n%\n```', 'As\n\n    %', '<!-- % -->'],
  nbconvert: ['`%`', '```\n%\n```', 'As\n\n    %', '<!-- % -->'],
};
/** What is typed there, closed and open. */
const typing: Readonly<Record<string, readonly string[]>> = {
  pandoc: ['@do$$CURSOR$$', '[@do$$CURSOR$$]', '[see @a; @do$$CURSOR$$'],
  latex: ['\\cite{do$$CURSOR$$}', '\\citep[see][]{a,do$$CURSOR$$'],
  typst: ['@do$$CURSOR$$', '#cite(<do$$CURSOR$$>)', '#cite(<do$$CURSOR$$'],
  org: ['[cite:@do$$CURSOR$$]', '[cite/t:@a;@do$$CURSOR$$'],
  myst: ['{cite:p}`do$$CURSOR$$`', '{cite}`a,do$$CURSOR$$', '@do$$CURSOR$$'],
  rst: [':cite:p:`do$$CURSOR$$`', ':cite:`a,do$$CURSOR$$'],
  asciidoc: ['cite:[do$$CURSOR$$]', 'citenp:[a,do$$CURSOR$$'],
  obsidian: ['[[@do$$CURSOR$$]]', '[[@do$$CURSOR$$'],
  nbconvert: ['<cite data-cite="do$$CURSOR$$">(A)</cite>', "<cite data-cite='a,do$$CURSOR$$"],
};
/** These cite by what begins like anything else, hence nothing is completed. */
const untyped = ['markdownFootnote', 'markdownLink', 'template', 'codeComment'];

suite('What is typed in code and comments', () => {
  for (const language of everyLanguage) {
    const { id } = language;
    test(`is no citekey in ${id}${language === mystRole ? ', roles only' : ''}`, () => {
      const typed = (text: string) => {
        const { note, selection } = marked(text);
        const range = language.typedKey(note, selection.start);
        return range && note.slice(range.start, range.end);
      };
      assert.equal(verbatim[id] === undefined, untyped.includes(id));
      for (const citation of typing[id] ?? []) {
        assert.equal(typed(`As ${citation}`), 'do', citation);
        for (const around of verbatim[id] ?? []) {
          const at = around.lastIndexOf('%');
          const note = around.slice(0, at) + citation + around.slice(at + 1);
          assert.equal(typed(note), undefined, note);
        }
      }
    });
  }
});
