import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HumanError } from '../../../../src/core/humanError';
import { queryMistakes } from '../../../../src/core/search/queryMistakes';
import { hostileQueries, queryTexts } from './queriesUnderTest';

suite('mistakes in a query', () => {
  /** What is said, and of which part of the text. */
  function explained(text: string): (readonly [part: string, sentence: string])[] {
    return queryMistakes(text).map(({ range, template, args }) => [
      text.slice(range.start, range.end),
      new HumanError(template, ...args).message,
    ]);
  }

  const mistakes: readonly (readonly [text: string, part: string, sentence: string])[] = [
    ['bert autor:lewis', 'autor:', 'Unknown field “autor:”. Did you mean “author:”?'],
    ['-Titel:bert', 'Titel:', 'Unknown field “Titel:”. Did you mean “title:”?'],
    ['athors:"patrick lewis"', 'athors:', 'Unknown field “athors:”. Did you mean “author:”?'],
    ['category:cs.CL', 'category:', 'Unknown field “category:”. Did you mean “cat:”?'],
    ['tags:x', 'tags:', 'Unknown field “tags:”. Did you mean “tag:”?'],
    [
      'year:soon bert',
      'year:soon',
      '“soon” is no year. Type a year such as year:2020, or a range such as year:2020..2023 or year:>=2020.',
    ],
    [
      'year:2020-2023 ',
      'year:2020-2023',
      '“2020-2023” is no year. Type a year such as year:2020, or a range such as year:2020..2023 or year:>=2020.',
    ],
    [
      'author: lewis',
      'author:',
      'Nothing to look for follows “author:”. Type it right after the colon, such as author:lewis.',
    ],
    [
      '-title:"" bert',
      '-title:""',
      'Nothing to look for follows “title:”. Type it right after the colon, such as title:attention.',
    ],
    [
      'is: bert',
      'is:',
      'Nothing to look for follows “is:”. Type it right after the colon, such as is:unread.',
    ],
    ['is:red', 'is:red', 'There is no “is:red”. Type one of: is:read, is:unread, is:starred.'],
    [
      'has:pd x',
      'has:pd',
      'There is no “has:pd”. Type one of: has:pdf, has:code, has:abstract, has:doi, has:note.',
    ],
    [
      'bert "dense pass',
      '"',
      'This quotation mark has no partner. Type another one where the quoted words end.',
    ],
    [
      'author:"patrick lew',
      '"',
      'This quotation mark has no partner. Type another one where the quoted words end.',
    ],
    [
      'OR bert',
      'OR',
      '“OR” has nothing to choose from. Type something on both sides of it: sparse OR dense.',
    ],
    [
      'bert OR ',
      'OR',
      '“OR” has nothing to choose from. Type something on both sides of it: sparse OR dense.',
    ],
    [
      'bert -the',
      '-the',
      '“the” stands in nearly every paper and excludes none. Type a telling word after the minus sign.',
    ],
    [
      `${'word '.repeat(200)}more words`,
      'more words',
      'Only the first 200 words are searched. Shorten the query.',
    ],
  ];
  for (const [text, part, sentence] of mistakes) {
    test(`“${text.slice(0, 40)}”`, () => assert.deepEqual(explained(text), [[part, sentence]]));
  }

  test('all are told, in their order', () => {
    const parts = explained('"a b" OR OR autor:x year:y "c').map(([part]) => part);
    assert.deepEqual(parts, ['OR', 'OR', 'autor:', 'year:y', '"']);
  });

  for (const text of [
    ...[
      '',
      ' ',
      'bert',
      'dense "passage retrieval"',
      'a OR b',
      '-survey',
      '- --',
      '::',
      'NEAR(a b)',
    ],
    ...[
      'BERT: pre-training',
      'Titel: a study',
      'arXiv:2005.11401',
      'https://arxiv.org/abs/1',
      'foo:bar',
    ],
    ...['doi:10.1000/a', 'title:bert', 'year:>=2020', 'is:unread -has:code', 'cat:cs', 'key:@a'],
    'LOSS IN COILS OR',
    // Still being typed.
    ...['is:un', 'has:a', 'autor:'],
  ]) {
    test(`“${text}” has none`, () => assert.deepEqual(explained(text), []));
  }

  test('what may be mended by typing on is told apart', () => {
    const unfinished = (text: string) => queryMistakes(text).map((each) => each.unfinished);
    for (const text of ['author:', 'year:', 'year:>', 'bert OR', '"a b', '-the', 'is:red']) {
      assert.deepEqual(unfinished(text), [true], text);
    }
    for (const text of ['author: x', 'year:> x', 'OR bert', 'autor:x', '-the x']) {
      assert.deepEqual(unfinished(text), [false], text);
    }
  });

  test('lie within the text, in order, whatever it is', () => {
    fc.assert(
      fc.property(queryTexts, (text) => {
        let last = 0;
        for (const { range } of queryMistakes(text)) {
          assert.ok(last <= range.start && range.start < range.end && range.end <= text.length);
          last = range.start;
        }
      }),
    );
  });

  test('are no more than a query has words', () => {
    for (const text of hostileQueries) assert.ok(queryMistakes(text).length <= 202);
  });

  test('counts as words what is searched as words', () => {
    assert.deepEqual(queryMistakes(`${'author:a OR author:b '.repeat(60)}graph`), []);
    assert.equal(queryMistakes('graph '.repeat(201)).length, 1);
  });
});
