import * as assert from 'node:assert/strict';
import { asciidoc } from '../../../../../src/core/citations/languages/asciidoc';
import { citing, declaring, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('AsciiDoc citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', 'cite:[b]'],
    ['behind a word', 'text$$CURSOR$$.', 'text cite:[b].'],
    ['before a word', 'text $$CURSOR$$goes on', 'text cite:[b] goes on'],
    ['behind a bracket', 'text ($$CURSOR$$)', 'text (cite:[b])'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text cite:[b].'],
    ['behind its key', 'cite:[a$$CURSOR$$]', 'cite:[a,b]'],
    ['behind it', 'x cite:[a]$$CURSOR$$.', 'x cite:[a,b].'],
    ['in front of it', 'x $$CURSOR$$cite:[a].', 'x cite:[b,a].'],
    ['the first of two', 'cite:[a$$CURSOR$$, c]', 'cite:[a, b, c]'],
    ['behind a page', 'cite:[a(59, 60$$CURSOR$$),c]', 'cite:[a(59, 60),b,c]'],
    ['text in front', 'cite:see$$CURSOR$$[a]', 'cite:see[b,a]'],
    ['behind Chinese', '注意力$$CURSOR$$。', '注意力cite:[b]。'],
    ['behind one behind Chinese', '注意力cite:[a]$$CURSOR$$。', '注意力cite:[a,b]。'],
    ['what only ends like one', 'recite:[a]$$CURSOR$$', 'recite:[a] cite:[b]'],
    ['an empty one', 'cite:[$$CURSOR$$]', 'cite:[b]'],
    ['a key that is there', 'cite:[b$$CURSOR$$]', 'cite:[b]'],
    ['another macro', 'link:x[a]$$CURSOR$$', 'link:x[a] cite:[b]'],
    ['what never closes', 'cite:[a$$CURSOR$$', 'cite:[a cite:[b]'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(asciidoc, before), after));
  }

  test('cites several papers, each once', () => {
    assert.equal(citing(asciidoc, '$$CURSOR$$', cited('a', 'b', 'a')), 'cite:[a,b]');
    assert.equal(citing(asciidoc, 'citenp:[a$$CURSOR$$]', cited('b', 'a')), 'citenp:[a,b]');
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(asciidoc, 'citenp:[a(p. 3), DBLP:x/b$$CURSOR$$]'), ['a', 'DBLP:x/b']);
    assert.deepEqual(keysAt(asciidoc, 'cite:See also[a$$CURSOR$$]'), ['a']);
    assert.deepEqual(keysAt(asciidoc, '`x` cite:[a$$CURSOR$$] `y`'), ['a']);
    assert.deepEqual(keysAt(asciidoc, '----\nx\n----\r\ncite:[a$$CURSOR$$]\r\n'), ['a']);
    assert.deepEqual(keysAt(asciidoc, '====\ncite:[a$$CURSOR$$]\n====\n'), ['a']);
    assert.deepEqual(keysAt(asciidoc, '* x\n\n ** y cite:[a$$CURSOR$$]\n'), ['a']);
    assert.deepEqual(keysAt(asciidoc, '[source]\n----\nx\n----\ncite:[a$$CURSOR$$]'), ['a']);
  });

  const nowhere: [what: string, text: string][] = [
    ['code', 'a `cite:[a$$CURSOR$$]` b'],
    ['a listing', '----\ncite:[a$$CURSOR$$]\n----'],
    ['literal text', '....\n----\ncite:[a$$CURSOR$$]\n....'],
    ['a fenced block', '```ruby\ncite:[a$$CURSOR$$]\n```'],
    ['an indented paragraph', 'x\n\n  cite:[a$$CURSOR$$]'],
    ['a paragraph of code', '[source,ruby]\nx\ncite:[a$$CURSOR$$]'],
    ['a comment', '// cite:[a$$CURSOR$$]'],
    ['a block of comments', '////\ncite:[a$$CURSOR$$]\n////'],
    ['an escaped macro', '\\cite:[a$$CURSOR$$]'],
    ['a word', 'recite:[a$$CURSOR$$]'],
    ['two lines', 'cite:[a,\nb$$CURSOR$$]'],
  ];
  for (const [what, text] of nowhere) {
    test(`finds none in ${what}`, () => assert.equal(keysAt(asciidoc, text), undefined));
  }
});

suite('Bibliographies of an AsciiDoc note', () => {
  test('are those it names', () => {
    assert.deepEqual(asciidoc.bibliographies('= X\r\n:bibtex-file: a.bib, c/b.bib\r\n'), [
      'a.bib',
      'c/b.bib',
    ]);
    assert.deepEqual(asciidoc.bibliographies('= X\n// :bibtex-file: a.bib\n'), []);
    assert.deepEqual(asciidoc.bibliographies(':bibtex-file:\n'), []);
  });

  test('are declared in the header', () => {
    const declare = (note: string) => declaring(asciidoc, note, 'refs.bib');
    assert.equal(declare(''), ':bibtex-file: refs.bib\n');
    assert.equal(declare('text'), ':bibtex-file: refs.bib\n\ntext');
    assert.equal(declare('= X'), '= X\n:bibtex-file: refs.bib\n');
    assert.equal(
      declare('// x\n= X\r\nJo Doe\r\n:toc:\r\n\r\ntext'),
      '// x\n= X\r\nJo Doe\r\n:bibtex-file: refs.bib\n:toc:\r\n\r\ntext',
    );
    assert.equal(declare('= X\n\ntext'), '= X\n:bibtex-file: refs.bib\n\ntext');
    assert.equal(declare(':toc:\n\ntext'), ':bibtex-file: refs.bib\n:toc:\n\ntext');
    assert.equal(declare('= X\n:bibtex-file: a.bib\n'), undefined);
  });
});
