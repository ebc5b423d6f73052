import * as assert from 'node:assert/strict';
import { markdownFootnote } from '../../../../../src/core/citations/languages/markdownFootnote';
import { citing, keysAt } from '../notesUnderTest';
import { names, paper } from '../papersUnderTest';

const of = (citekey: string) => ({
  citekey,
  paper: paper({ id: citekey, title: `On ${citekey}_x`, author: names('Doe, Jo') }),
});
const reference = (citekey: string) => `[^${citekey}]: Doe, J. (2017). On ${citekey}\\_x.`;
const cite = (text: string, ...citekeys: string[]) =>
  citing(markdownFootnote, text, (citekeys.length > 0 ? citekeys : ['b']).map(of));

suite('Footnotes', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', `[^b]\n\n${reference('b')}\n`],
    ['behind a word', 'text$$CURSOR$$.', `text[^b].\n\n${reference('b')}\n`],
    ['a selection', 'x $$CURSOR$$TODO$$CURSOR$$.\n', `x [^b].\n\n${reference('b')}\n`],
    ['the end of the note', 'text\n$$CURSOR$$', `text\n[^b]\n\n${reference('b')}\n`],
    ['an exclamation', 'text!$$CURSOR$$\n', `text! [^b]\n\n${reference('b')}\n`],
    ['in front of brackets', 'text$$CURSOR$$(x)\n', `text[^b] (x)\n\n${reference('b')}\n`],
    ['behind another', 'text[^a]$$CURSOR$$.\n', `text[^a][^b].\n\n${reference('b')}\n`],
    ['in front of another', 'text$$CURSOR$$[^a].\n', `text[^b][^a].\n\n${reference('b')}\n`],
    ['the first of two', 'x[^a]$$CURSOR$$[^c]\n\n', `x[^a][^b][^c]\n\n${reference('b')}\n`],
    [
      'a note with footnotes',
      'x$$CURSOR$$\n\n[^a]: A.\n',
      `x[^b]\n\n[^a]: A.\n${reference('b')}\n`,
    ],
    ['one that is there', 'x[^b]$$CURSOR$$\n', 'x[^b]\n'],
    ['one that is defined', 'x$$CURSOR$$ y[^b]\n\n[^b]: B.\n', 'x[^b] y[^b]\n\n[^b]: B.\n'],
    ['other lines', 'x$$CURSOR$$\r\n', `x[^b]\r\n\r\n${reference('b')}\r\n`],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(cite(before), after));
  }

  test('have their texts once each', () => {
    assert.equal(
      cite('x$$CURSOR$$', 'a', 'b', 'a'),
      `x[^a][^b]\n\n${reference('a')}\n${reference('b')}\n`,
    );
    const once = cite('x$$CURSOR$$ y\n', 'a');
    assert.equal(
      cite(
        once.replace(' y', () => ' y$$CURSOR$$'),
        'a',
      ).split(reference('a')).length,
      2,
    );
  });

  test('leave the address of a paper as it is', () => {
    const papers = [{ citekey: 'a', paper: paper({ DOI: '10.1000/a_b', author: [] }) }];
    assert.ok(
      citing(markdownFootnote, '$$CURSOR$$', papers).endsWith('https://doi.org/10.1000/a_b\n'),
    );
  });

  test('are found', () => {
    assert.deepEqual(keysAt(markdownFootnote, 'x[^a][^b]$$CURSOR$$'), ['a', 'b']);
    for (const text of [
      'x[^1]$$CURSOR$$',
      '`[^a$$CURSOR$$]`',
      '```\n[^a$$CURSOR$$]\n```',
      '<!-- [^a$$CURSOR$$] -->',
      '\\[^a$$CURSOR$$]',
      '[^a$$CURSOR$$]: A.',
    ]) {
      assert.equal(keysAt(markdownFootnote, text), undefined, text);
    }
  });
});
