import * as assert from 'node:assert/strict';
import { asciidoc } from '../../src/core/citations/languages/asciidoc';
import { latex } from '../../src/core/citations/languages/latex';
import { myst, mystRole } from '../../src/core/citations/languages/myst';
import { notesLanguageOf } from '../../src/core/citations/languages/notesLanguages';
import { org } from '../../src/core/citations/languages/org';
import { pandoc } from '../../src/core/citations/languages/pandoc';
import { rst } from '../../src/core/citations/languages/rst';
import { typst } from '../../src/core/citations/languages/typst';
import { asciidoctorTool } from './asciidoctorTool';
import { emacsTool } from './emacsTool';
import type { NotesLanguage } from '../../src/core/citations/notesLanguage';
import { biberTool, bibtexTool } from './latexTools';
import { mystTool } from './mystTool';
import { nbconvertTool } from './nbconvertTool';
import { pandocTool } from './pandocTool';
import { sphinxMystTool, sphinxTool } from './sphinxTool';
import type { Tool } from './tool';
import { typstTool } from './typstTool';

/** A way to write: a language with the tool that reads it. */
export interface Row {
  readonly name: string;
  readonly tool: Tool;
  readonly language: NotesLanguage;
  /** A note of these paragraphs, which do not cite yet; at its end is what makes the tool list the references. */
  readonly note: (paragraphs: string) => string;
  readonly noteFile: string;
  readonly bibliographyFile: string;
}

function latexNote(packages: readonly string[], end = ''): Row['note'] {
  const all = ['[T1]{fontenc}', '{lmodern}', ...packages];
  const preamble = all.map((each) => `\\usepackage${each}\n`).join('');
  return (paragraphs) =>
    `\\documentclass{article}\n${preamble}\\begin{document}\n${paragraphs}\n${end}\\end{document}\n`;
}

const markdown = { language: pandoc, noteFile: 'note.md' } as const;
const tex = { language: latex, noteFile: 'note.tex', bibliographyFile: 'refs.bib' } as const;
const orgNote = { language: org, noteFile: 'note.org' } as const;

/** Markdown in a notebook of no project. */
const cellLanguage = notesLanguageOf(
  { languageId: 'markdown', path: 'note.ipynb' },
  { markdown: 'auto', inNotebook: true },
);
assert.ok(cellLanguage);

const biblatexEnd = '\\printbibliography\n';

/** A language more is an entry more. */
export const rows: readonly Row[] = [
  {
    ...markdown,
    name: 'Pandoc Markdown, BibTeX',
    tool: pandocTool,
    note: (paragraphs) => `${paragraphs}\n`,
    bibliographyFile: 'refs.bib',
  },
  {
    ...markdown,
    name: 'Pandoc Markdown, CSL-JSON',
    tool: pandocTool,
    note: (paragraphs) => `${paragraphs}\n`,
    bibliographyFile: 'refs.json',
  },
  {
    ...tex,
    name: 'LaTeX, `\\cite`',
    tool: bibtexTool,
    note: latexNote([]),
  },
  {
    ...tex,
    name: 'LaTeX, natbib',
    tool: bibtexTool,
    // plainnat typesets addresses, which takes a package that can.
    note: latexNote(['{natbib}', '{hyperref}']),
  },
  {
    ...tex,
    name: 'LaTeX, biblatex with Biber',
    tool: biberTool,
    note: latexNote(['[style=authoryear,maxbibnames=9]{biblatex}', '{hyperref}'], biblatexEnd),
  },
  {
    ...tex,
    name: 'LaTeX, biblatex with BibTeX',
    tool: bibtexTool,
    note: latexNote(['[style=authoryear,maxbibnames=9,backend=bibtex]{biblatex}'], biblatexEnd),
  },
  {
    name: 'Typst',
    tool: typstTool,
    language: typst,
    note: (paragraphs) => `${paragraphs}\n`,
    noteFile: 'note.typ',
    bibliographyFile: 'refs.bib',
  },
  {
    ...orgNote,
    name: 'Org in Pandoc, BibTeX',
    tool: pandocTool,
    note: (paragraphs) => `\n${paragraphs}\n`,
    bibliographyFile: 'refs.bib',
  },
  {
    ...orgNote,
    name: 'Org in Emacs, CSL-JSON',
    tool: emacsTool,
    note: (paragraphs) => `\n${paragraphs}\n\n#+print_bibliography:\n`,
    // Of BibTeX, Org’s own processor prints the TeX as it stands there.
    bibliographyFile: 'refs.json',
  },
  {
    name: 'MyST, mystmd',
    tool: mystTool,
    language: myst,
    note: (paragraphs) => `${paragraphs}\n`,
    noteFile: 'note.md',
    bibliographyFile: 'refs.bib',
  },
  {
    name: 'MyST, Sphinx',
    tool: sphinxMystTool,
    language: mystRole,
    note: (paragraphs) => `# Note\n\n${paragraphs}\n\n\`\`\`{bibliography}\n\`\`\`\n`,
    noteFile: 'note.md',
    bibliographyFile: 'refs.bib',
  },
  {
    name: 'reStructuredText',
    tool: sphinxTool,
    language: rst,
    note: (paragraphs) => `Note\n====\n\n${paragraphs}\n`,
    noteFile: 'note.rst',
    bibliographyFile: 'refs.bib',
  },
  {
    name: 'Jupyter notebook, nbconvert',
    tool: nbconvertTool,
    language: cellLanguage,
    note: (paragraphs) => `${paragraphs}\n`,
    noteFile: 'cell.md',
    bibliographyFile: 'refs.bib',
  },
  {
    name: 'AsciiDoc',
    tool: asciidoctorTool,
    language: asciidoc,
    note: (paragraphs) => `\n${paragraphs}\n\nbibliography::[]\n`,
    noteFile: 'note.adoc',
    bibliographyFile: 'refs.bib',
  },
];
