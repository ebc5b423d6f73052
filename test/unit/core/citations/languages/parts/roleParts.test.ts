import * as assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../../src/core/citations/citationParts';
import { myst, mystRole } from '../../../../../../src/core/citations/languages/myst';
import { rst } from '../../../../../../src/core/citations/languages/rst';
import { item, narrative, parenthetical, partsIn, saying } from './partsUnderTest';

suite('Parts of citations in roles', () => {
  const same: [role: string, list: string, parts: CitationParts][] = [
    ['cite:p', 'a,b', parenthetical(item('a'), item('b'))],
    ['cite:p', 'a, b', parenthetical(item('a'), item('b'))],
    ['cite', 'a', parenthetical(item('a'))],
    ['cite:t', 'a', narrative(item('a'))],
    ['cite:ts', 'a', narrative(item('a'))],
    ['footcite:p', 'a', parenthetical(item('a'))],
    ['cite:yearpar', 'a', parenthetical(item('a', { suppressAuthor: true }))],
    ['cite:year', 'a', narrative(item('a', { suppressAuthor: true }))],
    [
      'cite:p',
      '{see}a{p. 3},b{and more}',
      parenthetical(
        item('a', { prefix: 'see', locator: ['page', '3'] }),
        item('b', { suffix: 'and more' }),
      ),
    ],
  ];
  for (const [role, list, parts] of same) {
    for (const [language, note] of [
      [myst, `x {${role}}\`${list}\`.`],
      [mystRole, `x {${role}}\`${list}\`.`],
      [rst, `x :${role}:\`${list}\`.`],
    ] as const) {
      test(`reads and writes ${note} in ${language.id}`, () => {
        assert.deepEqual(partsIn(language, note), parts);
        assert.equal(saying(language, note, parts), note);
      });
    }
  }

  for (const [language, note] of [
    [rst, ':cite:author:`a`'],
    [rst, ':cite:p:`a, {b`'],
    [mystRole, '{cite:label}`a`'],
  ] as const) {
    test(`leaves ${note} alone`, () => assert.equal(partsIn(language, note), undefined));
  }

  test('change the role with the form', () => {
    assert.equal(saying(rst, ':cite:p:`a`', narrative(item('a'))), ':cite:t:`a`');
    assert.equal(saying(mystRole, '{cite}`a`', narrative(item('a'))), '{cite:t}`a`');
    const mixed = parenthetical(item('a', { suppressAuthor: true }), item('b'));
    assert.equal(saying(mystRole, '{cite}`a`', mixed), undefined);
    const braces = parenthetical(item('a', { suffix: 'a } b' }));
    assert.equal(saying(rst, ':cite:p:`a`', braces), undefined);
  });

  test('have no comma within braces for mystmd, which would end the key there', () => {
    const said = parenthetical(item('a', { locator: ['page', '3'], suffix: ', too' }));
    assert.equal(saying(mystRole, '{cite:p}`a`', said), '{cite:p}`a{p. 3, too}`');
    assert.equal(saying(rst, ':cite:p:`a`', said), ':cite:p:`a{p. 3, too}`');
    assert.equal(saying(myst, '{cite:p}`a`', said), undefined);
    const pages = parenthetical(item('a', { locator: ['page', '3, 5'] }), item('b'));
    assert.equal(saying(myst, '{cite:p}`a,b`', pages), undefined);
    assert.equal(saying(myst, '[@a; @b]', pages), '[@a, pp. 3, 5; @b]');
  });

  test('stay as Pandoc has them where they are so', () => {
    const parts = parenthetical(item('a', { prefix: 'see' }), item('b'));
    assert.deepEqual(partsIn(mystRole, '[see @a; @b]'), parts);
    assert.equal(saying(mystRole, '[@a]', parts), '[see @a; @b]');
  });
});
