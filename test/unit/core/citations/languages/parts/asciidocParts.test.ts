import * as assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../../src/core/citations/citationParts';
import { asciidoc } from '../../../../../../src/core/citations/languages/asciidoc';
import { item, narrative, parenthetical, partsIn, saying } from './partsUnderTest';

suite('Parts of AsciiDoc citations', () => {
  const same: [note: string, parts: CitationParts][] = [
    ['x cite:[a].', parenthetical(item('a'))],
    ['cite:[a(59),b]', parenthetical(item('a', { locator: ['page', '59'] }), item('b'))],
    ['cite:[a(3, 5),b]', parenthetical(item('a', { locator: ['page', '3, 5'] }), item('b'))],
    ['citenp:[a]', narrative(item('a'))],
  ];
  for (const [note, parts] of same) {
    test(`reads and writes ${note}`, () => {
      assert.deepEqual(partsIn(asciidoc, note), parts);
      assert.equal(saying(asciidoc, note, parts), note);
    });
  }

  test('leaves a citation with text alone', () => {
    assert.equal(partsIn(asciidoc, 'cite:see[a]'), undefined);
  });

  test('has neither texts nor other locators', () => {
    for (const says of [
      { prefix: 'see' },
      { suffix: 'too' },
      { suppressAuthor: true },
      { locator: ['chapter', '1'] },
      { locator: ['page', '1)'] },
    ] as const) {
      assert.equal(saying(asciidoc, 'cite:[a]', parenthetical(item('a', says))), undefined);
    }
    assert.equal(saying(asciidoc, 'x cite:[a].', narrative(item('a'))), 'x citenp:[a].');
  });
});
