import * as assert from 'node:assert/strict';
import { readLatexFile } from '../../../../../src/core/citations/projects/latexFile';
import {
  latexDocumentOf,
  mostFiles,
} from '../../../../../src/core/citations/projects/latexDocument';
import { projectOf } from './filesUnderTest';

suite('LaTeX files', () => {
  const cases: [text: string, includes: string[]][] = [
    ['\\input{a}\\include{b/c}\\subfile{./d.tex}', ['a.tex', 'b/c.tex', './d.tex']],
    ['\\input a\n\\input{ b }', ['a.tex', 'b.tex']],
    ['\\import{parts/}{a}\\subimport{./b}{c.tex}', ['parts//a.tex', './b/c.tex']],
    ['% \\input{a}\n\\verb|\\input{b}|\\includegraphics{c}\\inputencoding{d}', []],
    ['\\input{', []],
    ['\\input', []],
  ];
  for (const [text, includes] of cases) {
    test(`include ${JSON.stringify(text)}`, () =>
      assert.deepEqual(readLatexFile(text).includes, includes));
  }

  const mains: [text: string, main: string | undefined][] = [
    ['% !TEX root = ../main.tex\n\\section{x}', '../main.tex'],
    ['%!TeX root=main\r\n', 'main.tex'],
    ['% !TEX program = xelatex\n% !TEX root = "a b.tex"', 'a b.tex'],
    ['\\documentclass[../thesis]{subfiles}', '../thesis.tex'],
    ['\\documentclass[a4paper]{article}', undefined],
    ['text !TEX root = a.tex', undefined],
  ];
  for (const [text, main] of mains) {
    test(`name their main file in ${JSON.stringify(text)}`, () =>
      assert.equal(readLatexFile(text).main, main));
  }
});

suite('LaTeX documents', () => {
  const natbib = '\\documentclass{book}\\usepackage{natbib}\\bibliography{refs}';

  const cases: [
    what: string,
    files: Record<string, string>,
    expected: [main: string, citing: string, bibliographies: string[]] | undefined,
  ][] = [
    [
      'by the comment of the chapter',
      { '/w/parts/ch.tex': '% !TEX root = ../main.tex', '/w/main.tex': natbib },
      ['/w/main.tex', 'natbib', ['refs.bib']],
    ],
    [
      'by the class of a part',
      {
        '/w/parts/ch.tex': '\\documentclass[../main]{subfiles}',
        '/w/main.tex': natbib,
      },
      ['/w/main.tex', 'natbib', ['refs.bib']],
    ],
    [
      'in the folder above',
      {
        '/w/parts/ch.tex': '',
        '/w/main.tex': `${natbib}\\input{parts/ch}`,
        '/w/another.tex': '\\documentclass{article}',
      },
      ['/w/main.tex', 'natbib', ['refs.bib']],
    ],
    [
      'through another file',
      {
        '/w/parts/ch.tex': '',
        '/w/parts/all.tex': '\\subimport{.}{ch}',
        '/w/main.tex': `${natbib}\\include{parts/all}`,
      },
      ['/w/main.tex', 'natbib', ['refs.bib']],
    ],
    [
      'whose preamble and bibliography are in other files',
      {
        '/w/parts/ch.tex': '',
        '/w/main.tex': '\\documentclass{book}\\input{setup}\\input{parts/ch}\\input{back}',
        '/w/setup.tex': '\\usepackage{biblatex}\\addbibresource{a.bib}',
        '/w/back.tex': '\\addbibresource{b.bib}',
      },
      ['/w/main.tex', 'biblatex', ['a.bib', 'b.bib']],
    ],
    [
      'that names bibliographies rather than one that does not',
      {
        '/w/parts/ch.tex': '',
        '/w/draft.tex': '\\documentclass{article}\\input{parts/ch}',
        '/w/main.tex': `${natbib}\\input{parts/ch}`,
      },
      ['/w/main.tex', 'natbib', ['refs.bib']],
    ],
    [
      'which is the file itself',
      { '/w/parts/ch.tex': natbib, '/w/main.tex': '\\documentclass{book}\\input{parts/ch}' },
      ['/w/parts/ch.tex', 'natbib', ['refs.bib']],
    ],
    [
      'of files that include each other',
      {
        '/w/parts/ch.tex': '\\input{main}',
        '/w/main.tex': `${natbib}\\input{parts/ch}\\input{main}`,
      },
      ['/w/main.tex', 'natbib', ['refs.bib']],
    ],
    ['of which there is none', { '/w/parts/ch.tex': '', '/w/main.tex': natbib }, undefined],
    [
      'that the comment names but that is not there',
      { '/w/parts/ch.tex': '% !TEX root = gone.tex' },
      undefined,
    ],
    ['outside the workspace folder', { '/w/parts/ch.tex': '', '/main.tex': natbib }, undefined],
  ];
  for (const [what, files, expected] of cases) {
    test(`are found ${what}`, async () => {
      const found = await latexDocumentOf('/w/parts/ch.tex', projectOf(files));
      assert.deepEqual(found && [found.main, found.citing, found.bibliographies], expected);
    });
  }

  test('are looked for in so many files only', async () => {
    const files: Record<string, string> = { '/w/ch.tex': '' };
    for (let n = 0; n < 3 * mostFiles; n++) {
      files[`/w/m${n}.tex`] = `\\documentclass{book}\\input{m${n + 1}}\\input{m${n + 2}}`;
    }
    const project = projectOf(files);
    assert.equal(await latexDocumentOf('/w/ch.tex', project), undefined);
    assert.equal(project.reads.length, mostFiles);
  });
});
