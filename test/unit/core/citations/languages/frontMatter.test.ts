import assert from 'node:assert/strict';
import {
  frontMatterLanguage,
  frontMatterReferences,
  frontMatterStyle,
} from '../../../../../src/core/citations/languages/frontMatter';

suite('References in the front matter', () => {
  for (const [note, ids] of [
    [
      '---\ntitle: A\nreferences:\n- id: doe2020\n  title: B\n- type: book\n  id: "roe 2021"\n---\n',
      ['doe2020', 'roe 2021'],
    ],
    ['---\nid: doe2020\n---\n', []],
    ['references:\n- id: doe2020\n', []],
  ] as const) {
    test(JSON.stringify(note), () => assert.deepEqual(frontMatterReferences(note), ids));
  }
});

suite('The citation style in the front matter', () => {
  for (const [note, style] of [
    ['---\ncsl: own.csl\n---\n', 'own.csl'],
    ['---\r\ntitle: A\r\n"csl": "styles/my own.csl" # mine\r\n---\r\n', 'styles/my own.csl'],
    ['---\ncsl:\n---\n', undefined],
    ['---\ncsl: [a.csl\n---\n', undefined],
    ['---\nformat:\n  csl: a.csl\n---\n', undefined],
    ['---\ntitle: A\n---\n\ncsl: own.csl\n', undefined],
  ] as const) {
    test(JSON.stringify(note), () => assert.equal(frontMatterStyle(note), style));
  }
});

suite('The language in the front matter', () => {
  for (const [note, language] of [
    ['---\nlang: de-AT\n---\n', 'de-AT'],
    ['---\r\ntitle: A\r\n\'lang\': "fr" # of all\r\n---\r\n', 'fr'],
    ['---\nlang: no\n---\n', 'no'],
    ['---\nlang:\n---\n', undefined],
    ['---\nlanguage: de\n---\n', undefined],
    ['---\nfigure:\n  lang: de\n---\n', undefined],
    ['lang: de\n', undefined],
  ] as const) {
    test(JSON.stringify(note), () => assert.equal(frontMatterLanguage(note), language));
  }
});
