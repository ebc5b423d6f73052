import * as assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../../src/core/citations/citationParts';
import { typst } from '../../../../../../src/core/citations/languages/typst';
import { item, narrative, parenthetical, partsIn, saying } from './partsUnderTest';

suite('Parts of Typst citations', () => {
  const same: [note: string, parts: CitationParts][] = [
    ['x @a.', parenthetical(item('a'))],
    ['@a @b', parenthetical(item('a'), item('b'))],
    ['@a[p.~7]', parenthetical(item('a', { locator: ['page', '7'] }))],
    ['@a[and more] x', parenthetical(item('a', { suffix: 'and more' }))],
    [
      '@a[pp.~7-9, and more]',
      parenthetical(item('a', { locator: ['page', '7-9'], suffix: ', and more' })),
    ],
    ['#cite(<a>, form: "prose")', narrative(item('a'))],
    [
      '#cite(<a>, form: "prose", supplement: [chap.~2])',
      narrative(item('a', { locator: ['chapter', '2'] })),
    ],
    ['#cite(<a>, form: "year")', parenthetical(item('a', { suppressAuthor: true }))],
    ['#cite(<a>, form: "year") @b', parenthetical(item('a', { suppressAuthor: true }), item('b'))],
    ['#cite(label("DBLP:books/x"))', parenthetical(item('DBLP:books/x'))],
  ];
  for (const [note, parts] of same) {
    test(`reads and writes ${note}`, () => {
      assert.deepEqual(partsIn(typst, note), parts);
      assert.equal(saying(typst, note, parts), note);
    });
  }

  test('reads a call that says no more than a reference', () => {
    const note = '#cite(<a>, supplement: [p. 7], form: "normal",);';
    assert.deepEqual(partsIn(typst, note), parenthetical(item('a', { locator: ['page', '7'] })));
  });

  for (const note of [
    '#cite(<a>, form: "full")',
    '#cite(<a>, form: none)',
    '#cite(<a>, style: "apa")',
    '#cite(<a>, supplement: text)',
    '#cite(<a>, form: "prose") @b',
    '@a[x /* y */]',
    '@a @',
  ]) {
    test(`leaves ${note} alone`, () => assert.equal(partsIn(typst, note), undefined));
  }

  test('minds the text behind', () => {
    assert.equal(saying(typst, 'x #cite(<a>)s', parenthetical(item('b'))), 'x #cite(<b>)s');
    assert.equal(saying(typst, '@a (x)', narrative(item('a'))), '#cite(<a>, form: "prose") (x)');
    assert.equal(saying(typst, '@a;', narrative(item('a'))), '#cite(<a>, form: "prose");;');
  });

  test('has no text before, and no prose without authors', () => {
    assert.equal(saying(typst, '@a', parenthetical(item('a', { prefix: 'see' }))), undefined);
    assert.equal(saying(typst, '@a', narrative(item('a', { suppressAuthor: true }))), undefined);
    assert.equal(saying(typst, '@a', parenthetical(item('a', { suffix: 'x ] y' }))), undefined);
  });
});
