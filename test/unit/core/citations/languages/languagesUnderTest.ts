import fc from 'fast-check';
import { asciidoc } from '../../../../../src/core/citations/languages/asciidoc';
import { codeComment } from '../../../../../src/core/citations/languages/codeComment';
import { latex } from '../../../../../src/core/citations/languages/latex';
import { markdownFootnote } from '../../../../../src/core/citations/languages/markdownFootnote';
import { markdownLinkLanguage } from '../../../../../src/core/citations/languages/markdownLink';
import { myst, mystRole } from '../../../../../src/core/citations/languages/myst';
import { nbconvert } from '../../../../../src/core/citations/languages/nbconvert';
import { obsidian } from '../../../../../src/core/citations/languages/obsidian';
import { org } from '../../../../../src/core/citations/languages/org';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import { rst } from '../../../../../src/core/citations/languages/rst';
import { templateLanguage } from '../../../../../src/core/citations/languages/template';
import { typst } from '../../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../../src/core/citations/notesLanguage';

export const everyLanguage: readonly NotesLanguage[] = [
  pandoc,
  latex,
  typst,
  org,
  myst,
  mystRole,
  rst,
  asciidoc,
  obsidian,
  markdownFootnote,
  codeComment,
  nbconvert,
  templateLanguage({ open: '[', item: '#${citekey}', close: '][]', separator: '; ' }),
  markdownLinkLanguage,
];

/** Texts made of what citations are made of, so that odd neighbours meet often. */
export const pieces = [
  ...[
    '@a',
    '@',
    '[',
    ']',
    '; ',
    '-',
    '(',
    ')',
    '{',
    '}',
    '`',
    '```\n',
    '\n',
    '\n\n',
    '\r\n',
    '😀',
    'e\u0301',
    ' ',
    '.',
    ':',
  ],
  ...[
    '\\cite{a}',
    '\\cite[',
    '\\',
    '%',
    '\\begin{verbatim}',
    '#cite(<a>)',
    '<x>',
    '"',
    '//',
    '/*',
    '*/',
  ],
  ...[
    '---\n',
    'bibliography: ',
    'word',
    '注',
    '\ud83d',
    '\u0000',
    '<!--',
    '-->',
    '$',
    '    ',
    'https://',
  ],
  ...['[cite:@a]', '[cite/t:', '=', '~', '#+begin_src\n', '#+end_src\n', '# '],
  ...['{cite:p}', '{cite}`a`', '```{note}\n', '% '],
  ...[':cite:p:', ':cite:`a`', '``', '::\n', '.. '],
  ...['cite:[a]', 'citenp:', '----\n', '////\n', ':bibtex-file: ', '= '],
  ...['[[@a]]', '[[@', '[[', ']]', '|', '[#a][]', '[#', '][]'],
  ...['[^a]', '[^', '\n[^b]: '],
  ...['<cite data-cite="a">(A)</cite>', '<cite data-cite="', '">', '</cite>'],
];
/** Texts of such pieces. */
export function notesOf(of: readonly string[], maxLength = 25): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...of), { maxLength }).map((texts) => texts.join(''));
}

export const notes = notesOf(pieces);
