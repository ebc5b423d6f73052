import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { attention, nested, templatesOf, titled, titlesOf } from './zoteroFixtures';
import { ZoteroFolder } from './zoteroFolder';

suite('readZotero of what is not as it should be', () => {
  test('says that there is no database', () => {
    const result = new ZoteroFolder().read();
    assert.match(templatesOf(result).join(), /^There is no database of Zotero at/);
  });

  test('says that a folder cannot be copied', () => {
    const folder = new ZoteroFolder();
    mkdirSync(folder.databaseFile);
    assert.match(templatesOf(folder.read()).join(), /could not be copied/);
  });

  for (const [name, content] of [
    ['an empty file', ''],
    ['a text', 'This is no database.\n'.repeat(999)],
  ] as const) {
    test(`says that ${name} is not Zotero's`, () => {
      const folder = new ZoteroFolder();
      writeFileSync(folder.databaseFile, content);
      const result = folder.read();
      assert.deepEqual(result.papers, []);
      assert.match(templatesOf(result).join(), /is not a database of Zotero/);
    });
  }

  test("says that another program's database is not Zotero's", () => {
    const folder = new ZoteroFolder();
    const database = folder.connect();
    database.exec('CREATE TABLE moz_places (id INTEGER)');
    database.close();
    assert.match(templatesOf(folder.read()).join(), /is not a database of Zotero/);
  });

  test('reads what it can of a damaged file wherever the damage is', () => {
    const folder = new ZoteroFolder().make(
      Array.from({ length: 200 }, (_, number) => ({
        fields: { title: `Paper ${number}`, abstractNote: `${number} `.repeat(50) },
        creators: [[`Doe${number}`, 'Jane']],
        tags: [`tag ${number}`],
      })),
    );
    const sound = readFileSync(folder.databaseFile);
    let read = 0;
    for (let at = 4096; at < sound.length; at += 4096) {
      writeFileSync(folder.databaseFile, Buffer.from(sound).fill(0xff, at, at + 4096));
      const { papers, problems } = folder.read();
      read = Math.max(read, papers.length);
      // Some pages are of what nobody asks for.
      if (problems.length === 0) assert.equal(papers.length, 200);
      assert.ok(problems.length <= 1);
      for (const { title } of papers) assert.match(title, /^Paper \d{1,3}$/);
    }
    assert.equal(read, 200);
  });

  test('reads what it can of a file that was cut off', () => {
    const folder = new ZoteroFolder().make(
      titled(...Array.from({ length: 500 }, (_, n) => `T${n}`)),
    );
    const sound = readFileSync(folder.databaseFile);
    for (const part of [0.01, 0.1, 0.5, 0.9]) {
      writeFileSync(folder.databaseFile, sound.subarray(0, Math.floor(sound.length * part)));
      assert.ok(folder.read().problems.length > 0);
    }
  });

  const optional = [
    'creators',
    'creatorTypes',
    'itemCreators',
    'tags',
    'itemTags',
    'collections',
    'collectionItems',
    'deletedItems',
    'groups',
    'fieldsCombined',
    'itemTypesCombined',
    'feeds',
    'deletedCollections',
    'itemTypes',
  ];
  for (const table of optional) {
    test(`reads the titles where there is no ${table}`, () => {
      const result = new ZoteroFolder().make([attention], nested, `DROP TABLE "${table}"`).read();
      assert.deepEqual(titlesOf(result), ['Attention is all you need']);
      for (const template of templatesOf(result)) {
        assert.match(template, /^This version of Zotero keeps some/);
      }
    });
  }

  test('says what it left out of a later schema', () => {
    const result = new ZoteroFolder()
      .make([attention], 'ALTER TABLE tags RENAME COLUMN name TO label; DROP TABLE collections')
      .read();
    assert.deepEqual(result.papers[0]?.keywords, undefined);
    assert.deepEqual(result.papers[0]?.author.length, 2);
    assert.deepEqual(
      result.problems.map(({ args }) => args),
      [['tags”, “collections']],
    );
  });

  test('reads numbers, blobs and nothing as texts', () => {
    const result = new ZoteroFolder()
      .make(
        [
          { fields: { title: 1984, volume: 7 }, creators: [['Orwell', 'George']] },
          ...titled('x', 'y'),
        ],
        `UPDATE itemDataValues SET value = x'ff41' WHERE value = 'x';
           UPDATE itemDataValues SET value = NULL WHERE value = 'y'`,
      )
      .read();
    assert.deepEqual(titlesOf(result), ['1984', '\ufffdA']);
    assert.equal(result.problems.length, 1);
  });
});
