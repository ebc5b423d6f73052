import assert from 'node:assert/strict';
import { loadSqlite } from '../../../../src/storage/sqlite/openDatabase';
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
});
