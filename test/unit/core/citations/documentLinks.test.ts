import assert from 'node:assert/strict';
import { bibliographyPlaces, identifierLinks } from '../../../../src/core/citations/documentLinks';
import { asciidoc } from '../../../../src/core/citations/languages/asciidoc';
import { latex } from '../../../../src/core/citations/languages/latex';
import { org } from '../../../../src/core/citations/languages/org';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import { rst } from '../../../../src/core/citations/languages/rst';
import { typst } from '../../../../src/core/citations/languages/typst';
import type { NotesLanguage } from '../../../../src/core/citations/notesLanguage';

suite('Identifiers in a bibliography', () => {
  const cases: [entry: string, ...links: [text: string, address: string][]][] = [
    ['@misc{a, doi = {10.1000/Ab.c}}', ['10.1000/Ab.c', 'https://doi.org/10.1000/Ab.c']],
    ['@misc{a,\n  DOI="10.1000/x",\n}', ['10.1000/x', 'https://doi.org/10.1000/x']],
    [
      '@misc{a,\n\teprint = {2101.00001v2},\n\tdoi = {10.1000/x(1)}}',
      ['2101.00001v2', 'https://arxiv.org/abs/2101.00001'],
      ['10.1000/x(1)', 'https://doi.org/10.1000/x%281%29'],
    ],
    ['@misc{a, eprint = {cs/0112017}}', ['cs/0112017', 'https://arxiv.org/abs/cs/0112017']],
    // VS Code makes a link of it.
    ['@misc{a, doi = {https://doi.org/10.1000/x}}'],
    ['@misc{a, eprint = {hal-01234567}, doi = {to appear}, title = {doi 10.1000/x}}'],
    ['@misc{a, mydoi = {10.1000/x}, doi = doimacro}'],
  ];
  for (const [entry, ...links] of cases) {
    test(JSON.stringify(entry), () => {
      assert.deepEqual(
        identifierLinks(entry).map(({ range, address }) => [
          entry.slice(range.start, range.end),
          address,
        ]),
        links,
      );
    });
  }
});

suite('Bibliographies that a note names', () => {
  const cases: [NotesLanguage, note: string, ...lines: [line: number, text: string][]][] = [
    [
      pandoc,
      '---\ntitle: a.bib\nbibliography: [a.bib, "b/c.json"]\n---\n\nIn a.bib is `a.bib`.\n',
      [2, 'a.bib'],
      [2, 'b/c.json'],
    ],
    [pandoc, 'No front matter, bibliography: a.bib\n'],
    [latex, '% \\bibliography{a}\n\\bibliography{a,sub/b}\nSee a.\n', [1, 'a'], [1, 'sub/b']],
    [latex, '\\addbibresource{a.bib}\n', [0, 'a.bib']],
    [typst, '// #bibliography("a.bib")\n#bibliography("a.bib")\n', [1, 'a.bib']],
    [org, '#+bibliography: a.bib\n', [0, 'a.bib']],
    [rst, 'See a.bib.\n\n.. bibliography:: a.bib\n', [2, 'a.bib']],
    [asciidoc, '= Note\n:bibtex-file: a.bib\n', [1, 'a.bib']],
  ];
  for (const [language, note, ...expected] of cases) {
    test(`${language.id}: ${JSON.stringify(note)}`, () => {
      assert.deepEqual(
        bibliographyPlaces(note, language).map(({ range }) => [
          note.slice(0, range.start).split('\n').length - 1,
          note.slice(range.start, range.end),
        ]),
        expected,
      );
    });
  }
});
