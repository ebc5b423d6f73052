import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeQuery, type ListedField } from '../../../../src/core/search/queryCompletion';
import { parseQuery } from '../../../../src/core/search/queryLanguage';
import { hostileQueries, queryTexts } from './queriesUnderTest';

suite('completion of a query', () => {
  const known: Readonly<Record<ListedField, readonly string[]>> = {
    author: ['Lewis, P.', 'Müller, J.', 'The Hamlet Collaboration', '机器'],
    year: ['2023', '2020', '1998'],
    venue: ['NeurIPS', 'ACM Computing Surveys', 'The “Best” Venue', ''],
    topic: ['Dense Retrieval', 'Diffusion Models'],
    cat: ['cs.CL', 'cs.LG', 'stat.ML'],
    collection: ['Theses / Sources'],
    tag: ['to read', 'important'],
    key: ['lewisRetrieval2020'],
  };

  /** The texts that the completions at `|` make, the caret left out. */
  async function completed(marked: string): Promise<string[]> {
    const caret = marked.indexOf('|');
    const text = marked.slice(0, caret) + marked.slice(caret + 1);
    const completions = await completeQuery(text, caret, (field) => known[field]);
    return completions.map(
      ({ range, insert }) => text.slice(0, range.start) + insert + text.slice(range.end),
    );
  }

  const cases: readonly (readonly [string, readonly string[]])[] = [
    // Fields.
    ['au|', ['author:']],
    ['A|', ['author:', 'abstract:']],
    ['bert au|', ['bert author:']],
    ['-au|', ['-author:']],
    ['au|x', ['author:']],
    ['au|thor:lewis', ['author:lewis']],
    ['t|', ['title:', 'topic:', 'tag:']],
    ['zz|', []],
    ['x1|', []],
    ['"au|"', []],
    ['"au|', []],
    // Values.
    ['author:|', known.author.map((name) => `author:${/ /.test(name) ? `"${name}"` : name} `)],
    ['author:le|', ['author:"Lewis, P." ']],
    ['author:mull|', ['author:"Müller, J." ']],
    ['author:MÜ|', ['author:"Müller, J." ']],
    ['author:ham|', ['author:"The Hamlet Collaboration" ']],
    ['author:amlet|', []],
    ['author:机|', ['author:机器 ']],
    ['author:"lew|', ['author:"Lewis, P." ']],
    ['author:"lew|" bert', ['author:"Lewis, P." bert']],
    ['author:le| bert', ['author:"Lewis, P." bert']],
    ['author:"Lewis, P."|', []],
    ['-venue:neu|', ['-venue:NeurIPS ']],
    ['venue:best|', ['venue:"The Best Venue" ']],
    ['topic:d|', ['topic:"Dense Retrieval" ', 'topic:"Diffusion Models" ']],
    ['topic:"dense ret|', ['topic:"Dense Retrieval" ']],
    ['cat:cs|', ['cat:cs.CL ', 'cat:cs.LG ']],
    ['year:20|', ['year:2023 ', 'year:2020 ']],
    ['year:2020|', []],
    ['year:>=|', ['year:>=2023 ', 'year:>=2020 ', 'year:>=1998 ']],
    ['year:2020..202|', ['year:2020..2023 ', 'year:2020..2020 ']],
    ['collection:th|', ['collection:"Theses / Sources" ']],
    ['tag:re|', ['tag:"to read" ']],
    ['key:lew|', ['key:lewisRetrieval2020 ']],
    ['is:|', ['is:read ', 'is:unread ', 'is:starred ']],
    ['is:un|', ['is:unread ']],
    ['has:|', ['has:pdf ', 'has:code ', 'has:abstract ', 'has:doi ', 'has:note ']],
    ['title:|', []],
    ['abstract:den|', []],
  ];
  for (const [marked, expected] of cases) {
    test(`“${marked}”`, async () => assert.deepEqual(await completed(marked), expected));
  }

  for (const marked of ['|', 'bert |', '-|', 'author:lewis |', '| bert']) {
    test(`“${marked}” offers every field`, async () => {
      const [head = ''] = marked.split('|');
      const starts = (await completed(marked)).map((text) => text.slice(head.length));
      assert.equal(starts.length, 13);
      assert.ok(starts[0]?.startsWith('author:'));
    });
  }

  test('fields and fixed values say what they do, others need not', async () => {
    const fields = await completeQuery('', 0, () => []);
    assert.ok(fields.every(({ kind, description }) => kind === 'field' && description));
    const marks = await completeQuery('is:', 3, () => []);
    assert.ok(marks.every(({ kind, description }) => kind === 'value' && description));
    const [year] = await completeQuery('year:', 5, () => ['2020']);
    assert.equal(year?.description, undefined);
  });

  test('values may come later, and are asked for by what they begin with', async () => {
    const asked: string[] = [];
    const completions = await completeQuery('venue:"acm co', 13, (field, beginning) => {
      asked.push(`${field} ${beginning}`);
      return Promise.resolve(known.venue);
    });
    assert.deepEqual(asked, ['venue acm co']);
    assert.deepEqual(
      completions.map(({ label }) => label),
      ['ACM Computing Surveys'],
    );
  });

  test('offers the values that begin so first, and no more than one can choose from', async () => {
    const values = ['Old Net', ...Array.from({ length: 100 }, (_, index) => `Net ${index}`)];
    const few = await completeQuery('venue:net', 9, () => values.slice(0, 3));
    assert.deepEqual(
      few.map(({ label }) => label),
      ['Net 0', 'Net 1', 'Old Net'],
    );
    assert.equal((await completeQuery('venue:net', 9, () => values)).length, 50);
  });

  test('what is accepted is a restriction by that field', async () => {
    for (const field of [
      'author',
      'venue',
      'topic',
      'cat',
      'collection',
      'tag',
      'key',
      'year',
    ] as const) {
      const text = `${field}:`;
      for (const { range, insert } of await completeQuery(text, text.length, () => known[field])) {
        const { items, restrictions } = parseQuery(text.slice(0, range.start) + insert);
        assert.deepEqual([items.length, restrictions.length], [0, 1], insert);
      }
    }
  });

  test('never fails, and replaces nothing before the word at the caret', async () => {
    await fc.assert(
      fc.asyncProperty(queryTexts, fc.integer({ min: -1, max: 40 }), async (text, caret) => {
        for (const { range } of await completeQuery(text, caret, (field) => known[field])) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
          assert.ok(range.start <= Math.max(0, caret) && Math.min(caret, text.length) <= range.end);
        }
      }),
    );
    for (const text of hostileQueries) {
      assert.ok((await completeQuery(text, text.length, (field) => known[field])).length <= 50);
    }
  });
});
