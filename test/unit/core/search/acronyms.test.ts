import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acronymsDefined } from '../../../../src/core/search/acronyms';
import { analyze } from '../../../../src/core/search/analyzer';

suite('acronyms', () => {
  function defined(text: string): string[] {
    return acronymsDefined(text, analyze(text).tokens).map(
      ({ short, long }) => `${short}: ${long.join(' ')}`,
    );
  }

  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['We use Retrieval-Augmented Generation (RAG) here.', ['rag: retriev augment gener']],
    ['large language models (LLMs) are', ['llm: larg languag model']],
    ['a Mixture of Experts (MoE)', ['moe: mixtur  expert']],
    ['learning from human feedback (LHF)', ['lhf: learn  human feedback']],
    [
      'knowledge graphs (KG) and question answering (QA)',
      ['kg: knowledg graph', 'qa: question answer'],
    ],
    ['no words of the kind (ABC)', []],
    ['in brackets (see Section 3), (2024), (a), (Fig), (the AB)', []],
    ['(AB) at the beginning', []],
    ['dense retrieval (DR', []],
  ];
  for (const [text, expected] of texts) {
    test(`of “${text}” are ${expected.length}`, () => assert.deepEqual(defined(text), expected));
  }

  test('of a text of parentheses, of stop words, of definitions are few', () => {
    assert.deepEqual(defined('('.repeat(500_000) + ')'), []);
    assert.deepEqual(defined('of '.repeat(100_000) + '(AB)'), []);
    assert.ok(defined('alpha beta (AB) '.repeat(10_000)).length <= 10);
  });

  test('begin the words before them', () => {
    const words = fc.array(fc.stringMatching(/^[b-z]{4,9}$/), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(words, (long) => {
        const short = long
          .map((word) => word.charAt(0))
          .join('')
          .toUpperCase();
        const text = `about ${long.join(' ')} (${short}).`;
        const [definition] = acronymsDefined(text, analyze(text).tokens);
        assert.equal(definition?.long.length, long.length);
      }),
    );
  });
});
