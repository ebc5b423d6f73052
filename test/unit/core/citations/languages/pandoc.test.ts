import * as assert from 'node:assert/strict';
import { pandoc } from '../../../../../src/core/citations/languages/pandoc';
import { citing, declaring, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('Pandoc citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '[@b]'],
    ['behind a word', 'text$$CURSOR$$', 'text [@b]'],
    ['behind a space', 'text $$CURSOR$$', 'text [@b]'],
    ['before punctuation', 'text$$CURSOR$$.', 'text [@b].'],
    ['before a word', 'text $$CURSOR$$goes on', 'text [@b] goes on'],
    ['behind a bracket', 'text ($$CURSOR$$)', 'text ([@b])'],
    ['behind an opening quotation mark', 'text "$$CURSOR$$"', 'text "[@b]"'],
    ['behind Chinese', '注意力$$CURSOR$$。', '注意力[@b]。'],
    ['within emphasis', '*text $$CURSOR$$*', '*text [@b]*'],
    ['not an image', 'text!$$CURSOR$$', 'text! [@b]'],
    ['not a link', '$$CURSOR$$(text)', '[@b] (text)'],
    ['not a span', '$$CURSOR$${.x}', '[@b] {.x}'],
    ['not a reference', '[text]$$CURSOR$$', '[text] [@b]'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text [@b].'],
    ['a selected citation', 'text $$CURSOR$$[@a]$$CURSOR$$.', 'text [@b].'],
    ['at the end of a group', 'text [@a]$$CURSOR$$.', 'text [@a; @b].'],
    ['at the start of a group', 'text $$CURSOR$$[@a].', 'text [@b; @a].'],
    ['behind its bracket', 'text [$$CURSOR$$@a].', 'text [@b; @a].'],
    ['in the first of two', '[@a$$CURSOR$$; @c]', '[@a; @b; @c]'],
    ['behind a locator', '[see @a$$CURSOR$$, p. 3; @c]', '[see @a, p. 3; @b; @c]'],
    ['a key that is there', '[@b$$CURSOR$$]', '[@b]'],
    ['in a group with years only', '[-@a$$CURSOR$$]', '[-@a; @b]'],
    ['at a narrative citation', 'As @a$$CURSOR$$ says', 'As @a [@b] says'],
    ['at one with a locator', 'As @a$$CURSOR$$ [p. 3] says', 'As @a [p. 3; @b] says'],
    ['at one with others', 'As @a [@c$$CURSOR$$] says', 'As @a [@c; @b] says'],
    ['at one with a stop', 'See @a$$CURSOR$$.', 'See @a [@b].'],
    ['a sign just typed', 'text @$$CURSOR$$', 'text [@b]'],
    ['a sign in a group', '[@a; @$$CURSOR$$]', '[@a; @b]'],
    ['a sign in brackets', 'text [@$$CURSOR$$]', 'text [@b]'],
    ['brackets just typed', 'text [$$CURSOR$$]', 'text [@b]'],
    ['a link text', '[see @a$$CURSOR$$](x)', '[see @a [@b]](x)'],
    ['an e-mail address', 'doe@home$$CURSOR$$', 'doe@home [@b]'],
    ['an escaped sign', '\\@a$$CURSOR$$', '\\@a [@b]'],
    ['a figure', '@fig-a$$CURSOR$$ shows', '@fig-a [@b] shows'],
    ['a figure of pandoc-crossref', '[@fig:a$$CURSOR$$]', '[@fig:a [@b]]'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(pandoc, before), after));
  }

  test('cites several papers, each once', () => {
    assert.equal(citing(pandoc, '$$CURSOR$$', cited('a', 'b', 'a')), '[@a; @b]');
    assert.equal(citing(pandoc, '[@a$$CURSOR$$]', cited('b', 'a', 'c')), '[@a; @b; @c]');
  });

  test('quotes the keys that need it', () => {
    const keys = ['DBLP:conf/x', 'a..b', 'a.', 'ä1', `${'a'.repeat(40)}!`];
    assert.equal(
      citing(pandoc, '$$CURSOR$$', cited(...keys)),
      `[@DBLP:conf/x; @{a..b}; @{a.}; @{ä1}; @{${'a'.repeat(40)}!}]`,
    );
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(pandoc, '[see @a, p. 3; -@{b c}$$CURSOR$$]'), ['a', 'b c']);
    assert.deepEqual(keysAt(pandoc, 'by @doe_2020:x$$CURSOR$$.'), ['doe_2020:x']);
    assert.deepEqual(keysAt(pandoc, '- item\n\n    [@a$$CURSOR$$]'), ['a']);
    assert.deepEqual(keysAt(pandoc, '---\nnocite: |\n  @a$$CURSOR$$\n---\n'), ['a']);
    assert.deepEqual(keysAt(pandoc, '> [@a;\n> @b$$CURSOR$$]'), ['a', 'b']);
  });

  const nowhere: [what: string, text: string][] = [
    ['code', 'a `[@a$$CURSOR$$]` b'],
    ['code with backticks', 'a ``x ` [@a$$CURSOR$$]`` b'],
    ['a fenced block', '```\n[@a$$CURSOR$$]\n```\n'],
    ['a tilde block in a list', '- ~~~ r\n  [@a$$CURSOR$$]\n  ~~~\n'],
    ['an indented block', 'text\n\n    [@a$$CURSOR$$]\n'],
    ['a comment', '<!-- [@a$$CURSOR$$]\n\n -->'],
    ['a web address', 'https://mastodon.social/@a$$CURSOR$$ x'],
    ['a link', '[x](people/@a$$CURSOR$$)'],
    ['bookdown', '\\@ref(fig:x$$CURSOR$$)'],
    ['a section', '[@sec-a$$CURSOR$$]'],
  ];
  for (const [what, text] of nowhere) {
    test(`finds none in ${what}`, () => assert.equal(keysAt(pandoc, text), undefined));
  }

  test('goes on after code that is closed', () => {
    assert.deepEqual(keysAt(pandoc, '```\n@x\n```\n\n`@y` [@a$$CURSOR$$]'), ['a']);
    assert.deepEqual(keysAt(pandoc, 'a ` b\n\n[@a$$CURSOR$$] ` c'), ['a']);
  });
});

suite('Bibliographies of a Pandoc note', () => {
  const cases: [yaml: string, expected: string[]][] = [
    ['bibliography: refs.bib', ['refs.bib']],
    ['title: x\nbibliography: "my refs.bib" # mine\nlang: en', ['my refs.bib']],
    ['bibliography: [a.bib, b.json]', ['a.bib', 'b.json']],
    ['bibliography: [a.bib,\n  b.json\n]', ['a.bib', 'b.json']],
    ['bibliography:\n- a.bib\n- b.bib', ['a.bib', 'b.bib']],
    ['bibliography:\n  - a.bib\nother: - broken: [yaml', ['a.bib']],
    ['title: [broken\nbibliography: a.bib', ['a.bib']],
    ['bibliography:', []],
    ['bibliographystyle: x', []],
    ['bibliography: {a: b}', []],
  ];
  for (const [yaml, expected] of cases) {
    test(yaml, () => {
      for (const note of [`---\n${yaml}\n---\ntext`, `---\r\n${yaml}\r\n...\r\n`]) {
        assert.deepEqual(pandoc.bibliographies(note), expected);
      }
    });
  }

  test('needs front matter', () => {
    assert.deepEqual(pandoc.bibliographies('text\n---\nbibliography: a.bib\n---\n'), []);
    assert.deepEqual(pandoc.bibliographies('---\nbibliography: a.bib\n'), []);
  });

  test('survives nesting without end', () => {
    const note = `---\nbibliography: ${'['.repeat(1900)}\n---\n`;
    assert.deepEqual(pandoc.bibliographies(note), []);
  });

  test('declares one', () => {
    const declare = (note: string, path = 'refs.bib') => declaring(pandoc, note, path);
    assert.equal(declare('text\n'), '---\nbibliography: refs.bib\n---\n\ntext\n');
    assert.equal(declare(''), '---\nbibliography: refs.bib\n---\n');
    assert.equal(declare('a\r\nb'), '---\r\nbibliography: refs.bib\r\n---\r\n\r\na\r\nb');
    assert.equal(
      declare('---\ntitle: x\n---\ntext'),
      '---\ntitle: x\nbibliography: refs.bib\n---\ntext',
    );
    assert.equal(
      declare('---\nbibliography:\ntitle: x\n---\n'),
      '---\nbibliography: refs.bib\ntitle: x\n---\n',
    );
    assert.equal(declare('---\n---\n', 'a: b.bib'), '---\nbibliography: "a: b.bib"\n---\n');
    assert.equal(declare('---\nbibliography: a.bib\n---\n'), undefined);
  });
});
