import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../../src/core/search/analyzer';
import { createTermFinder, wordsOf } from '../../../../src/core/search/termFinder';
import { initialTerm } from '../../../../src/core/search/searchIndex';

suite('termFinder', () => {
  test('finds what the analyzer finds, in any text', () => {
    const word = fc.constantFrom(
      'Fine-tuning',
      'fine',
      'FlashAttention',
      'flash',
      'attention',
      'Attending',
      'RAG',
      'retrieval-augmented',
      'Müller',
      'façade',
      '2023',
      'x',
      '…',
      'state-of-the-art',
      'Data',
      'sets',
      'multi',
      'H$_2$',
      'ell_p',
      'oedema',
      'edema',
      'data-driven',
      'non-data',
      'aesthetic',
      '“quoted”',
      'two–words',
      'fine\u2010tuning',
      'foo-Müller',
      'データ',
      'x\u00a0y',
      'haemoglobin',
      'hemoglobin',
      'paediatric',
      'foetal',
      'sceptical',
      'skeptical',
      'archaeology',
      'sulphur',
      'ab',
      'ay',
    );
    fc.assert(
      fc.property(fc.array(word), fc.uniqueArray(word, { minLength: 1 }), (words, wanted) => {
        const text = words.join(' ');
        const terms = new Set(
          wanted.flatMap((each) => {
            const { tokens, compounds } = analyze(each);
            return [...tokens, ...compounds].map(({ term }) => term);
          }),
        );
        const { tokens, compounds } = analyze(text);
        const expected = [...tokens, ...compounds]
          .filter(({ term }) => terms.has(term))
          .map(({ term, start, end, position }) => ({ term, start, end, position }))
          .sort((a, b) => a.start - b.start || b.end - a.end);
        assert.deepEqual(createTermFinder(terms)(text, wordsOf(text)), expected);
      }),
    );
  });

  test('finds words by their first letter', () => {
    const title = 'All you Need';
    const found = createTermFinder(new Set([initialTerm('nothing')]))(title, wordsOf(title));
    assert.deepEqual(
      found.map(({ start, end }) => [start, end]),
      [[8, 12]],
    );
  });
});
