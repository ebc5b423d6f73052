import * as assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../../src/core/citations/citationParts';
import { org } from '../../../../../../src/core/citations/languages/org';
import { item, narrative, parenthetical, partsIn, saying } from './partsUnderTest';

suite('Parts of Org citations', () => {
  const same: [note: string, parts: CitationParts][] = [
    ['[cite:@a]', parenthetical(item('a'))],
    ['x [cite:@a;@b].', parenthetical(item('a'), item('b'))],
    ['[cite:@a; @b]', parenthetical(item('a'), item('b'))],
    ['[cite/t:@a]', narrative(item('a'))],
    ['[cite/text:@a]', narrative(item('a'))],
    ['[cite/na:@a]', parenthetical(item('a', { suppressAuthor: true }))],
    ['[cite:see @a p. 123]', parenthetical(item('a', { prefix: 'see', locator: ['page', '123'] }))],
    [
      '[cite:@a chap. 1, and *more*;also @b]',
      parenthetical(
        item('a', { locator: ['chapter', '1'], suffix: ', and *more*' }),
        item('b', { prefix: 'also' }),
      ),
    ],
    ['[cite:@a, and others]', parenthetical(item('a', { suffix: ', and others' }))],
  ];
  for (const [note, parts] of same) {
    test(`reads and writes ${note}`, () => {
      assert.deepEqual(partsIn(org, note), parts);
      assert.equal(saying(org, note, parts), note);
    });
  }

  for (const note of [
    '[cite/a:@a]',
    '[cite/t/c:@a]',
    '[cite:common; @a]',
    '[cite:@a; common]',
    '[cite:"@a]',
    '[cite:@a; see @b and @c]',
  ]) {
    test(`leaves ${note} alone`, () => assert.equal(partsIn(org, note), undefined));
  }

  test('changes the style with the form', () => {
    assert.equal(saying(org, '[cite:@a]', narrative(item('a'))), '[cite/t:@a]');
    const yearOnly = item('a', { suppressAuthor: true });
    assert.equal(saying(org, '[cite/t:@a]', parenthetical(yearOnly)), '[cite/na:@a]');
    assert.equal(saying(org, '[cite:@a]', narrative(yearOnly)), undefined);
    assert.equal(saying(org, '[cite:@a]', parenthetical(yearOnly, item('b'))), undefined);
  });
});
