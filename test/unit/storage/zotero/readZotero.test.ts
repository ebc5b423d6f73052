import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readZotero } from '../../../../src/storage/zotero/readZotero';
import { attention, nested, templatesOf, titled, titlesOf } from './zoteroFixtures';
import { addItem, keyOf, sqliteOrFail, ZoteroFolder, type TestItem } from './zoteroFolder';

suite('readZotero', () => {
  test('reads all that a paper has a field for, and where it is collected', () => {
    const result = new ZoteroFolder().make([attention], nested).read();
    const [paper] = result.papers;
    assert.deepEqual(paper, {
      id: 'arxiv:1706.03762',
      type: 'paper-conference',
      title: 'Attention is all you need',
      author: [
        { family: 'Vaswani', given: 'Ashish' },
        { family: 'Shazeer', given: 'Noam' },
      ],
      editor: [{ family: 'Guyon', given: 'Isabelle' }],
      abstract: 'We propose a new architecture.',
      issued: { year: 2017, month: 12 },
      'container-title': 'Advances in Neural Information Processing Systems',
      publisher: 'Curran Associates',
      'publisher-place': 'Long Beach',
      volume: '30',
      page: '5998–6008',
      ISBN: '978-1-5108-6096-4',
      language: 'en',
      note: 'read twice',
      URL: 'https://papers.example.org/attention',
      arxivId: '1706.03762',
      keywords: ['transformers', 'attention'],
      collections: ['Thesis / Background'],
      citekey: 'vaswani2017',
    });
    assert.equal(result.entries, 1);
    assert.deepEqual(result.problems, []);
  });

  test('leaves out what belongs to items, what is in the bin and what feeds brought', () => {
    const parts = ['attachment', 'note', 'annotation'].map((type) => ({
      ...titled(type)[0],
      type,
    }));
    const result = new ZoteroFolder()
      .make(
        [...titled('Kept', 'Deleted'), ...parts, { libraryId: 7, fields: { title: 'News' } }],
        `INSERT INTO deletedItems VALUES (2); INSERT INTO feeds VALUES (7, 'News')`,
      )
      .read();
    assert.deepEqual(titlesOf(result), ['Kept']);
    assert.equal(result.entries, 1);
  });

  test('reads the items of groups behind those of the user, each with its collections', () => {
    const result = new ZoteroFolder()
      .make(
        [
          { libraryId: 2, fields: { title: 'Shared' }, collections: [4] },
          { fields: { title: 'Own' } },
          { fields: { title: 'Shared' }, collections: [1, 3] },
        ],
        nested,
        `INSERT INTO "groups" VALUES (1, 2, 'Reading Group'); INSERT INTO deletedCollections VALUES (3)`,
      )
      .read();
    assert.deepEqual(titlesOf(result), ['Own', 'Shared', 'Shared']);
    assert.deepEqual(
      result.papers.map(({ collections }) => collections),
      [undefined, ['Thesis'], ['Reading Group / Seminar']],
    );
  });

  test('removes the copies that a killed process has left, and no others', () => {
    const folder = new ZoteroFolder().make(titled('Good'));
    const [left, recent] = ['zotero-left', 'zotero-recent'].map((name) => {
      const copy = join(folder.temporaryFolder, name);
      mkdirSync(copy);
      return copy;
    });
    assert.ok(left !== undefined && recent !== undefined);
    utimesSync(left, 1000, 1000);
    readZotero(folder.databaseFile, { temporaryFolder: folder.temporaryFolder });
    assert.deepEqual([existsSync(left), existsSync(recent)], [false, true]);
  });

  test('ends on collections that are nested in a circle', () => {
    const result = new ZoteroFolder()
      .make(
        [{ fields: { title: 'Round' }, collections: [1] }],
        `INSERT INTO collections VALUES (1, 'A', 2, 1), (2, 'B', 1, 1)`,
      )
      .read();
    assert.equal(result.papers[0]?.collections?.length, 1);
  });

  test('says of an item that has nothing to be called by that it was left out', () => {
    const result = new ZoteroFolder().make([{ fields: { volume: '1' } }, ...titled('Good')]).read();
    assert.deepEqual(titlesOf(result), ['Good']);
    assert.equal(result.entries, 2);
    assert.deepEqual(result.problems, [
      {
        template: 'The item {0} of Zotero was left out because it has no title. Give it one.',
        args: [keyOf(1)],
      },
    ]);
  });

  suite('the citekeys of Better BibTeX', () => {
    const items: readonly TestItem[] = [
      { fields: { title: 'Native', citationKey: 'native2020', extra: 'Citation Key: extra2020' } },
      { fields: { title: 'Extra', extra: 'Citation Key: extra2020' } },
      ...titled('Beside', 'Migrated', 'None'),
      { libraryId: 2, fields: { title: 'Group' } },
    ];

    test('are taken from the item, from the newer database, from the older one', () => {
      const folder = new ZoteroFolder()
        .make(items)
        .makeBetterBibtex('better-bibtex.sqlite', [
          [1, keyOf(1), 'beside1'],
          [1, keyOf(2), 'beside2'],
          [1, keyOf(3), 'beside3'],
          [1, keyOf(6), 'notOfTheGroup'],
          [2, keyOf(6), 'ofTheGroup'],
        ])
        .makeBetterBibtex('better-bibtex.migrated', [
          [1, keyOf(3), 'old3'],
          [1, keyOf(4), 'old4'],
        ]);
      const { papers, problems } = folder.read();
      assert.deepEqual(
        papers.map(({ citekey }) => citekey),
        ['native2020', 'extra2020', 'beside3', 'old4', undefined, 'ofTheGroup'],
      );
      assert.deepEqual(problems, []);
    });

    test('do not hide the papers where they cannot be read', () => {
      const folder = new ZoteroFolder().make(titled('Good'));
      writeFileSync(join(folder.path, 'better-bibtex.sqlite'), 'no database at all');
      const result = folder.read();
      assert.deepEqual(titlesOf(result), ['Good']);
      assert.match(templatesOf(result).join(), /^The citekeys that Better BibTeX keeps/);
    });

    test('are none where the database has another form', () => {
      const folder = new ZoteroFolder().make(titled('Good'));
      const other = new (sqliteOrFail().DatabaseSync)(join(folder.path, 'better-bibtex.sqlite'));
      other.exec(`CREATE TABLE "better-bibtex" (name TEXT, data TEXT)`);
      other.close();
      assert.deepEqual(folder.read().problems, []);
    });
  });

  suite('while Zotero runs', () => {
    test('reads what is committed in the log of a writer, and nothing else', () => {
      const folder = new ZoteroFolder().make(titled('First'));
      const zotero = folder.connect();
      zotero.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
      addItem(zotero, { fields: { title: 'In the log' } });
      zotero.exec('BEGIN IMMEDIATE');
      addItem(zotero, { fields: { title: 'Not yet' } });
      const before = readFileSync(folder.databaseFile);
      assert.deepEqual(titlesOf(folder.read()), ['First', 'In the log']);
      zotero.exec('COMMIT');
      assert.deepEqual(titlesOf(folder.read()), ['First', 'In the log', 'Not yet']);
      assert.deepEqual(readFileSync(folder.databaseFile), before);
      zotero.close();
    });

    test('takes back in the copy what spilled into the file of a transaction that is not finished', () => {
      const folder = new ZoteroFolder().make(titled('First'));
      const zotero = folder.connect();
      zotero.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = 1; BEGIN EXCLUSIVE');
      zotero.exec(`UPDATE itemDataValues SET value = 'Changed'`);
      for (let number = 0; number < 300; number++) {
        addItem(zotero, {
          fields: { title: `Not yet ${number}`, abstractNote: `${'x'.repeat(999)}${number}` },
        });
      }
      assert.ok(existsSync(`${folder.databaseFile}-journal`));
      assert.deepEqual(titlesOf(folder.read()), ['First']);
      zotero.exec('COMMIT');
      assert.equal(folder.read().papers.length, 301);
      zotero.close();
    });

    test('waits for no lock', () => {
      const folder = new ZoteroFolder().make(titled('Locked'));
      const zotero = folder.connect();
      zotero.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
      assert.deepEqual(titlesOf(folder.read()), ['Locked']);
      zotero.close();
    });

    test('reads a file that may not be written', () => {
      const folder = new ZoteroFolder().make(titled('Read only'));
      chmodSync(folder.databaseFile, 0o444);
      assert.deepEqual(titlesOf(folder.read()), ['Read only']);
      assert.equal(statSync(folder.databaseFile).mode & 0o777, 0o444);
    });
  });
});
