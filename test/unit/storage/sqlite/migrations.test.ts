import assert from 'node:assert/strict';
import { loadSqlite } from '../../../../src/storage/sqlite/openDatabase';
import { dividedPapers } from '../../conformance/dividedPapers';
import { topicsKnown } from '../../conformance/topicsKnown';
import { allPapers, papers } from '../../conformance/papers';
import { temporaryLibrary } from './temporaryLibrary';

suite('a library of an earlier version', () => {
  test('from before there were collections is opened with its papers, and takes them', async () => {
    const place = temporaryLibrary();
    const before = place.open();
    await before.replaceSource({ id: 'test', label: 'Test' }, allPapers);
    before.dispose();
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    const database = new sqlite.DatabaseSync(place.path);
    database.exec(
      `DELETE FROM part WHERE name IN ('column collections', 'list collectionLists');
       DROP TABLE identity;
       PRAGMA user_version = 1`,
    );
    database.close();

    const library = place.open();
    library.onDidTell(({ template }) => assert.fail(template));
    const counts = async () =>
      (await library.groups('collection', '')).map(({ key, count }) => [key, count]);
    assert.deepEqual(await counts(), [['', allPapers.length]]);
    await library.replaceSource({ id: 'more', label: 'More' }, [
      { ...papers.attention, collections: ['Theses'] },
    ]);
    assert.deepEqual(await counts(), [
      ['Theses', 1],
      ['', allPapers.length - 1],
    ]);
    library.dispose();
  });

  test('from before topics had parts is opened with its topics, and finds the parts with the next change', async () => {
    const place = temporaryLibrary();
    const source = { id: 'test', label: 'Test' };
    const divided = dividedPapers(361);
    const before = place.open();
    await before.replaceSource(source, divided.slice(0, 360));
    await topicsKnown(before);
    const topics = await before.groups('topic', '');
    const parts = await before.groups('subtopic', '');
    assert.ok(parts.length > 3);
    before.dispose();
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    const database = new sqlite.DatabaseSync(place.path);
    database.exec(
      `DELETE FROM part WHERE name IN ('column subtopic', 'list subtopics');
       UPDATE setting SET value = json_set(value, '$.method', 2) WHERE name = 'topics';
       PRAGMA user_version = 3`,
    );
    database.close();

    const library = place.open();
    library.onDidTell(({ template }) => assert.fail(template));
    assert.deepEqual(await library.groups('topic', ''), topics);
    assert.deepEqual(await library.groups('subtopic', ''), [{ key: '', label: '', count: 360 }]);
    const group = { by: 'subtopic', key: '' } as const;
    const query = { match: 'all', sort: 'date' } as const;
    const found = await library.find({ ...query, text: '', group }, { offset: 0, limit: 1 });
    assert.equal(found.total, 360);
    const [label = ''] = parts.flatMap(({ key }) => (key === '' ? [] : [key]));
    const text = `topic:"${label}"`;
    assert.equal((await library.find({ ...query, text }, { offset: 0, limit: 0 })).total, 0);
    await library.replaceSource(source, divided);
    await topicsKnown(library);
    const after = await library.groups('subtopic', '');
    assert.deepEqual(after.map(({ key }) => key).sort(), parts.map(({ key }) => key).sort());
    library.dispose();
  });

  test('from before there were directions finds related papers by words, and finds directions with the next change', async () => {
    const place = temporaryLibrary();
    const source = { id: 'test', label: 'Test' };
    const divided = dividedPapers(360);
    const before = place.open();
    await before.replaceSource(source, divided);
    await topicsKnown(before);
    before.dispose();
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    const database = new sqlite.DatabaseSync(place.path);
    database.exec(
      `DELETE FROM part WHERE name LIKE 'directions%';
       UPDATE setting SET value = json_set(value, '$.method', 3) WHERE name = 'topics'`,
    );
    database.close();

    const library = place.open();
    library.onDidTell(({ template }) => assert.fail(template));
    const likeWords = async () => {
      const related = await library.related('divided0100', 10);
      assert.equal(related.length, 10);
      return related.flatMap((each) => each.likeWords);
    };
    assert.deepEqual(await likeWords(), []);
    const topics = await library.groups('topic', '');
    // No paper gets another topic by this change, nor by the topics that are found for it.
    await library.replaceSource({ id: 'more', label: 'More' }, divided.slice(0, 1));
    assert.deepEqual(await likeWords(), []);
    await new Promise<void>((resolve) => library.onDidChange(resolve));
    assert.ok((await likeWords()).length > 0);
    assert.deepEqual(await library.groups('topic', ''), topics);
    library.dispose();
  });
});
