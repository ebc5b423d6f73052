import * as assert from 'node:assert/strict';
import { typst } from '../../../../../src/core/citations/languages/typst';
import { citing, declaring, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('Typst citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '@b'],
    ['behind a word', 'text$$CURSOR$$.', 'text @b.'],
    ['before a word', 'text $$CURSOR$$more', 'text @b more'],
    ['before a hyphen', '$$CURSOR$$-based', '#cite(<b>)-based'],
    ['before a name', '$$CURSOR$$.x', '#cite(<b>);.x'],
    ['before Chinese', '$$CURSOR$$注意', '#cite(<b>)注意'],
    ['before brackets', '$$CURSOR$$[x]', '@b [x]'],
    ['behind it', '@a$$CURSOR$$ more', '@a @b more'],
    ['in front of it', '$$CURSOR$$@a', '@b @a'],
    ['behind a stop', '@a$$CURSOR$$.', '@a @b.'],
    ['the first of two', '@a$$CURSOR$$ @c', '@a @b @c'],
    ['one with a page', '@a$$CURSOR$$[p. 3].', '@a[p. 3] @b.'],
    ['a call', '#cite(<a>, form: "prose"$$CURSOR$$)', '#cite(<a>, form: "prose") @b'],
    ['a key that is there', '#cite(label("b"))$$CURSOR$$', '#cite(label("b"))'],
    ['a sign just typed', 'text @$$CURSOR$$', 'text @b'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text @b.'],
    ['a figure', '@fig:x$$CURSOR$$ more', '@fig:x @b more'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(typst, before), after));
  }

  test('writes every key so that Typst reads all of it', () => {
    assert.equal(
      citing(typst, '$$CURSOR$$', cited('a', 'DBLP:x/y', 'a.', 'a"b')),
      '@a #cite(label("DBLP:x/y")) #cite(<a.>) #cite(label("a\\"b"))',
    );
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(typst, '@a @b:c.$$CURSOR$$'), undefined);
    assert.deepEqual(keysAt(typst, '@a @b:c$$CURSOR$$.'), ['a', 'b:c']);
    assert.deepEqual(keysAt(typst, '#cite(<a>) #cite(label("x/y")$$CURSOR$$)'), ['a', 'x/y']);
    for (const text of [
      '// @a$$CURSOR$$',
      '/* /* */ @a$$CURSOR$$ */',
      '`@a$$CURSOR$$`',
      '```\n@a$$CURSOR$$\n```',
      'doe@a$$CURSOR$$',
      '\\@a$$CURSOR$$',
      'https://x.org/@a$$CURSOR$$',
      '= Title <intro>\n@intro$$CURSOR$$',
    ]) {
      assert.equal(keysAt(typst, text), undefined, text);
    }
    assert.deepEqual(keysAt(typst, 'https://x.org // y\n@a$$CURSOR$$'), ['a']);
  });
});

suite('Bibliographies of a Typst note', () => {
  const cases: [text: string, expected: string[]][] = [
    ['#bibliography("a.bib")', ['a.bib']],
    ['#bibliography("a.bib", style: "apa", title: [Read])', ['a.bib']],
    ['#bibliography(title: none, ("a.bib", "b.yml"))', ['a.bib', 'b.yml']],
    ['#show: ieee.with(bibliography: bibliography("refs/a.bib"))', ['refs/a.bib']],
    ['// #bibliography("a.bib")', []],
    ['/* #bibliography("a.bib") */', []],
    ['#link("https://x.org")\n#bibliography("a.bib")', ['a.bib']],
  ];
  for (const [text, expected] of cases) {
    test(text, () => assert.deepEqual(typst.bibliographies(text), expected));
  }

  test('is declared at the end', () => {
    const declare = (note: string) => declaring(typst, note, 'refs.bib');
    assert.equal(declare('= A\n'), '= A\n\n#bibliography("refs.bib")\n');
    assert.equal(declare('= A\r\nx'), '= A\r\nx\r\n\r\n#bibliography("refs.bib")\r\n');
    assert.equal(declare('#bibliography("a.bib")'), undefined);
  });
});
