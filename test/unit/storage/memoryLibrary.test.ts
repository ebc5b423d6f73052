import assert from 'node:assert/strict';
import { phrasesFirst } from '../../../src/core/topics/topicModels';
import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';
import { libraryConformance } from '../conformance/libraryConformance';
import { manyPapers } from './sqlite/manyPapers';

libraryConformance('memoryLibrary', createMemoryLibrary);

suite('a library of many papers in memory', () => {
  test('is there to be seen and searched before its topics are, and tells when they are', async () => {
    const library = createMemoryLibrary();
    const papers = manyPapers(phrasesFirst + 1);
    await library.replaceSource({ id: 'many', label: 'Many' }, papers);
    const before = await library.groups('topic', '');
    const changed = new Promise<void>((resolve) => library.onDidChange(resolve));
    const query = { text: papers[0]?.title ?? '', match: 'all', sort: 'relevance' } as const;
    const { total } = await library.find(query, { offset: 0, limit: 1 });
    assert.deepEqual([before.map(({ key }) => key), total > 0], [[''], true]);
    await changed;
    const after = await library.groups('topic', '');
    assert.ok(after.every(({ key }) => key !== ''));
    assert.equal(
      after.reduce((sum, { count }) => sum + count, 0),
      papers.length,
    );
    library.dispose();
  });
});
