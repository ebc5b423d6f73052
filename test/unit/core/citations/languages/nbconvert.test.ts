import * as assert from 'node:assert/strict';
import { nbconvert } from '../../../../../src/core/citations/languages/nbconvert';
import { citing, declaring, keysAt, marked } from '../notesUnderTest';
import { cited, paper } from '../papersUnderTest';

const by = 'Vaswani et al., 2017';
const one = (keys: string, text = `(${by})`) => `<cite data-cite="${keys}">${text}</cite>`;

suite('Citations of nbconvert', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty cell', '$$CURSOR$$', one('b')],
    ['behind a word', 'text$$CURSOR$$.', `text ${one('b')}.`],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', `text ${one('b')}.`],
    [
      'behind it',
      '<cite data-cite="a">(Doe, 2020)</cite>$$CURSOR$$.',
      `${one('a,b', `(Doe, 2020; ${by})`)}.`,
    ],
    ['in its text', one('a', '(D$$CURSOR$$)'), one('a,b', `(D; ${by})`)],
    ['in front of it', `x $$CURSOR$$${one('a', '(D)')}`, `x ${one('b,a', `(D; ${by})`)}`],
    ['the first of two', one('a$$CURSOR$$, c', '(D)'), one('a, b, c', `(D; ${by})`)],
    ['an empty one', one('$$CURSOR$$', ''), one('b', `(${by})`)],
    ['one with a text of its own', one('a$$CURSOR$$', 'Doe'), one('a,b', 'Doe')],
    ['a key that is there', one('b$$CURSOR$$', '(D)'), one('b', '(D)')],
    ['code', `\`${one('a')}$$CURSOR$$\``, `\`${one('a')} ${one('b')}\``],
    ['what never closes', '<cite data-cite="a">$$CURSOR$$', `<cite data-cite="a"> ${one('b')}`],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(nbconvert, before), after));
  }

  test('cites several papers', () => {
    assert.equal(citing(nbconvert, '$$CURSOR$$', cited('a', 'b')), one('a,b', `(${by}; ${by})`));
  });

  test('shows names as they are, whatever HTML makes of them', () => {
    const papers = [{ citekey: 'a', paper: paper({ author: [{ literal: 'R&D <Lab>' }] }) }];
    assert.equal(citing(nbconvert, '$$CURSOR$$', papers), one('a', '(R&amp;D &lt;Lab&gt;, 2017)'));
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(nbconvert, one('a, b', 'x$$CURSOR$$')), ['a', 'b']);
    assert.deepEqual(
      keysAt(nbconvert, '<cite class="x" data-cite=\'a\' id="y">A <b>x</b>$$CURSOR$$</cite>'),
      ['a'],
    );
    for (const text of [
      `\`\`\`\n${one('a$$CURSOR$$')}\n\`\`\``,
      `<!-- ${one('a$$CURSOR$$')} -->`,
      '<cite>a$$CURSOR$$</cite>',
      '[@a$$CURSOR$$]',
    ]) {
      assert.equal(keysAt(nbconvert, text), undefined, text);
    }
  });

  test('tells what is typed for a key', () => {
    const typed = (text: string) => {
      const { note, selection } = marked(text);
      const range = nbconvert.typedKey(note, selection.start);
      return range && note.slice(range.start, range.end);
    };
    assert.equal(typed('<cite data-cite="ab$$CURSOR$$"></cite>'), 'ab');
    assert.equal(typed('<cite data-cite="a, deep lear$$CURSOR$$'), 'deep lear');
    assert.equal(typed('<cite class="ab$$CURSOR$$"'), undefined);
    assert.equal(typed('<cite data-cite="a">b$$CURSOR$$'), undefined);
  });

  test('name no bibliography', () => {
    assert.deepEqual(nbconvert.bibliographies('---\nbibliography: a.bib\n---\n'), []);
    assert.equal(declaring(nbconvert, 'x', 'a.bib'), undefined);
  });
});
