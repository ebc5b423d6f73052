import * as assert from 'node:assert/strict';
import { pandoc } from '../../../../../../src/core/citations/languages/pandoc';
import { item, narrative, parenthetical, partsIn, saying } from './partsUnderTest';

suite('Parts of Pandoc citations', () => {
  /** What is read is written as it was. */
  const same: [note: string, parts: ReturnType<typeof parenthetical>][] = [
    ['[@a]', parenthetical(item('a'))],
    ['x [@a; @b].', parenthetical(item('a'), item('b'))],
    ['[-@a]', parenthetical(item('a', { suppressAuthor: true }))],
    ['As @a says', narrative(item('a'))],
    ['As @a [p. 33] says', narrative(item('a', { locator: ['page', '33'] }))],
    ['@a [and more]', narrative(item('a', { suffix: 'and more' }))],
    ['@a [@b]', narrative(item('a'), item('b'))],
    [
      '@a [p. 3; see @b]',
      narrative(item('a', { locator: ['page', '3'] }), item('b', { prefix: 'see' })),
    ],
    [
      '[see @a, pp. 33-35 and *passim*; @b, chap. 1]',
      parenthetical(
        item('a', { prefix: 'see', locator: ['page', '33-35'], suffix: 'and *passim*' }),
        item('b', { locator: ['chapter', '1'] }),
      ),
    ],
    [
      '[@a, p. 3, emphasis mine]',
      parenthetical(item('a', { locator: ['page', '3'], suffix: ', emphasis mine' })),
    ],
    ['[@a, and others]', parenthetical(item('a', { suffix: ', and others' }))],
    [
      '[@a, {p. appendix B}, too]',
      parenthetical(item('a', { locator: ['page', 'appendix B'], suffix: ', too' })),
    ],
    ['[@a {}, 99 years later]', parenthetical(item('a', { suffix: ', 99 years later' }))],
    ['@a [{} 99 years later]', narrative(item('a', { suffix: '99 years later' }))],
    ['[@{a b}, fig. 2]', parenthetical(item('a b', { locator: ['figure', '2'] }))],
    ['[@a, sec. 3.2.1]', parenthetical(item('a', { locator: ['section', '3.2.1'] }))],
    ['[@a, p. iv]', parenthetical(item('a', { locator: ['page', 'iv'] }))],
  ];
  for (const [note, parts] of same) {
    test(`reads and writes ${note}`, () => {
      assert.deepEqual(partsIn(pandoc, note), parts);
      assert.equal(saying(pandoc, note, parts), note);
    });
  }

  /** Other ways to say the same. */
  const other: [note: string, parts: ReturnType<typeof parenthetical>][] = [
    ['[@a, {} 99 years later]', parenthetical(item('a', { suffix: '99 years later' }))],
    ['[@a 33]', parenthetical(item('a', { locator: ['page', '33'] }))],
    ['[@a, {p. 33}]', parenthetical(item('a', { locator: ['page', '33'] }))],
    ['[@a, pages 33--35]', parenthetical(item('a', { locator: ['page', '33-35'] }))],
    ['[@a, § 3]', parenthetical(item('a', { locator: ['section', '3'] }))],
    ['[see\n@a]', parenthetical(item('a', { prefix: 'see' }))],
    ['[@a p. mixed]', parenthetical(item('a', { suffix: 'p. mixed' }))],
  ];
  for (const [note, parts] of other) {
    test(`reads ${note}`, () => assert.deepEqual(partsIn(pandoc, note), parts));
  }

  for (const note of [
    '[see @a and @b]',
    '> [see\n> @a]',
    '[@a; see]',
    '["@a"]',
    '-@a [p. 3]',
    "[@a's]",
  ]) {
    test(`leaves ${note} alone`, () => assert.equal(partsIn(pandoc, note), undefined));
  }

  test('changes the form', () => {
    assert.equal(
      saying(pandoc, 'x [@a, p. 3].', narrative(item('a', { locator: ['page', '3'] }))),
      'x @a [p. 3].',
    );
    assert.equal(saying(pandoc, 'x @a.', parenthetical(item('a'), item('b'))), 'x [@a; @b].');
  });

  test('writes nothing that would be read as something else', () => {
    assert.equal(saying(pandoc, '[@a]s', narrative(item('a'))), undefined);
    assert.equal(saying(pandoc, '[@a]', narrative(item('a', { prefix: 'see' }))), undefined);
    assert.equal(saying(pandoc, '[@a]', parenthetical(item('a', { suffix: 'x; y' }))), undefined);
    const yearOnly = narrative(item('a', { suppressAuthor: true }));
    assert.equal(saying(pandoc, '[@a]', yearOnly), undefined);
    assert.equal(saying(pandoc, '[@a]', parenthetical(item('a', { prefix: 'a [ b' }))), undefined);
  });
});
