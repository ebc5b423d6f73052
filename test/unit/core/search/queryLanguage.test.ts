import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QueryItem, Restriction } from '../../../../src/core/search/parsedQuery';
import { parseQuery } from '../../../../src/core/search/queryLanguage';
import { hostileQueries, queryTexts } from './queriesUnderTest';

suite('query language', () => {
  /**
   * Words as they are, phrases in quotes, identifiers in angle brackets, `*` behind what is unfinished, the field before
   * what must be in it, alternatives in brackets.
   */
  function shown(item: QueryItem): string {
    switch (item.kind) {
      case 'word':
        return `${item.fields ? `${item.fields.join()}:` : ''}${item.text}${item.unfinished ? '*' : ''}`;
      case 'phrase':
        return `${item.fields ? `${item.fields.join()}:` : ''}"${item.text}"`;
      case 'identifier':
        return `<${item.whole}>${item.unfinished ? '*' : ''}`;
      case 'either':
        return `(${item.alternatives.map(shown).join(' | ')})`;
    }
  }

  function shownRestriction(restriction: Restriction): string {
    switch (restriction.kind) {
      case 'not':
        return `not ${shownRestriction(restriction.of)}`;
      case 'any':
        return `(${restriction.of.map(shownRestriction).join(' | ')})`;
      case 'content':
        return shown(restriction.item);
      case 'facet':
        return shownFacet(restriction);
    }
  }

  function shownFacet(facet: Extract<Restriction, { kind: 'facet' }>): string {
    switch (facet.field) {
      case 'year':
      case 'rating':
        return `${facet.field}=${facet.from}..${facet.to}`;
      case 'cat':
        return `cat=${facet.category}`;
      case 'key':
        return `key=${facet.key}${facet.unfinished ? '*' : ''}`;
      case 'is':
        return `is=${facet.mark}`;
      case 'has':
        return `has=${facet.asset}`;
      default:
        return `${facet.field}=${facet.words.join('+')}${facet.unfinished ? '*' : ''}`;
    }
  }

  function assertParsed(
    text: string,
    items: readonly string[],
    restrictions: readonly string[] = [],
  ): void {
    const parsed = parseQuery(text);
    assert.deepEqual(parsed.items.map(shown), items);
    assert.deepEqual(parsed.restrictions.map(shownRestriction), restrictions);
  }

  const words: readonly (readonly [string, readonly string[]])[] = [
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
  for (const [text, expected] of words) {
    test(`“${text}”`, () => assertParsed(text, expected));
  }

  const inField: readonly (readonly [string, readonly string[]])[] = [
    ['title:dense', ['title:dense*']],
    ['title:dense ', ['title:dense']],
    ['TITLE:"dense passage"', ['title:"dense passage"']],
    ['title:"dense pass', ['title:dense', 'title:pass*']],
    ['abstract:fine-tuning bert', ['abstract:fine', 'abstract:tuning', 'bert*']],
    ['title: dense', ['dense*']],
  ];
  for (const [text, expected] of inField) {
    test(`“${text}”`, () => assertParsed(text, expected));
  }

  const alternatives: readonly (readonly [string, readonly string[], (readonly string[])?])[] = [
    ['bert OR gpt', ['(bert | gpt*)']],
    ['bert OR gpt OR t5 model', ['(bert | gpt | t5)', 'model*']],
    ['a survey OR review of', ['a', '(survey | review)', 'of*']],
    ['"dense passage" OR bm25 ', ['("dense passage" | bm25)']],
    ['fine-tuning OR lora ', ['(<fine-tuning> | "fine-tuning" | fine-tuning | lora)']],
    ['title:bert OR abstract:gpt ', ['(title:bert | abstract:gpt)']],
    ['title:fine-tuning OR lora ', ['(title:"fine-tuning" | title:fine-tuning | lora)']],
    ['year:2020 OR year:2021 ', [], ['(year=2020..2020 | year=2021..2021)']],
    ['bert OR author:devlin', [], ['(bert | author=devlin*)']],
    ['bert OR -gpt ', [], ['(bert | not (gpt))']],
    ['BERT OR GPT AND NOT T5', ['(BERT | GPT)', 'AND', 'NOT', 'T5*']],
    ['LOSS IN COILS OR WIRES', ['LOSS', 'IN', 'COILS', 'OR', 'WIRES*']],
    ['TO BE OR NOT TO BE ', ['TO', 'BE', 'OR', 'NOT', 'TO', 'BE']],
    ['IT OR OT security', ['(IT | OT)', 'security*']],
    ['bert or gpt', ['bert', 'or', 'gpt*']],
    ['bert Or gpt', ['bert', 'Or', 'gpt*']],
    ['bert OR', ['bert', 'OR*']],
    ['OR bert ', ['OR', 'bert']],
    ['bert OR OR gpt ', ['bert', 'OR', 'OR', 'gpt']],
    ['OR OR', ['OR', 'OR*']],
    ['"OR" bert ', ['"OR"', 'bert']],
    ['bert OR author: ', ['bert']],
    ['author: OR bert ', ['bert']],
  ];
  for (const [text, expected, restrictions] of alternatives) {
    test(`“${text}”`, () => assertParsed(text, expected, restrictions));
  }

  const restrictions: readonly (readonly [string, string])[] = [
    ['author:Müller', 'author=muller*'],
    ['author:müller ', 'author=muller'],
    ['AUTHOR:"Lewis, P."', 'author=lewis+p'],
    ['author:"patrick lew', 'author=patrick+lew*'],
    ['venue:NeurIPS ', 'venue=neurips'],
    ['topic:"a b"', 'topic=a+b'],
    ['collection:"Theses / Sources"', 'collection=theses+sources'],
    ['tag:"to read"', 'tag=to+read'],
    ['cat:cs.CL', 'cat=cs.cl'],
    ['key:Lewis2020', 'key=lewis2020*'],
    ['key:@lewis2020 ', 'key=lewis2020'],
    ['is:read', 'is=read'],
    ['IS:Unread', 'is=unread'],
    ['is:starred', 'is=starred'],
    ['has:pdf', 'has=pdf'],
    ['has:code', 'has=code'],
    ['has:abstract', 'has=abstract'],
    ['has:doi', 'has=doi'],
    ['has:note', 'has=note'],
    ['rating:4', 'rating=4..4'],
    ['rating:>=3', 'rating=3..Infinity'],
    ['rating:2..4', 'rating=2..4'],
    ['year:2023', 'year=2023..2023'],
    ['year:2023..2025', 'year=2023..2025'],
    ['year:2025..2023', 'year=2023..2025'],
    ['year:..2020', 'year=-Infinity..2020'],
    ['year:2020..', 'year=2020..Infinity'],
    ['year:"2020"', 'year=2020..2020'],
    ['year:>=2020', 'year=2020..Infinity'],
    ['year:>2020', 'year=2021..Infinity'],
    ['year:<=2020', 'year=-Infinity..2020'],
    ['year:<2020', 'year=-Infinity..2019'],
    ['year:=2020', 'year=2020..2020'],
    ['-survey', 'not (survey)'],
    ['-FlashAttention', 'not (FlashAttention)'],
    ['-fine-tuning', 'not (<fine-tuning> | "fine-tuning" | fine-tuning)'],
    ['-"dense passage"', 'not ("dense passage")'],
    ['-"dense pass', 'not ("dense pass")'],
    ['-title:survey', 'not (title:survey)'],
    ['-abstract:"dense passage"', 'not (abstract:"dense passage")'],
    ['-author:lewis', 'not author=lewis'],
    ['-year:2020 ', 'not year=2020..2020'],
    ['-is:read', 'not is=read'],
    ['-key:lewis', 'not key=lewis'],
  ];
  for (const [text, expected] of restrictions) {
    test(`“${text}”`, () => assertParsed(text, [], [expected]));
  }

  const years: readonly (readonly [string, string])[] = [
    ['year:2', 'year=2000..2999'],
    ['year:201', 'year=2010..2019'],
    ['year:201 ', 'year=201..201'],
    ['year:2020.', 'year=2020..Infinity'],
    ['year:2020..20', 'year=2020..2099'],
    ['year:>=20', 'year=2000..Infinity'],
    ['year:<=20', 'year=-Infinity..2099'],
  ];
  for (const [text, expected] of years) {
    test(`“${text}” finds what the year may become`, () => assertParsed(text, [], [expected]));
  }

  for (const text of [
    'year:abc',
    'year:2020-2021',
    'is:red',
    'has:money',
    'is:read.',
    'xauthor:a',
  ]) {
    test(`“${text}” is words`, () => {
      assert.deepEqual(parseQuery(text).restrictions, []);
      assert.notEqual(parseQuery(text).items.length, 0);
    });
  }

  for (const text of [
    ...[
      'author:',
      'title:',
      'year:',
      'year:..',
      'year:>',
      'year:>=',
      'cat:""',
      'is:',
      'is:un',
      'has:p',
    ],
    ...[
      '-author:',
      '-year:',
      '-year:abc',
      '-is:x',
      '-the',
      '-title:the',
      '-',
      '--',
      '- ',
      '-!',
      '-""',
      '- -',
    ],
  ]) {
    test(`“${text}” says nothing`, () => assertParsed(text, []));
  }

  test('a minus sign that is no exclusion does no harm', () => {
    assertParsed('- survey ', ['survey']);
    assertParsed('-- survey ', ['survey']);
    assertParsed('--survey ', ['survey']);
    assertParsed('bert - survey ', ['bert', 'survey']);
    assertParsed('"bert"-survey ', ['"bert"', 'survey']);
    assertParsed('fine-tuning ', ['<fine-tuning>']);
  });

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

  test('the words to compare with a title leave restrictions out', () => {
    const { literal, literalUnfinished } = parseQuery('Attention is year:2017 all you');
    assert.deepEqual(literal, ['attention', 'is', 'all', 'you']);
    assert.equal(literalUnfinished, true);
    assert.deepEqual(parseQuery('title:"Attention is" OR all -you abstract:need').literal, [
      ...['attention', 'is', 'or', 'all'],
    ]);
    assert.equal(parseQuery('attention year:2017').literalUnfinished, false);
    assert.deepEqual(parseQuery('Topic: a study').literal, ['topic', 'a', 'study']);
  });

  test('no text makes it fail, and only the last word is unfinished', () => {
    fc.assert(
      fc.property(queryTexts, (text) => {
        const { items } = parseQuery(text);
        const simple = items.flatMap((item) => (item.kind === 'either' ? item.alternatives : item));
        const all = simple.flatMap((item) => (item.kind === 'identifier' ? item.words : item));
        const unfinished = all.filter((item) => item.kind === 'word' && item.unfinished);
        assert.ok(unfinished.length <= 1);
        assert.ok(unfinished.every((item) => item === all.at(-1)));
      }),
    );
  });

  test('a pasted page is cut to a query', () => {
    for (const text of hostileQueries) {
      const { items, restrictions } = parseQuery(text);
      assert.ok(items.length + restrictions.length <= 200);
    }
    const [either] = parseQuery('word OR '.repeat(1000)).items;
    assert.ok(either?.kind === 'either' && either.alternatives.length <= 200);
    assert.ok(parseQuery('word '.repeat(100_000)).items.length <= 200);
    assert.ok(parseQuery('a-'.repeat(100_000)).items.length <= 200);
  });
});
