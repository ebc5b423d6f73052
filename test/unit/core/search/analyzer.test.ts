import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze, foldWord, stem } from '../../../../src/core/search/analyzer';

suite('analyzer', () => {
  function words(text: string): string[] {
    return analyze(text).tokens.map(({ word }) => word);
  }

  function compounds(text: string): string[] {
    return analyze(text).compounds.map(({ word }) => word);
  }

  const folded: readonly (readonly [string, readonly string[]])[] = [
    ['Large LANGUAGE models', ['large', 'language', 'models']],
    ['Şahin Ørsted Łukasz Straße Æsir', ['sahin', 'orsted', 'lukasz', 'strasse', 'aesir']],
    ['e\u0301tude ﬁne', ['etude', 'fine']],
    ['trans\u00ADformer zero\u200Bwidth', ['transformer', 'zerowidth']],
    ['don’t model’s', ['don', 't', 'model', 's']],
    ['$O(n \\log n)$', ['o', 'n', 'log', 'n']],
    ['GPT-4 word2vec', ['gpt', '4', 'word2vec']],
    ['机器 learning', ['机', '器', 'learning']],
    ['\ud800 \u0000 … —', []],
  ];
  for (const [text, expected] of folded) {
    test(`“${text}” is ${expected.length} words`, () => assert.deepEqual(words(text), expected));
  }

  test('inflections share a term, names of other alphabets stay', () => {
    assert.equal(stem('retrieval'), stem('retrieve'));
    assert.equal(stem('models'), 'model');
    assert.equal(stem('модели'), 'модели');
    assert.equal(stem('gpt4'), 'gpt4');
  });

  test('stop words are marked and counted', () => {
    const { tokens } = analyze('State of the art');
    assert.deepEqual(
      tokens.map(({ stop, position }) => [stop, position]),
      [
        [false, 0],
        [true, 1],
        [true, 2],
        [false, 3],
      ],
    );
  });

  test('hyphens join, and so does a change of case between words of three letters', () => {
    assert.deepEqual(compounds('fine-tuning, pre\u2011train'), ['finetuning', 'pretrain']);
    assert.deepEqual(compounds('FlashAttention'), ['flashattention']);
    assert.deepEqual(compounds('FlashAttention-2'), ['flashattention', 'flashattention2']);
    assert.deepEqual(compounds('LaTeX, RoBERTa, NeurIPS in two words - or three'), []);
    assert.deepEqual(compounds('one-by-one-by-one'), []);
  });

  test('signs of TeX join, and words that are one written apart', () => {
    assert.deepEqual(compounds('H$_2$, M$^{2}$CD, ell_p'), ['h2', 'm2cd', 'ellp']);
    assert.deepEqual(compounds('multi modal data sets'), ['multimodal', 'datasets']);
    assert.deepEqual(compounds('data, sets of data  sets; a data point; fine art'), []);
  });

  test('the same word is read alike wherever it stands', () => {
    const words = fc.array(
      fc.constantFrom('Data', 'set', 'ﬁne', 'FlashAttention', '机器', 'a\u0301b'),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const read = analyze(parts.join(' ; ')).tokens.map(({ word, term, stop }) => [
          word,
          term,
          stop,
        ]);
        const alone = parts.flatMap((part) =>
          analyze(part).tokens.map(({ word, term, stop }) => [word, term, stop]),
        );
        assert.deepEqual(read, alone);
      }),
    );
  });

  test('a compound says where it stands', () => {
    const text = 'we do fine-tuning now';
    const [compound] = analyze(text).compounds;
    assert.ok(compound);
    assert.equal(text.slice(compound.start, compound.end), 'fine-tuning');
    assert.deepEqual([compound.position, compound.length], [2, 2]);
  });

  test('every token stands where it says, and is what it was folded from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let last = 0;
        analyze(text).tokens.forEach(({ start, end, word, position }, index) => {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.equal(foldWord(text.slice(start, end)), word);
          assert.equal(position, index);
          assert.notEqual(word, '');
          last = end;
        });
      }),
    );
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3 }), (text) => {
        assert.equal(foldWord(foldWord(text)), foldWord(text));
      }),
    );
  });

  test('megabytes of one word, of hyphens, of marks are analysed', () => {
    assert.equal(analyze('a'.repeat(1_000_000)).tokens.length, 1);
    assert.equal(analyze('abcDef'.repeat(200_000)).tokens.length, 200_001);
    assert.equal(analyze('a-'.repeat(500_000)).tokens.length, 500_000);
    assert.equal(analyze('\u0301'.repeat(1_000_000)).tokens.length, 0);
  });
});
