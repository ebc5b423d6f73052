import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Library } from '../../../../../src/core/papers/library';
import { readPapers } from '../../../../../src/core/readers/readPapers';
import { createMemoryLibrary } from '../../../../../src/storage/memoryLibrary';
import { expectations } from './cases';

suite('what a person expects first', () => {
  let library: Library;

  suiteSetup(async () => {
    const { papers } = readPapers(readFileSync('media/corpus/papers.json', 'utf8'));
    library = createMemoryLibrary();
    await library.replaceSource({ id: 'builtIn', label: 'Built-in papers' }, papers);
  });

  suiteTeardown(() => library.dispose());

  async function titles(types: string, limit: number): Promise<string[]> {
    const { hits } = await library.find(
      { text: types, match: 'any', sort: 'relevance' },
      { offset: 0, limit },
    );
    return hits.map(({ paper }) => paper.title);
  }

  for (const [kind, cases] of Object.entries(expectations)) {
    suite(kind, () => {
      for (const { types, expects, within, why } of cases) {
        test(`“${types}” finds “${expects}…”: ${why}`, async () => {
          const found = await titles(types, within);
          assert.ok(
            found.some((title) => title.startsWith(expects)),
            `instead: ${found.join(' | ')}`,
          );
        });
      }
    });
  }

  test('each expectation means one paper', async () => {
    const all = await titles('', 1000);
    for (const { expects } of Object.values(expectations).flat()) {
      assert.equal(all.filter((title) => title.startsWith(expects)).length, 1, expects);
    }
  });
});
