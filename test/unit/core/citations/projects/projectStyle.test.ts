import * as assert from 'node:assert/strict';
import { latex } from '../../../../../src/core/citations/languages/latex';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import { projectStyle } from '../../../../../src/core/citations/projects/projectStyle';
import { projectOf } from './filesUnderTest';

suite('The citation style of a project', () => {
  const quarto = { '/w/_quarto.yml': 'csl: styles/a.csl\nlang: de' };
  const cases: readonly (readonly [
    what: string,
    files: Record<string, string>,
    expected: readonly [by?: string, named?: string, language?: string],
  ])[] = [
    ['the project', quarto, ['/w/_quarto.yml', 'styles/a.csl', 'de']],
    [
      'the folder, and its language that of the project',
      { ...quarto, '/w/docs/_metadata.yml': 'csl: ../m.csl' },
      ['/w/docs/_metadata.yml', '../m.csl', 'de'],
    ],
    [
      'the project, and its language that of the folder',
      { ...quarto, '/w/docs/_metadata.yml': 'lang: fr' },
      ['/w/_quarto.yml', 'styles/a.csl', 'fr'],
    ],
    [
      'the folder, from that of the project with a slash in front',
      { ...quarto, '/w/docs/_metadata.yml': 'csl: /m.csl' },
      ['/w/docs/_metadata.yml', '../m.csl', 'de'],
    ],
    [
      'the project, with a slash in front',
      { '/w/_quarto.yaml': 'csl: /a.csl' },
      ['/w/_quarto.yaml', 'a.csl'],
    ],
    [
      'the repository of styles',
      { '/w/_quarto.yml': 'csl: https://www.zotero.org/styles/ieee' },
      ['/w/_quarto.yml', 'https://www.zotero.org/styles/ieee'],
    ],
    ['no other folder', { '/w/other/_metadata.yml': 'csl: m.csl\nlang: fr' }, []],
    ['no file that is broken', { '/w/_quarto.yml': 'csl: [' }, []],
  ];
  for (const [what, files, [by, named, language]] of cases) {
    test(`is that of ${what}`, async () => {
      const found = await projectStyle(pandoc, '/w/docs/ch/note.qmd', projectOf(files));
      assert.deepEqual(
        [found.style?.by, found.style?.named, found.language],
        [by, named, language],
      );
    });
  }

  test('is none for what Quarto does not read', async () => {
    assert.deepEqual(await projectStyle(latex, '/w/docs/ch/note.tex', projectOf(quarto)), {});
  });
});
