import * as assert from 'node:assert/strict';
import { rst } from '../../../../../src/core/citations/languages/rst';
import { citing, declaring, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('reStructuredText citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', ':cite:p:`b`'],
    ['behind a word', 'text$$CURSOR$$.', 'text :cite:p:`b`.'],
    ['before a word', 'text $$CURSOR$$goes on', 'text :cite:p:`b` goes on'],
    ['behind a bracket', 'text ($$CURSOR$$)', 'text (:cite:p:`b`)'],
    ['behind Chinese', '注意力$$CURSOR$$。', '注意力\\ :cite:p:`b`。'],
    ['within Chinese', '注意$$CURSOR$$力', '注意\\ :cite:p:`b`\\ 力'],
    ['before an emphasis', 'text $$CURSOR$$*x*', 'text :cite:p:`b`\\ *x*'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text :cite:p:`b`.'],
    ['behind its key', ':cite:p:`a$$CURSOR$$`', ':cite:p:`a,b`'],
    ['behind it', 'x :cite:t:`a`$$CURSOR$$.', 'x :cite:t:`a,b`.'],
    ['in front of it', 'x $$CURSOR$$:cite:`a`.', 'x :cite:`b,a`.'],
    ['the first of two', ':cite:p:`a$$CURSOR$$, c`', ':cite:p:`a, b, c`'],
    ['behind a page', ':cite:p:`{see}a{p. 3$$CURSOR$$},c`', ':cite:p:`{see}a{p. 3},b,c`'],
    ['a key that is there', ':cite:p:`b$$CURSOR$$`', ':cite:p:`b`'],
    ['another role', ':ref:`a`$$CURSOR$$', ':ref:`a` :cite:p:`b`'],
    ['one just opened', 'x :cite:t:`$$CURSOR$$ y', 'x :cite:t:`b` y'],
    ['an empty one', ':cite:p:`$$CURSOR$$`', ':cite:p:`b`'],
    ['what never closes', ':cite:p:`a$$CURSOR$$', ':cite:p:`a :cite:p:`b`'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(rst, before), after));
  }

  test('cites several papers, each once', () => {
    assert.equal(citing(rst, '$$CURSOR$$', cited('a', 'b', 'a')), ':cite:p:`a,b`');
    assert.equal(citing(rst, ':cite:`a$$CURSOR$$`', cited('b', 'a', 'c')), ':cite:`a,b,c`');
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(rst, ':footcite:ps:`{see, e.g.}a{p. 3, 4}, b$$CURSOR$$`'), ['a', 'b']);
    assert.deepEqual(keysAt(rst, '``x`` `y`_ :cite:p:`a$$CURSOR$$`'), ['a']);
    assert.deepEqual(keysAt(rst, 'a ` b :cite:p:`a$$CURSOR$$`'), ['a']);
    assert.deepEqual(keysAt(rst, '注意\\ :cite:p:`a$$CURSOR$$`\\ 力'), ['a']);
    assert.deepEqual(keysAt(rst, '.. note:: x\n\n   See :cite:p:`a,  \n   b$$CURSOR$$`'), [
      'a',
      'b',
    ]);
    assert.deepEqual(keysAt(rst, '.. [1] See :cite:p:`a$$CURSOR$$`'), ['a']);
    assert.deepEqual(keysAt(rst, 'code::\n\n  :cite:p:`x`\n\n:cite:p:`a$$CURSOR$$`'), ['a']);
    assert.deepEqual(keysAt(rst, '.. a comment\n   x\r\n:cite:p:`a$$CURSOR$$`'), ['a']);
    assert.deepEqual(keysAt(rst, '- list::\n\n    x\n\n  :cite:p:`a$$CURSOR$$`'), ['a']);
  });

  const nowhere: [what: string, text: string][] = [
    ['a literal', 'a ``:cite:p:`a$$CURSOR$$` `` b'],
    ['a block of code', 'code::\n\n  x\n\n  :cite:p:`a$$CURSOR$$`'],
    ['a code directive', '.. code-block:: rst\n\n   :cite:p:`a$$CURSOR$$`'],
    ['a comment', '.. :cite:p:`a$$CURSOR$$`'],
    ['a comment of lines', '..\n   x\n\n   :cite:p:`a$$CURSOR$$`'],
    ['an escaped role', '\\:cite:p:`a$$CURSOR$$`'],
    ['a word', 'x:cite:p:`a$$CURSOR$$`'],
    ['another role', ':ref:`a$$CURSOR$$`'],
    ['two paragraphs', ':cite:p:`a\n\nb$$CURSOR$$`'],
  ];
  for (const [what, text] of nowhere) {
    test(`finds none in ${what}`, () => assert.equal(keysAt(rst, text), undefined));
  }
});

suite('Bibliographies of a reStructuredText note', () => {
  test('are those it names', () => {
    assert.deepEqual(
      rst.bibliographies('x\r\n\r\n.. bibliography:: a.bib c/b.bib\r\n   :cited:\r\n'),
      ['a.bib', 'c/b.bib'],
    );
    assert.deepEqual(rst.bibliographies('.. bibliography::\n'), []);
    assert.deepEqual(rst.bibliographies('::\n\n  .. bibliography:: a.bib\n'), []);
  });

  test('are declared at the end', () => {
    const declare = (note: string) => declaring(rst, note, 'refs.bib');
    assert.equal(declare(''), '.. bibliography:: refs.bib\n');
    assert.equal(declare('text'), 'text\n\n.. bibliography:: refs.bib\n');
    assert.equal(declare('text\r\n'), 'text\r\n\r\n.. bibliography:: refs.bib\r\n');
    assert.equal(declare('.. bibliography::\n'), undefined);
  });
});
