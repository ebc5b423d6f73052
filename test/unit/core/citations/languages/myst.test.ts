import * as assert from 'node:assert/strict';
import { myst, mystRole } from '../../../../../src/core/citations/languages/myst';
import { applied, citing, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('MyST citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '{cite:p}`b`'],
    ['behind a word', 'text$$CURSOR$$.', 'text {cite:p}`b`.'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text {cite:p}`b`.'],
    ['in front of code', 'text $$CURSOR$$`x`', 'text {cite:p}`b` `x`'],
    ['behind its key', '{cite:p}`a$$CURSOR$$`', '{cite:p}`a,b`'],
    ['behind it', 'x {cite:t}`a`$$CURSOR$$.', 'x {cite:t}`a,b`.'],
    ['in front of it', 'x $$CURSOR$${cite}`a`.', 'x {cite}`b,a`.'],
    ['its name', '{cite$$CURSOR$$:p}`a`', '{cite:p}`b,a`'],
    ['the first of two', '{cite:p}`a$$CURSOR$$, c`', '{cite:p}`a, b, c`'],
    ['behind a comma', '{cite:p}`a,$$CURSOR$$c`', '{cite:p}`a,b,c`'],
    ['behind a page', '{cite:p}`{see}a{p. 3$$CURSOR$$},c`', '{cite:p}`{see}a{p. 3},b,c`'],
    ['an empty one', '{cite:p}`$$CURSOR$$`', '{cite:p}`b`'],
    ['one just opened', 'x {cite:t}`$$CURSOR$$ y', 'x {cite:t}`b` y'],
    ['an open one behind a comma', '{cite:p}`a,$$CURSOR$$', '{cite:p}`a,b`'],
    ['a key that is there', '{cite:p}`b$$CURSOR$$`', '{cite:p}`b`'],
    ["one of Pandoc's", 'text [@a$$CURSOR$$].', 'text [@a; @b].'],
    ["a narrative one of Pandoc's", 'As @a$$CURSOR$$ says', 'As @a [@b] says'],
    ['other roles', '{ref}`a`$$CURSOR$$', '{ref}`a` {cite:p}`b`'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(mystRole, before), after));
  }

  test('are written as Pandoc does where mystmd reads them', () => {
    assert.equal(citing(myst, 'text$$CURSOR$$.'), 'text [@b].');
    assert.equal(citing(myst, '{cite:p}`a$$CURSOR$$`'), '{cite:p}`a,b`');
    assert.equal(citing(myst, 'text [$$CURSOR$$]'), 'text [@b]');
    assert.equal(citing(myst, 'text$$CURSOR$$.', cited('müller')), 'text {cite:p}`müller`.');
  });

  test('cites several papers, each once', () => {
    assert.equal(citing(mystRole, '$$CURSOR$$', cited('a', 'b', 'a')), '{cite:p}`a,b`');
    assert.equal(citing(mystRole, '{cite}`a$$CURSOR$$`', cited('b', 'a', 'c')), '{cite}`a,b,c`');
  });

  test('quotes a key only where the form needs it', () => {
    const note = '{cite:p}`a` and [@c]';
    const renamed = mystRole
      .citations(note)
      .map(({ keys: [key] }) => (key ? applied(note, mystRole.replaceKey(note, key, 'x.')) : ''));
    assert.deepEqual(renamed, ['{cite:p}`x.` and [@c]', '{cite:p}`a` and [@{x.}]']);
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(myst, '{cite:ps}`{see, e.g.}a{p. 3, 4}; b$$CURSOR$$`'), ['a', 'b']);
    assert.deepEqual(keysAt(myst, '{footcite:p}`a$$CURSOR$$`'), ['a']);
    assert.deepEqual(keysAt(myst, '[see {cite:t}`a$$CURSOR$$`](x)'), ['a']);
    assert.deepEqual(keysAt(myst, '```{note}\nx {cite:p}`a$$CURSOR$$`\n```\n'), ['a']);
    assert.deepEqual(keysAt(myst, ':::{note}\n[@a$$CURSOR$$]\n:::\n'), ['a']);
    assert.deepEqual(keysAt(myst, '````{note}\n```\n@x\n```\n````\n\n@a$$CURSOR$$'), ['a']);
    assert.deepEqual(
      myst.citations('@a {cite}`b` [@c {cite}`d`]').map(({ keys: [key] }) => key?.citekey),
      ['a', 'b', 'c'],
    );
  });

  const nowhere: [what: string, text: string][] = [
    ['code', 'a `` {cite:p}`a$$CURSOR$$` `` b'],
    ['a fenced block', '```\n{cite:p}`a$$CURSOR$$`\n```\n'],
    ['a cell of code', '```{code-cell} python\n@a$$CURSOR$$\n```\n'],
    ['a comment', 'x\n% {cite:p}`a$$CURSOR$$` and @a'],
    ['an HTML comment', '<!-- {cite:p}`a$$CURSOR$$` -->'],
    ['an escaped role', '\\{cite:p}`a$$CURSOR$$`'],
    ['another role', '{eq}`a$$CURSOR$$`'],
    ['a commented key of Pandoc', '% [@a$$CURSOR$$]'],
  ];
  for (const [what, text] of nowhere) {
    test(`finds none in ${what}`, () => assert.equal(keysAt(myst, text), undefined));
  }

  test('have the bibliographies of the front matter, and leave declaring to the project', () => {
    assert.deepEqual(myst.bibliographies('---\nbibliography: a.bib\n---\n'), ['a.bib']);
    assert.equal(myst.declareBibliography('text', 'a.bib'), undefined);
  });
});
