import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZoteroResult } from '../../../../src/storage/zotero/readZotero';
import { addItem, keyOf, sqliteOrFail, ZoteroFolder, type TestItem } from './zoteroFolder';

const attention: TestItem = {
  type: 'conferencePaper',
  fields: {
    title: 'Attention is <i>all</i> you need',
    proceedingsTitle: 'Advances in Neural Information Processing Systems',
    date: '2017-12-00 December 2017',
    volume: 30,
    pages: '5998-6008',
    publisher: 'Curran Associates',
    place: 'Long Beach',
    ISBN: '978-1-5108-6096-4',
    language: 'en',
    abstractNote: 'We propose\na new architecture.',
    url: 'https://papers.example.org/attention',
    extra: 'arXiv: 1706.03762\nCitation Key: vaswani2017\nread twice',
  },
  creators: [
    ['Vaswani', 'Ashish'],
    ['Guyon', 'Isabelle', 'editor'],
    ['Shazeer', 'Noam'],
    ['Translator', 'Some', 'translator'],
  ],
  tags: ['transformers', 'attention'],
  collections: [2],
};

const nested = `INSERT INTO collections VALUES
  (1, 'Thesis', NULL, 1), (2, 'Background', 1, 1), (3, 'Old', NULL, 1), (4, 'Seminar', NULL, 2)`;

function titlesOf({ papers }: ZoteroResult): readonly string[] {
  return papers.map(({ title }) => title);
}

function templatesOf({ problems }: ZoteroResult): readonly string[] {
  return problems.map(({ template }) => template);
}

function titled(...titles: readonly string[]): readonly TestItem[] {
  return titles.map((title) => ({ fields: { title } }));
}

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
      citekey: 'vaswani2017',
    });
    assert.deepEqual([...result.collections], [['arxiv:1706.03762', ['Thesis / Background']]]);
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

  test('reads the items of groups behind those of the user, and joins the collections of one paper', () => {
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
    assert.deepEqual([...result.collections.values()], [['Thesis', 'Reading Group / Seminar']]);
  });

  test('ends on collections that are nested in a circle', () => {
    const result = new ZoteroFolder()
      .make(
        [{ fields: { title: 'Round' }, collections: [1] }],
        `INSERT INTO collections VALUES (1, 'A', 2, 1), (2, 'B', 1, 1)`,
      )
      .read();
    assert.equal(result.collections.size, 1);
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

  suite('of what is not as it should be', () => {
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
});
