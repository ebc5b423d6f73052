import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../../src/core/search/analyzer';
import { createTermFinder, wordsOf, wordsOfAll } from '../../../../src/core/search/termFinder';
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
      'data set',
      'dataset',
      'multimodal',
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

  const apart: readonly (readonly [string, string, string])[] = [
    ['A Data set here', 'dataset', 'Data set'],
    ['in over fitting', 'overfitting', 'over fitting'],
    ['a multi modal task', 'multimodal', 'multi modal'],
  ];
  for (const [text, word, written] of apart) {
    test(`finds “${word}” written apart`, () => {
      const term = analyze(word).tokens[0]?.term ?? '';
      const found = createTermFinder(new Set([term]))(text, wordsOf(text));
      assert.deepEqual(
        found.map(({ start, end }) => text.slice(start, end)),
        [written],
      );
    });
  }

  test('counts the words of several texts so that no two of them are neighbours', () => {
    const texts = ['Ada Müller', 'Bo Data', 'set of-the-art x'];
    const terms = new Set(['ada', 'muller', 'bo', 'data', 'set', 'dataset', 'x']);
    const found = createTermFinder(terms)(texts.join('\n'), wordsOfAll(texts, '\n'));
    const all = texts.join('\n');
    assert.deepEqual(
      found.map(({ start, end }) => all.slice(start, end)),
      ['Ada', 'Müller', 'Bo', 'Data', 'set', 'x'],
    );
    const positions = found.map(({ position }) => position);
    assert.deepEqual(
      positions.slice(1).map((position, at) => position - (positions[at] ?? 0) < 3),
      [true, false, true, false, false],
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
