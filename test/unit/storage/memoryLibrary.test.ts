import assert from 'node:assert/strict';
import { phrasesFirst } from '../../../src/core/topics/topicModels';
import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';
import { libraryConformance } from '../conformance/libraryConformance';
import { endsOf, toldOfTopics } from '../conformance/topicsProgressConformance';
import { topicsKnown } from '../conformance/topicsKnown';
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

  test('tells that the search for topics has ended when it is closed, or changed', async () => {
    const library = createMemoryLibrary();
    const told = toldOfTopics(library);
    const changedTo = async (count: number) => {
      await library.replaceSource({ id: 'many', label: 'Many' }, manyPapers(count));
      const afterChange = endsOf(told).at(-1);
      await library.groups('topic', '');
      return afterChange;
    };
    assert.equal(await changedTo(phrasesFirst + 1), undefined);
    assert.deepEqual(endsOf(told), ['0 of 301']);
    assert.equal(await changedTo(phrasesFirst + 2), '301 of 301');
    assert.equal(endsOf(told).at(-1), '0 of 302');
    assert.equal(await changedTo(phrasesFirst), '302 of 302');
    assert.equal(endsOf(told).length, 4);
    await changedTo(phrasesFirst + 3);
    library.dispose();
    assert.deepEqual(endsOf(told).slice(4), ['0 of 303', '303 of 303']);
  });

  test('gives the papers of a change topics that comes while others are found', async () => {
    const library = createMemoryLibrary();
    const source = { id: 'many', label: 'Many' };
    const later = manyPapers(phrasesFirst + 100, 'later');
    await library.replaceSource(source, manyPapers(phrasesFirst + 1));
    const changed = new Promise<void>((resolve) => {
      const listening = library.onDidProgress(({ done }) => {
        if (done === 0) return;
        listening.dispose();
        // Between two turns, or after the last: so many more have topics of their own either way.
        resolve(library.replaceSource(source, later));
      });
    });
    await library.groups('topic', '');
    await changed;
    await topicsKnown(library);
    const groups = await library.groups('topic', '');
    assert.ok(groups.length > 1);
    assert.ok(groups.every(({ key }) => key !== ''));
    assert.equal(
      groups.reduce((sum, { count }) => sum + count, 0),
      later.length,
    );
    library.dispose();
  });
});
