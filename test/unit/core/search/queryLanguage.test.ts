import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery, type QueryItem } from '../../../../src/core/search/queryLanguage';

suite('query language', () => {
  /** Words as they are, phrases in quotes, identifiers in angle brackets, `*` behind what is unfinished. */
  function shown(item: QueryItem): string {
    switch (item.kind) {
      case 'word':
        return item.text + (item.unfinished ? '*' : '');
      case 'phrase':
        return `"${item.text}"`;
      case 'identifier':
        return `<${item.whole}>${item.unfinished ? '*' : ''}`;
    }
  }

  const items: readonly (readonly [string, readonly string[]])[] = [
    ['dense retrieval', ['dense', 'retrieval*']],
    ['dense retrieval ', ['dense', 'retrieval']],
    ['dense retrieval?', ['dense', 'retrieval']],
    ['"dense retrieval" bert', ['"dense retrieval"', 'bert*']],
    ['“dense retrieval”', ['"dense retrieval"']],
    ['"dense retrieval', ['dense', 'retrieval*']],
    ['dense" retrieval', ['dense', 'retrieval*']],
    ['""', []],
    ['arXiv:2005.11401v3', ['<2005.11401>*']],
    ['https://arxiv.org/pdf/2005.11401.pdf', ['<2005.11401.pdf>*']],
    ['https://doi.org/10.1000/A.7', ['<10.1000/a.7>*']],
    ['(see @lewis2020)', ['see', '<lewis2020>']],
    ['foo:bar', ['<foo:bar>*']],
    ['FlashAttention', ['FlashAttention*']],
  ];
  for (const [text, expected] of items) {
    test(`“${text}”`, () => {
      const parsed = parseQuery(text);
      assert.deepEqual(parsed.items.map(shown), expected);
      assert.deepEqual(parsed.restrictions, []);
    });
  }

  test('what may be an identifier has its words at hand', () => {
    const [item] = parseQuery('foo:bar').items;
    assert.ok(item?.kind === 'identifier');
    assert.deepEqual(item.words.map(shown), ['foo', 'bar*']);
  });

  test('parts of a hyphenated word know the whole', () => {
    const [item] = parseQuery('fine-tuning').items;
    assert.ok(item?.kind === 'identifier');
    assert.deepEqual(
      item.words.map(({ word, compound }) => [word, compound]),
      [
        ['fine', 'finetun'],
        ['tuning', 'finetun'],
      ],
    );
  });

  test('a phrase keeps the places of its stop words', () => {
    const [item] = parseQuery('"state of the art"').items;
    assert.ok(item?.kind === 'phrase');
    assert.deepEqual(item.slots, [
      { term: 'state', offset: 0 },
      { term: 'art', offset: 3 },
    ]);
  });

  const restrictions: readonly (readonly [string, object])[] = [
    ['author:Müller', { field: 'author', words: ['muller'], unfinished: true }],
    ['author:müller ', { field: 'author', words: ['muller'], unfinished: false }],
    ['AUTHOR:"Lewis, P."', { field: 'author', words: ['lewis', 'p'], unfinished: false }],
    ['venue:NeurIPS ', { field: 'venue', words: ['neurips'], unfinished: false }],
    ['topic:"a b"', { field: 'topic', words: ['a', 'b'], unfinished: false }],
    ['cat:cs.CL', { field: 'cat', category: 'cs.cl' }],
    ['year:2023', { field: 'year', from: 2023, to: 2023 }],
    ['year:2023..2025', { field: 'year', from: 2023, to: 2025 }],
    ['year:2025..2023', { field: 'year', from: 2023, to: 2025 }],
    ['year:..2020', { field: 'year', from: -Infinity, to: 2020 }],
    ['year:2020..', { field: 'year', from: 2020, to: Infinity }],
    ['year:"2020"', { field: 'year', from: 2020, to: 2020 }],
  ];
  for (const [text, expected] of restrictions) {
    test(`“${text}”`, () => {
      assert.deepEqual(parseQuery(text).restrictions, [expected]);
      assert.deepEqual(parseQuery(text).items, []);
    });
  }

  for (const text of [
    'year:abc',
    'year:',
    'year:..',
    'year:2020-2021',
    'author:',
    'cat:""',
    'xauthor:a',
  ]) {
    test(`“${text}” is words`, () => {
      assert.deepEqual(parseQuery(text).restrictions, []);
      assert.notEqual(parseQuery(text).items.length, 0);
    });
  }

  test('the words to compare with a title leave restrictions out', () => {
    const { literal, literalUnfinished } = parseQuery('Attention is year:2017 all you');
    assert.deepEqual(literal, ['attention', 'is', 'all', 'you']);
    assert.equal(literalUnfinished, true);
  });

  test('no text makes it fail, and only the last word is unfinished', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const all = parseQuery(text).items.flatMap((item) =>
          item.kind === 'identifier' ? item.words : item,
        );
        const unfinished = all.filter((item) => item.kind === 'word' && item.unfinished);
        assert.ok(unfinished.length <= 1);
        assert.ok(unfinished.every((item) => item === all.at(-1)));
      }),
    );
  });

  test('a pasted page is cut to a query', () => {
    assert.ok(parseQuery('word '.repeat(100_000)).items.length <= 200);
    assert.ok(parseQuery('a-'.repeat(100_000)).items.length <= 200);
  });
});
