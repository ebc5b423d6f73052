import * as assert from 'node:assert/strict';
import { myst, mystRole } from '../../../../../src/core/citations/languages/myst';
import {
  markdownOfProject,
  notesLanguageOf,
} from '../../../../../src/core/citations/languages/notesLanguages';

suite('The notes language', () => {
  const cases: [languageId: string, path: string, expected: string | undefined][] = [
    ['markdown', 'a.md', 'markdownLink'],
    ['markdown', 'a.ipynb', 'markdownLink'],
    ['quarto', 'a.qmd', 'pandoc'],
    ['markdown', 'a.qmd', 'pandoc'],
    ['plaintext', 'a.Rmd', 'pandoc'],
    ['latex', 'a.tex', 'latex'],
    ['plaintext', 'a.tex', 'latex'],
    ['typst', 'a', 'typst'],
    ['plaintext', 'a.typ', 'typst'],
    ['', 'a.rst', 'rst'],
    ['restructuredtext', 'a', 'rst'],
    ['plaintext', 'a.org', 'org'],
    ['org', 'a', 'org'],
    ['plaintext', 'a.adoc', 'asciidoc'],
    ['plaintext', 'a.asc', 'asciidoc'],
    ['asciidoc', 'a', 'asciidoc'],
    ['plaintext', 'a.myst', 'myst'],
    ['plaintext', 'a.constructor', undefined],
    ['plaintext', 'a.txt', undefined],
    ['python', 'a.py', 'codeComment'],
    ['python', 'a.ipynb', 'codeComment'],
    ['json', 'a.json', undefined],
  ];
  for (const [languageId, path, expected] of cases) {
    test(`of ${languageId} ${path}`, () => {
      const language = notesLanguageOf({ languageId, path }, { markdown: 'link' });
      assert.equal(language?.id, expected);
    });
  }

  test('of Markdown is a choice', () => {
    const document = { languageId: 'markdown', path: 'a.md' };
    assert.equal(notesLanguageOf(document, { markdown: 'pandoc' })?.id, 'pandoc');
    assert.equal(notesLanguageOf(document, { markdown: 'obsidian' })?.id, 'obsidian');
    assert.equal(notesLanguageOf(document, { markdown: 'myst' }), myst);
    assert.equal(notesLanguageOf(document, { markdown: 'mystRole' }), mystRole);
    assert.equal(notesLanguageOf(document, { markdown: 'footnote' })?.id, 'markdownFootnote');
    const template = { item: '${citekey}' };
    assert.equal(notesLanguageOf(document, { markdown: 'template', template })?.id, 'template');
    assert.equal(notesLanguageOf(document, { markdown: 'template' })?.id, 'pandoc');
  });

  test('of a cell of a notebook is that of nbconvert, unless it is chosen or in a project of MyST', () => {
    const cell = { languageId: 'markdown', path: 'a.ipynb' };
    const inNotebook = true;
    assert.equal(notesLanguageOf(cell, { markdown: 'auto', inNotebook })?.id, 'nbconvert');
    assert.equal(notesLanguageOf(cell, { markdown: 'pandoc', inNotebook })?.id, 'pandoc');
    const inProject = (...projectFiles: string[]) =>
      notesLanguageOf(cell, { markdown: 'auto', inNotebook, projectFiles });
    assert.equal(inProject('myst.yml'), myst);
    assert.equal(inProject('_config.yml', '_toc.yml'), mystRole);
    const code = { languageId: 'python', path: 'a.ipynb' };
    assert.equal(notesLanguageOf(code, { markdown: 'auto', inNotebook })?.id, 'codeComment');
  });

  test('of Markdown goes by the project where the choice is left to it', () => {
    const document = { languageId: 'markdown', path: 'a.md' };
    const inProject = (...projectFiles: string[]) =>
      notesLanguageOf(document, { markdown: 'auto', projectFiles });
    assert.equal(inProject('conf.py'), mystRole);
    assert.equal(inProject('myst.yml', 'conf.py'), myst);
    assert.equal(inProject('README.md')?.id, 'pandoc');
    assert.equal(notesLanguageOf(document, { markdown: 'auto' })?.id, 'pandoc');
    assert.equal(markdownOfProject(['_config.yml', '_toc.yml']), 'mystRole');
    assert.equal(markdownOfProject(['_config.yml']), 'pandoc');
    assert.equal(markdownOfProject(['.obsidian']), 'obsidian');
  });

  test('of a file of MyST has the form of its project', () => {
    const document = { languageId: 'myst', path: 'a.myst' };
    const form = (markdown: 'pandoc' | 'mystRole', ...projectFiles: string[]) =>
      notesLanguageOf(document, { markdown, projectFiles });
    assert.equal(form('pandoc', 'conf.py'), mystRole);
    assert.equal(form('pandoc', 'myst.yml'), myst);
    assert.equal(form('mystRole'), mystRole);
  });
});
