import * as assert from 'node:assert/strict';
import { latex } from '../../../../../src/core/citations/languages/latex';
import { mystRole } from '../../../../../src/core/citations/languages/myst';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import { rst } from '../../../../../src/core/citations/languages/rst';
import { typst } from '../../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../../src/core/citations/notesLanguage';
import { projectBibliographies } from '../../../../../src/core/citations/projects/projectBibliographies';
import { pathIn } from '../../../../../src/core/citations/projects/projectPaths';
import { projectOf } from './filesUnderTest';

suite('The bibliographies of a project', () => {
  const quarto = { '/w/_quarto.yml': 'bibliography: a.bib' };
  const book = { '/w/docs/_config.yml': 'bibtex_bibfiles: [b.bib]' };
  const sphinx = { '/w/docs/conf.py': 'bibtex_bibfiles = ["c.bib"]' };
  const found = {
    '/w/docs/myst.yml': 'project: {}',
    '/w/docs/z.bib': '',
    '/w/docs/more/y.bib': '',
    '/w/docs/_build/x.bib': '',
    '/w/docs/.git/x.bib': '',
  };

  const cases: [
    what: string,
    language: NotesLanguage,
    files: Record<string, string>,
    expected: [by: string, ...paths: string[]] | undefined,
  ][] = [
    ['of Quarto', pandoc, quarto, ['/w/_quarto.yml', 'a.bib']],
    [
      'of the nearest project',
      pandoc,
      { ...quarto, '/w/docs/_quarto.yml': 'bibliography: n.bib' },
      ['/w/docs/_quarto.yml', 'n.bib'],
    ],
    [
      'of one further up where the nearest names none',
      pandoc,
      { ...quarto, '/w/docs/_quarto.yml': 'project: {}' },
      ['/w/_quarto.yml', 'a.bib'],
    ],
    [
      'of a folder of Quarto, for what is below it',
      pandoc,
      { ...quarto, '/w/docs/_metadata.yml': 'bibliography: [m.bib, ../n.bib]' },
      ['/w/docs/_metadata.yml', 'm.bib', '../n.bib'],
    ],
    [
      'of the project where its folder says something else only',
      pandoc,
      { ...quarto, '/w/docs/_metadata.yml': 'author: Doe' },
      ['/w/_quarto.yml', 'a.bib'],
    ],
    [
      'of the project where another folder names some',
      pandoc,
      { ...quarto, '/w/other/_metadata.yml': 'bibliography: m.bib' },
      ['/w/_quarto.yml', 'a.bib'],
    ],
    [
      'from the folder of the project, with a slash in front',
      pandoc,
      { ...quarto, '/w/docs/_metadata.yaml': 'bibliography: /m.bib' },
      ['/w/docs/_metadata.yaml', '../m.bib'],
    ],
    [
      'from the folder of the project, for all of it',
      pandoc,
      { '/w/_quarto.yml': 'bibliography: [/p.bib]' },
      ['/w/_quarto.yml', 'p.bib'],
    ],
    ['of Jupyter Book', mystRole, book, ['/w/docs/_config.yml', 'b.bib']],
    ['of Sphinx, for MyST', mystRole, sphinx, ['/w/docs/conf.py', 'c.bib']],
    ['of Sphinx', rst, { ...sphinx, ...book }, ['/w/docs/conf.py', 'c.bib']],
    ['that mystmd finds', mystRole, found, ['/w/docs/myst.yml', 'z.bib', 'more/y.bib']],
    [
      'that myst.yml names',
      pandoc,
      { ...found, '/w/docs/myst.yml': 'project: {bibliography: [r/s.bib]}' },
      ['/w/docs/myst.yml', 'r/s.bib'],
    ],
    [
      'of a LaTeX document',
      latex,
      {
        '/w/docs/ch/note.md': '',
        '/w/main.tex': '\\documentclass{a}\\addbibresource{d.bib}\\input{docs/ch/note.md}',
      },
      undefined,
    ],
    ['of none', pandoc, {}, undefined],
    ['of another tool', typst, { ...quarto, ...book, ...sphinx }, undefined],
  ];
  for (const [what, language, files, expected] of cases) {
    test(`are those ${what}`, async () => {
      const named = await projectBibliographies(language, '/w/docs/ch/note.md', projectOf(files));
      assert.deepEqual(named && [named.by, ...named.paths], expected);
    });
  }

  test('are relative to the file that names them', () => {
    assert.equal(pathIn('/w/a', '../b/./c.tex'), '/w/b/c.tex');
    assert.equal(pathIn('/w/a', '..\\b.tex'), '/w/b.tex');
    assert.equal(pathIn('/w/a', '/x/b.tex'), '/x/b.tex');
    assert.equal(pathIn('/w', '../../../b.tex'), '/b.tex');
    assert.equal(pathIn('/c:/w', 'd:\\b.tex'), '/d:/b.tex');
  });
});
