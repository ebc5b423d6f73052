import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { latex } from '../../../../src/core/citations/languages/latex';
import { markdownLinkLanguage } from '../../../../src/core/citations/languages/markdownLink';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import { rst } from '../../../../src/core/citations/languages/rst';
import { typst } from '../../../../src/core/citations/languages/typst';
import { mostPassageWords, queryForText } from '../../../../src/core/citations/queryForText';
import { parseQuery } from '../../../../src/core/search/queryLanguage';

suite('The query for a passage', () => {
  for (const [what, language, passage, expected] of [
    [
      'its words, without stop words',
      pandoc,
      'We show that the Dense models win.',
      'show Dense models win',
    ],
    ['each once, whatever its ending', pandoc, 'A model and models, Model!', 'model'],
    [
      'words joined by a hyphen apart',
      pandoc,
      'Fine-tuning FlashAttention',
      'Fine tuning FlashAttention',
    ],
    ['no citations', pandoc, 'Dense [see @lewis2020, p. 3] models', 'Dense models'],
    ['none of LaTeX', latex, 'Dense \\citep[see][]{lewis2020} models', 'Dense models'],
    ['none of Typst', typst, 'Dense @lewis2020[p. 3] #emph(models)', 'Dense models'],
    [
      'no links but their texts',
      markdownLinkLanguage,
      'Dense [big models](https://a.org/b "c")',
      'Dense big models',
    ],
    ['no addresses', pandoc, 'Dense https://example.org/deep/x models', 'Dense models'],
    [
      'no commands but what they mark',
      latex,
      'A \\emph{dense} \\textbf{model}~\\ref{fig:one}',
      'dense model',
    ],
    ['no comments of LaTeX', latex, 'Dense % not this\nmodels at 5\\% cost', 'Dense models cost'],
    ['but what follows a per cent in Markdown', pandoc, 'Dense 50% on ImageNet', 'Dense ImageNet'],
    ['no formulas', pandoc, 'Dense $x_{big}$ models at $5 and $6 each day', 'Dense models day'],
    [
      'accents of LaTeX as letters',
      latex,
      'Schr{\\"o}dinger, Poincar\\\'e',
      'Schrodinger Poincare',
    ],
    ['no roles that refer', rst, 'Dense :ref:`fig` models', 'Dense models'],
    ['no cross-references', pandoc, 'Dense @fig-plot models [^note]', 'Dense models'],
    ['no lone letters and numbers', pandoc, 'A dense k of 12 models, GPT4', 'dense models GPT4'],
    [
      'nothing of the query language',
      pandoc,
      '"dense year:2020 -models OR x" author:me',
      'dense year models author',
    ],
    ['words in scripts without spaces', pandoc, '注意', '注 意'],
    ['nothing for nothing', pandoc, ' [@a] … $x$ the of ', ''],
  ] as const) {
    test(what, () => assert.equal(queryForText(passage, language).trim(), expected));
  }

  test('of too many words keeps names, then the longer ones, in their order', () => {
    const numbered = (count: number, of: (letters: string) => string) =>
      Array.from({ length: count }, (_, n) =>
        of(String.fromCharCode(98 + Math.floor(n / 20), 98 + (n % 20))),
      );
    const short = numbered(30, (letters) => `q${letters}`);
    const long = numbered(30, (letters) => `zz${letters}zzzz`);
    const words = queryForText([...short, 'GPT4', ...long, 'mBERT'].join(' '), pandoc);
    const kept = words.trim().split(' ');
    assert.equal(kept.length, mostPassageWords);
    assert.deepEqual(kept, [...short.slice(0, 8), 'GPT4', ...long, 'mBERT']);
  });

  test('is nothing but finished words, each once, whatever the passage', () => {
    const pieces = fc
      .array(
        fc.constantFrom(
          ...[
            '"',
            '“',
            '-',
            'OR',
            ' ',
            'year:',
            'author:',
            'key:',
            'is:read',
            '2020..2021',
            'word',
          ],
          ...[
            'arXiv:',
            '2001.00001',
            '@',
            '10.1/x',
            'don’t',
            '\u00ad',
            '\u0301',
            'e\u0301t',
            'ﬁx',
            'ＯＲ',
          ],
          ...[
            '注',
            '\u0915\u094d\u0937',
            '\ud83d',
            'ß',
            '_',
            '/',
            '.',
            '\n',
            '\u200b',
            'Flash',
            'Data',
          ],
        ),
        { maxLength: 60 },
      )
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        fc.oneof(pieces, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        fc.constantFrom(pandoc, latex, typst, rst),
        (passage, language) => {
          const query = queryForText(passage, language);
          const { items, restrictions, literalUnfinished } = parseQuery(query);
          assert.deepEqual(restrictions, []);
          assert.equal(literalUnfinished, false);
          const words = items.map((item) => {
            assert.ok(item.kind === 'word', item.kind);
            assert.ok(!item.unfinished && !item.stop && item.compound === undefined, item.text);
            return item.text;
          });
          assert.ok(words.length <= mostPassageWords);
          assert.equal(words.join(' '), query.trim());
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('takes time in proportion to the passage', () => {
    for (const piece of [
      'a-b-c ',
      'wo-rd\n',
      '$a',
      '[',
      '\\cite{',
      '{"',
      '\\ref{',
      '<!--',
      '](',
      '@a',
    ]) {
      const before = performance.now();
      queryForText(piece.repeat(200_000 / 4), pandoc);
      queryForText(piece.repeat(200_000 / 4), latex);
      assert.ok(performance.now() - before < 1500, piece);
    }
  });
});
