import * as assert from 'node:assert/strict';
import {
  bibliographyFormat,
  haveCitekeys,
} from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { cslYamlFormat } from '../../../../../src/core/citations/bibliography/cslYamlFile';
import { hayagrivaFormat } from '../../../../../src/core/citations/bibliography/hayagrivaFile';
import { HumanError } from '../../../../../src/core/humanError';
import { appliedAll } from '../notesUnderTest';
import { names, paper, titled } from '../papersUnderTest';

const article = paper({
  type: 'article-journal',
  title: 'On $k$: "x"',
  author: [...names('Doe, Jane', 'The Group'), { family: 'Roe', given: 'A', suffix: 'Jr.' }],
  'container-title': 'Journal of {X}',
  volume: '3',
  page: '1--9',
  DOI: '10.1000/x',
});

suite('Bibliographies in YAML', () => {
  const formats: [text: string, isCsl: boolean][] = [
    ['', false],
    ['a:\n  type: article\n', false],
    ['references:\n- id: a\n', true],
    ['references: []\n', true],
    ['# Mine\n---\n- note: x\n  id: a\n', true],
  ];
  for (const [text, isCsl] of formats) {
    test(`are told by their text: ${JSON.stringify(text)}`, () => {
      const format = bibliographyFormat('a.YML', text);
      assert.equal(format, isCsl ? cslYamlFormat : hayagrivaFormat);
      assert.equal(bibliographyFormat('a.yaml', text), format);
    });
  }

  test('in Hayagriva get entries as Typst takes them', () => {
    const before = 'zoo:\n    type: book\n    title: Z\n';
    const edits = hayagrivaFormat.addEntries(before, [{ citekey: 'DBLP:doe', paper: article }]);
    assert.equal(
      appliedAll(before, edits),
      `${before}
"DBLP:doe":
    type: article
    title: "On k: \\"x\\""
    author:
        - "Doe, Jane"
        - name: "The Group"
        - name: Roe
          given-name: A
          suffix: "Jr."
    date: "2017-06-12"
    page-range: "1-9"
    serial-number:
        doi: "10.1000/x"
    parent:
        type: periodical
        title: "Journal of X"
        volume: "3"
`,
    );
  });

  test('in CSL-YAML get items as Pandoc takes them', () => {
    const before = 'references:\n-   id: zoo\n    title: Z\nlang: en\n';
    const edits = cslYamlFormat.addEntries(before, [{ citekey: 'yes', paper: article }]);
    assert.equal(
      appliedAll(before, edits),
      `references:
-   id: zoo
    title: Z
-   id: "yes"
    citation-key: "yes"
    type: article-journal
    title: "On $k$: \\"x\\""
    author:
      - family: Doe
        given: Jane
      - literal: "The Group"
      - family: Roe
        given: A
        suffix: "Jr."
    issued:
      date-parts: [[2017, 6, 12]]
    container-title: "Journal of {X}"
    volume: "3"
    page: "1--9"
    DOI: "10.1000/x"
    URL: "https://doi.org/10.1000/x"
lang: en
`,
    );
  });

  const item = (citekey: string) =>
    `- id: ${citekey}\n  citation-key: ${citekey}\n  type: article\n  title: T\n  author: []\n`;
  const entry = (citekey: string) => `${citekey}:\n  type: article\n  title: T\n`;
  const places: [what: string, before: string, keys: string[], after: string][] = [
    ['a new one', '', ['b', 'a'], `${entry('b')}\n${entry('a')}`],
    ['one of comments', '# x\n', ['a'], `# x\n\n${entry('a')}`],
    [
      'a sorted one',
      'a: {title: A}\nc: {title: C}\n# of e\ne: {title: E}',
      ['d', 'f', 'b'],
      `a: {title: A}\n${entry('b')}c: {title: C}\n${entry('d')}# of e\ne: {title: E}\n${entry('f')}`,
    ],
    ['one with an end', 'x: {title: A}\n...\n', ['a'], `x: {title: A}\n\n${entry('a')}\n...\n`],
    ['an empty list', 'references: []\nlang: en\n', ['a'], `references:\n${item('a')}lang: en\n`],
    ['no list', 'references:\nlang: en\n', ['a'], `references:\n${item('a')}lang: en\n`],
    ['a list', '- id: b', ['a'], `- id: b\n${item('a')}`],
    [
      'a sorted list',
      '- id: a\n\n- id: c\n\n- id: e\n',
      ['d'],
      `- id: a\n\n- id: c\n\n${item('d')}\n- id: e\n`,
    ],
  ];
  for (const [what, before, keys, after] of places) {
    test(`get entries where they belong: ${what}`, () => {
      const format = bibliographyFormat('a.yml', before);
      const added = keys.map((citekey) => ({ citekey, paper: titled('T') }));
      const got = appliedAll(before, format?.addEntries(before, added) ?? []);
      assert.equal(got.replace('references: \n', 'references:\n'), after);
    });
  }

  test('that are damaged are left alone, with a sentence', () => {
    for (const text of [
      '{a: {title: x}}',
      'a:\n  title: "never closed\n',
      'just words',
      'references: [{id: a}]',
      'references:\n- id: a\n  title: "never closed\n',
      '- id: a\n\nother: x\n',
    ]) {
      const format = bibliographyFormat('a.yml', text);
      const added = [{ citekey: 'x', paper: article }];
      assert.throws(() => format?.addEntries(text, added), HumanError, text);
    }
  });

  test('tell what their entries lack, whatever is wrong with others', () => {
    const text =
      'a:\n  type: x\n  parent:\n    title: p\nb:\n  title: ""\n"c d":\n  "title": "open\n';
    assert.deepEqual(
      hayagrivaFormat.entries(text).map(({ citekey, missing }) => [citekey, missing]),
      [
        ['a', ['title']],
        ['b', ['title']],
        ['c d', []],
      ],
    );
    assert.deepEqual(
      cslYamlFormat
        .entries('- id: a\n- {id: b, title: x}\n- title: c\n- id: d\n  title:\n    long\n')
        .map(({ citekey, missing }) => [citekey, missing]),
      [
        ['a', ['title']],
        ['b', []],
        ['d', []],
      ],
    );
  });

  const renames: [before: string, to: string, after: string][] = [
    ['k:\n  title: k\n  parent: {title: k}\n', 'x y', '"x y":\n  title: k\n  parent: {title: k}\n'],
    ['k :\n  title: k\n', 'x', 'x :\n  title: k\n'],
    ['"k":\n  title: k\n', 'x"', '"x\\"":\n  title: k\n'],
    ["'k':\n  title: k\n", "x'", "'x''':\n  title: k\n"],
    ["- citation-key: k\n  id: 'k' # k\n", 'x', "- citation-key: x\n  id: 'x' # k\n"],
    ['- {title: k, id: k}\n', 'x', '- {title: k, id: x}\n'],
    ['- citation-key: other\n  id: k\n', 'x', '- citation-key: other\n  id: x\n'],
  ];
  for (const [before, to, after] of renames) {
    test(`rename ${JSON.stringify(before)}`, () => {
      const format = bibliographyFormat('a.yml', before);
      assert.equal(appliedAll(before, format?.renameKey(before, 'k', to) ?? []), after);
    });
  }

  const removals: [before: string, after: string][] = [
    ['k:\n  title: x\n\nb:\n  title: y\n', 'b:\n  title: y\n'],
    [
      '# a\na: {title: x}\n\n# k\nk:\n  title: x\n\nb: {title: y}\n',
      '# a\na: {title: x}\n\n# k\n\nb: {title: y}\n',
    ],
    ['references:\n- id: k\nlang: en\n', 'references:\nlang: en\n'],
    ['- id: a\n- id: k\n  note: |\n    - id: b\n- id: c\n', '- id: a\n- id: c\n'],
  ];
  for (const [before, after] of removals) {
    test(`remove from ${JSON.stringify(before)}`, () => {
      const format = bibliographyFormat('a.yml', before);
      assert.equal(
        appliedAll(before, format?.removeEntries(before, haveCitekeys(['k'])) ?? []),
        after,
      );
    });
  }
});
