import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../../src/core/search/analyzer';
import { createTermFinder, wordsOf, type FoundTerm } from '../../../../src/core/search/termFinder';
import { bestSnippet, matchedRanges } from '../../../../src/core/search/snippet';

/** Where these words stand in a text. */
function found(text: string, ...words: readonly string[]): FoundTerm[] {
  return createTermFinder(new Set(words.map((word) => analyze(word).tokens[0]?.term ?? '')))(
    text,
    wordsOf(text),
  );
}

suite('snippet', () => {
  test('a short text is shown whole', () => {
    const text = 'Retrieving  is\nnot reading.';
    assert.deepEqual(bestSnippet(text, found(text, 'retrieval')), {
      text: 'Retrieving  is not reading.',
      ranges: [{ start: 0, end: 10 }],
    });
  });

  test('a long text is cut at words, with a mark where something is missing', () => {
    const text = `${'lead words '.repeat(30)}the needle here ${'tail words '.repeat(30)}`;
    const snippet = bestSnippet(text, found(text, 'needle'));
    assert.ok(snippet);
    assert.match(snippet.text, /^…(?:lead|words|the) .*\bneedle here .*(?:tail|words)…$/);
    assert.ok(snippet.text.length <= 165);
    const [range] = snippet.ranges;
    assert.equal(snippet.text.slice(range?.start, range?.end), 'needle');
  });

  test('the passage with the most different words wins over one that repeats a word', () => {
    const gap = 'other words '.repeat(30);
    const text = `dense dense dense ${gap}dense and sparse ${gap}`;
    const snippet = bestSnippet(text, found(text, 'dense', 'sparse'));
    assert.match(snippet?.text ?? '', /dense and sparse/);
  });

  test('is absent where nothing matches', () => {
    assert.equal(bestSnippet('text', found('text', 'other')), undefined);
  });

  test('a hyphenated word is one range when it is found as a whole', () => {
    assert.deepEqual(matchedRanges(found('fine-tuning', 'finetuning')), [{ start: 0, end: 11 }]);
  });

  test('ranges hold whole matching words, and no character is cut in two', () => {
    const piece = fc.constantFrom(
      'needle',
      'hay',
      ' ',
      '\n',
      '😀',
      'é',
      '.',
      'x'.repeat(200),
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        const snippet = bestSnippet(text, found(text, 'needle'));
        if (!snippet) return;
        assert.ok(snippet.ranges.length > 0);
        assert.doesNotMatch(snippet.text, /\p{Cs}/u);
        for (const { start, end } of snippet.ranges) {
          assert.equal(snippet.text.slice(start, end), 'needle');
        }
      }),
    );
  });
});
