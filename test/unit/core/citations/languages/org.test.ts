import * as assert from 'node:assert/strict';
import { org } from '../../../../../src/core/citations/languages/org';
import { citing, declaring, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('Org citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '[cite:@b]'],
    ['behind a word', 'text$$CURSOR$$.', 'text [cite:@b].'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text [cite:@b].'],
    ['behind its key', '[cite:@a$$CURSOR$$]', '[cite:@a;@b]'],
    ['behind it', 'x [cite:@a]$$CURSOR$$.', 'x [cite:@a;@b].'],
    ['in front of it', 'x $$CURSOR$$[cite:@a].', 'x [cite:@b;@a].'],
    ['its style', '[cite/t$$CURSOR$$:@a]', '[cite/t:@b;@a]'],
    ['the first of two', '[cite:@a$$CURSOR$$;@c]', '[cite:@a;@b;@c]'],
    ['two with a space', '[cite:@a$$CURSOR$$; @c]', '[cite:@a; @b; @c]'],
    ['behind a page', '[cite:see @a$$CURSOR$$ p. 3;@c]', '[cite:see @a p. 3;@b;@c]'],
    ['a common prefix', '$$CURSOR$$[cite:see;@a;passim]', '[cite:see;@b;@a;passim]'],
    ['a common suffix', '[cite:see;@a;passim$$CURSOR$$]', '[cite:see;@a;@b;passim]'],
    ['an empty one', '[cite:$$CURSOR$$]', '[cite:@b]'],
    ['a sign just typed', '[cite:@$$CURSOR$$]', '[cite:@b]'],
    ['a sign behind a key', '[cite:@a;@$$CURSOR$$]', '[cite:@a;@b]'],
    ['a key that is there', '[cite:@b$$CURSOR$$]', '[cite:@b]'],
    ['verbatim text', '=[cite:@a]=$$CURSOR$$', '=[cite:@a]= [cite:@b]'],
    ['what never closes', '[cite:@a$$CURSOR$$', '[cite:@a [cite:@b]'],
    ['a link', '[[file:a.org][a]]$$CURSOR$$', '[[file:a.org][a]] [cite:@b]'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(org, before), after));
  }

  test('cites several papers, each once', () => {
    assert.equal(citing(org, '$$CURSOR$$', cited('a', 'b', 'a')), '[cite:@a;@b]');
    assert.equal(citing(org, '[cite:@a$$CURSOR$$]', cited('b', 'a', 'c')), '[cite:@a;@b;@c]');
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(org, '[cite/t/cf:see [1] @a; cf. @b:x p. 3$$CURSOR$$]'), ['a', 'b:x']);
    assert.deepEqual(keysAt(org, '#+caption: By [cite:@a$$CURSOR$$]'), ['a']);
    assert.deepEqual(keysAt(org, '1 = 2 [cite:@a$$CURSOR$$] = 3'), ['a']);
    assert.deepEqual(keysAt(org, '=x= [cite:@a$$CURSOR$$] ~y~'), ['a']);
    assert.deepEqual(keysAt(org, '=x\n\n[cite:@a$$CURSOR$$]='), ['a']);
    assert.deepEqual(keysAt(org, '#+begin_quote\n[cite:@a;\n  @b$$CURSOR$$]\n#+end_quote'), [
      'a',
      'b',
    ]);
    assert.deepEqual(keysAt(org, '#+begin_src r\nx\n#+end_src\n[cite:@a$$CURSOR$$]'), ['a']);
  });

  const nowhere: [what: string, text: string][] = [
    ['a comment', '# [cite:@a$$CURSOR$$]'],
    ['code', 'a ~[cite:@a$$CURSOR$$]~, b'],
    ['verbatim text', '=x\n[cite:@a$$CURSOR$$]='],
    ['a block of code', '#+BEGIN_SRC org\n[cite:@a$$CURSOR$$]\n#+END_SRC'],
    ['an example', '#+begin_example\n[cite:@a$$CURSOR$$]'],
    ['text of fixed width', ': [cite:@a$$CURSOR$$]'],
    ['two paragraphs', '[cite:@a\n\n@b$$CURSOR$$]'],
    ['a citation of Org-ref', 'cite:a$$CURSOR$$'],
  ];
  for (const [what, text] of nowhere) {
    test(`finds none in ${what}`, () => assert.equal(keysAt(org, text), undefined));
  }
});

suite('Bibliographies of an Org note', () => {
  test('are those it names', () => {
    const note =
      '#+title: x\r\n#+bibliography: a.bib\r\n#+BIBLIOGRAPHY: "my refs.bib"\r\n# #+bibliography: c.bib\n';
    assert.deepEqual(org.bibliographies(note), ['a.bib', 'my refs.bib']);
    assert.deepEqual(org.bibliographies('#+print_bibliography:\n#+bibliography:\n'), []);
    assert.deepEqual(org.bibliographies('#+begin_src org\n#+bibliography: a.bib\n'), []);
  });

  test('are declared behind the keywords at the start', () => {
    const declare = (note: string) => declaring(org, note, 'refs.bib');
    assert.equal(declare(''), '#+bibliography: refs.bib\n');
    assert.equal(declare('text'), '#+bibliography: refs.bib\n\ntext');
    assert.equal(
      declare(':PROPERTIES:\n:ID: 1\n:END:\n#+title: x\n\ntext'),
      ':PROPERTIES:\n:ID: 1\n:END:\n#+title: x\n#+bibliography: refs.bib\n\ntext',
    );
    assert.equal(declare('#+title: x'), '#+title: x\n#+bibliography: refs.bib\n');
    assert.equal(
      declare('#+title: x\r\ntext\r\n'),
      '#+title: x\r\n#+bibliography: refs.bib\r\ntext\r\n',
    );
    assert.equal(declare('#+bibliography: a.bib\n'), undefined);
  });
});
