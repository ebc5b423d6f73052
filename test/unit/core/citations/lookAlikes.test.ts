import assert from 'node:assert/strict';
import { citedKeys } from '../../../../src/core/citations/citedKeys';
import { asciidoc } from '../../../../src/core/citations/languages/asciidoc';
import { latex } from '../../../../src/core/citations/languages/latex';
import { myst, mystRole } from '../../../../src/core/citations/languages/myst';
import { org } from '../../../../src/core/citations/languages/org';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import { rst } from '../../../../src/core/citations/languages/rst';
import { typst } from '../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../src/core/citations/notesLanguage';
import { ownReferences } from '../../../../src/core/citations/ownReferences';

/** What looks like a citation in a language, and is none; in each, `real` is cited as well. */
const markdown = {
  'an e-mail address': 'me@home.org, @real',
  'an e-mail address in brackets': '<me@home.org> [@real]',
  'a web address': 'https://social.example/@me @real',
  'the address of a link': '[me](https://social.example/@me) @real',
  'a cross-reference': '@fig-one, @tbl-two, @sec-three, @eq-four and @real',
  'an escaped sign': '\\@no and @real',
  code: '`@no` and @real',
  'code with two signs': '`` @no ` `` and @real',
  'a block of code': '```py\n@no\n[@no]\n```\n\n@real',
  'an indented block of code': 'Text:\n\n    @no\n\n@real',
  'a comment': '<!-- @no --> @real',
  'a dot at the end of a sentence': 'As says @real.',
  'an attribute in HTML': '<img src="@no" alt=\'see @no\'> and <a href=/@no>@real</a>',
  'a dot and a bracket behind it': '(As says @real.)',
};
const tables: [NotesLanguage, Record<string, string>][] = [
  [pandoc, markdown],
  [
    myst,
    {
      'an e-mail address': 'me@home.org [@real]',
      'an escaped sign': '\\@no and [@real]',
      code: '`[@no]` and [@real]',
      'a block of code': '```py\n[@no]\n```\n\n[@real]',
      'what is said of a block': '+++ { "by": "@no" }\n\n[@real]',
      'an attribute in HTML': '<img src="@no"> [@real]',
      'a dot at the end of a sentence': 'As says [@real].',
    },
  ],
  [
    mystRole,
    {
      code: '`` {cite:p}`no` `` and {cite:p}`real`',
      'a block of code': '```py\n{cite:p}`no`\n```\n\n{cite:p}`real`',
    },
  ],
  [
    latex,
    {
      'a comment': '% \\cite{no}\n\\cite{real}.',
      'verbatim text': '\\begin{verbatim}\n\\cite{no}\n\\end{verbatim}\n\\cite{real}',
      'code in a line': '\\verb|\\cite{no}| \\cite{real}',
      'a cross-reference': '\\ref{fig-one} \\label{no} \\cite{real}',
      'an e-mail address': 'me@home.org \\cite{real}',
      'what a macro is given': '\\newcommand{\\my}[1]{\\cite{#1}} \\cite{\\no, real}',
      'a command that makes others': '\\newcites{no}{No} \\AtEveryCitekey{no} \\cite{real}',
      'text behind the document': '\\cite{real}\\end{document}\n\\cite{no}',
      'an item of its own list': '\\bibitem{no} x \\cite{real}',
    },
  ],
  [
    typst,
    {
      'an e-mail address': 'me@home.org @real',
      'a web address': 'https://social.example/@me @real',
      'an escaped sign': '\\@no @real',
      code: '`@no` @real',
      'a block of code': '```\n@no\n```\n@real',
      'a comment': '// @no\n@real',
      'a package': '#import "@preview/no:0.1.0": *\n#include "/@no.typ"\n@real',
      'a string of code': '#let a = "@no"\n#set text(font: ("@no", "x"))\n#link("@no", [@real])',
      'a string in a block of code': '#{\n  let a = "\\"@no";\n  [@real "@real"]\n}',
      'a quotation in text, which is no string': '#text(fill: red)[He says "@real"] "@real"',
      'code that never ends': '#f(\n\n@real',
      'a dot at the end of a sentence': 'As says @real.',
    },
  ],
  [
    org,
    {
      'a block of code': '#+begin_src text\n[cite:@no]\n#+end_src\n[cite:@real]',
      code: '=[cite:@no]= [cite:@real]',
      'a comment': '# [cite:@no]\n[cite:@real]',
      'an e-mail address': 'me@home.org [cite:@real]',
    },
  ],
  [
    rst,
    {
      code: '``:cite:p:`no` `` :cite:p:`real`',
      'a block of code': 'Text::\n\n    :cite:p:`no`\n\n:cite:p:`real`',
      'a comment': '.. :cite:p:`no`\n\n:cite:p:`real`',
    },
  ],
  [
    asciidoc,
    {
      'a block of code': '----\ncite:[no]\n----\n\ncite:[real]',
      'a comment': '// cite:[no]\n\ncite:[real]',
      'an e-mail address': 'me@home.org cite:[real]',
    },
  ],
];

suite('What looks like a citation and is none', () => {
  for (const [language, cases] of tables) {
    for (const [what, note] of Object.entries(cases)) {
      test(`in ${language.id}: ${what}`, () => {
        assert.deepEqual([...citedKeys(note, language)], ['real']);
      });
    }
  }
});

suite('References that a note holds itself', () => {
  test('are those of its front matter', () => {
    const note = '---\nreferences:\n- id: a\n  title: A\n- id: "b"\n---\n\n@a @b @c\n';
    assert.deepEqual([...ownReferences(note, pandoc)], ['a', 'b']);
  });

  test('are the items of a list in LaTeX', () => {
    const note =
      '\\begin{thebibliography}{9}\n\\bibitem{a} A.\n\\bibitem[B (2020)]{b} B.\n\\end{thebibliography}\n';
    assert.deepEqual([...ownReferences(note, latex)], ['a', 'b']);
    assert.deepEqual([...ownReferences(note, typst)], []);
  });

  test('of its own places in MyST, which are referred to as papers are', () => {
    const note =
      '(a)=\n# A\n\n```{figure} x.png\n:name: fig-b\n:label: c\n```\n\n## D {#d}\n\nsee (e)=';
    assert.deepEqual([...ownReferences(note, myst)], ['a', 'fig-b', 'c', 'd']);
    assert.deepEqual([...ownReferences(note, pandoc)], []);
  });
});
