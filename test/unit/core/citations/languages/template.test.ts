import * as assert from 'node:assert/strict';
import {
  citationTemplate,
  templateLanguage,
} from '../../../../../src/core/citations/languages/template';
import { citing, keysAt } from '../notesUnderTest';
import { cited, paper } from '../papersUnderTest';

const multiMarkdown = templateLanguage({
  open: '[',
  item: '#${citekey}',
  close: '][]',
  separator: '; ',
});
const jekyll = templateLanguage({
  open: '{% cite ',
  item: '${citekey}',
  close: ' %}',
  separator: ' ',
});

suite("Citations of the user's own making", () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '[#b][]'],
    ['behind a word', 'text$$CURSOR$$.', 'text [#b][].'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text [#b][].'],
    ['behind one', 'text [#a][]$$CURSOR$$.', 'text [#a; #b][].'],
    ['in front of one', 'text $$CURSOR$$[#a][].', 'text [#b; #a][].'],
    ['the first of two', '[#a$$CURSOR$$; #c][]', '[#a; #b; #c][]'],
    ['a key that is there', '[#b$$CURSOR$$][]', '[#b][]'],
    ['a link', '[x][]$$CURSOR$$', '[x][] [#b][]'],
    ['one behind a bracket', '[x [#a$$CURSOR$$][]', '[x [#a; #b][]'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(multiMarkdown, before), after));
  }

  test('cites several papers, each once', () => {
    assert.equal(citing(multiMarkdown, '$$CURSOR$$', cited('a', 'b', 'a')), '[#a; #b][]');
    assert.equal(citing(jekyll, 'x$$CURSOR$$', cited('a', 'b')), 'x {% cite a b %}');
    assert.equal(citing(jekyll, '{% cite a$$CURSOR$$ %}'), '{% cite a b %}');
  });

  test('finds what it writes, but not in code', () => {
    assert.deepEqual(keysAt(multiMarkdown, '[#a; #b$$CURSOR$$][]'), ['a', 'b']);
    for (const text of ['`[#a$$CURSOR$$][]`', '```\n[#a$$CURSOR$$][]\n```', '[#a b$$CURSOR$$][]']) {
      assert.equal(keysAt(multiMarkdown, text), undefined, text);
    }
  });

  test('says what else there is to say of a paper', () => {
    const language = templateLanguage({
      item: '${authors} ${year}, ${title}, ${url} $& ${x}',
      usesBibliography: false,
    });
    const papers = [{ citekey: 'a', paper: paper({ title: 'A $1 B', arxivId: '1706.03762' }) }];
    assert.equal(
      citing(language, '$$CURSOR$$', papers),
      'Vaswani et al. 2017, A $1 B, https://arxiv.org/abs/1706.03762 $& ${x}',
    );
    assert.equal(language.usesBibliography, false);
  });

  test('are made from what is a template only', () => {
    assert.deepEqual(citationTemplate({ item: '${citekey}', open: 1, close: ']', other: true }), {
      item: '${citekey}',
      close: ']',
    });
    for (const value of [undefined, null, 'x', {}, { item: 3 }, { item: ' ' }]) {
      assert.equal(citationTemplate(value), undefined);
    }
  });
});
