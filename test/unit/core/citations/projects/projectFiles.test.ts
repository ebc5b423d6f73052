import * as assert from 'node:assert/strict';
import { jupyterBookBibliographies } from '../../../../../src/core/citations/projects/jupyterBook';
import { mystBibliographies } from '../../../../../src/core/citations/projects/mystProject';
import { quartoProject } from '../../../../../src/core/citations/projects/quartoProject';
import { sphinxBibliographies } from '../../../../../src/core/citations/projects/sphinxProject';

/** What a file that is broken or about something else must not bring down. */
const odd = ['', '\ufeff', ': [', '- a', 'bibliography', 'null', '{', '\0'];

function table(
  parse: (text: string) => readonly string[] | undefined,
  cases: readonly (readonly [text: string, paths: readonly string[] | undefined])[],
): void {
  for (const [text, paths] of cases) {
    test(JSON.stringify(text), () => assert.deepEqual(parse(text), paths));
  }
}

suite('The bibliographies of _quarto.yml', () => {
  table(
    (text) => quartoProject(text).bibliographies,
    [
      ['bibliography: refs.bib\n', ['refs.bib']],
      [
        'project:\r\n  type: book\r\nbibliography:\r\n  - a.bib\r\n  - b/c.json\r\n',
        ['a.bib', 'b/c.json'],
      ],
      ['bibliography: [/a.bib, "b c.bib"]', ['/a.bib', 'b c.bib']],
      ['bibliography: [1, null, "", a.bib]', ['a.bib']],
      ['book:\n  bibliography: a.bib\n', []],
      ['format:\n  html:\n    bibliography: a.bib\n', []],
      ...odd.map((text) => [text, []] as const),
    ],
  );
});

suite('The style and language of _quarto.yml', () => {
  const cases: readonly (readonly [text: string, style?: string, language?: string])[] = [
    ['csl: nature.csl\nlang: de-AT\n', 'nature.csl', 'de-AT'],
    ['csl: " a b.csl "\nlang: no', 'a b.csl', 'no'],
    ['csl: [a.csl]\nlang: 1\n'],
    ['csl:\nlang: ""\n'],
    ['format:\n  html:\n    csl: a.csl\n    lang: de\n'],
    ...odd.map((text) => [text] as const),
  ];
  for (const [text, style, language] of cases) {
    test(JSON.stringify(text), () => {
      const project = quartoProject(text);
      assert.deepEqual([project.style, project.language], [style, language]);
    });
  }
});

suite('The bibliographies of myst.yml', () => {
  table(mystBibliographies, [
    [
      'version: 1\nproject:\n  bibliography:\n    - a.bib\n    - https://example.com/b.bib\n',
      ['a.bib', 'https://example.com/b.bib'],
    ],
    ['project:\n  bibliography: a.bib\n', ['a.bib']],
    ['project:\n  bibliography: []\n', []],
    ['project:\n  title: x\n', undefined],
    ['bibliography: a.bib', undefined],
    ...odd.map((text) => [text, undefined] as const),
  ]);
});

suite('The bibliographies of a Jupyter Book', () => {
  table(jupyterBookBibliographies, [
    ['bibtex_bibfiles:\n  - a.bib\n  - b/c.bib\n', ['a.bib', 'b/c.bib']],
    ['bibtex_bibfiles: a.bib\n', ['a.bib']],
    ['sphinx:\n  config:\n    bibtex_bibfiles: [a.bib]\n', ['a.bib']],
    ['title: Jekyll\nplugins:\n  - jekyll-feed\n', []],
    ...odd.map((text) => [text, []] as const),
  ]);
});

suite('The bibliographies of conf.py', () => {
  table(sphinxBibliographies, [
    ['bibtex_bibfiles = ["a.bib"]\n', ['a.bib']],
    [
      "extensions = ['x']\r\nbibtex_bibfiles = [\r\n    'a.bib',  # the 'first'\r\n    \"b/c.bib\",\r\n]\r\n",
      ['a.bib', 'b/c.bib'],
    ],
    ["bibtex_bibfiles: list[str] = ['a.bib']", ['a.bib']],
    ["bibtex_bibfiles = ('a.bib', 'b.bib')", ['a.bib', 'b.bib']],
    ["bibtex_bibfiles = ['a.bib']\nbibtex_bibfiles = ['b.bib']", ['b.bib']],
    ["# bibtex_bibfiles = ['a.bib']", []],
    ["other = ['a.bib']", []],
    ['bibtex_bibfiles = glob("*.bib")', []],
    ['bibtex_bibfiles = [', []],
    ...odd.map((text) => [text, []] as const),
  ]);

  test('are found in linear time', () => {
    for (const text of ['bibtex_bibfiles = [', 'bibtex_bibfiles:', "bibtex_bibfiles=['"]) {
      const start = performance.now();
      sphinxBibliographies(`${text}\n`.repeat(20_000));
      sphinxBibliographies(text + "'".repeat(200_000));
      assert.ok(performance.now() - start < 1000, text);
    }
  });
});
