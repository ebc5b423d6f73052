import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import { ZoteroPlace } from '../../src/host/sources/zoteroPlace';
import type { SourceRow } from '../../src/host/sources/sourcesTree';
import { loadSqlite } from '../../src/storage/sqlite/openDatabase';
import { nested } from '../unit/storage/zotero/zoteroFixtures';
import { addItem, ZoteroFolder } from '../unit/storage/zotero/zoteroFolder';
import { eventually } from './lectern';
import { loadedLectern } from './papers';

suite('Zotero', () => {
  let api: LecternApi;
  let zotero: ZoteroFolder;
  const settings = () => vscode.workspace.getConfiguration('lectern.library');
  const set = (place: string | undefined) =>
    settings().update('zotero', place, vscode.ConfigurationTarget.Global);

  suiteSetup(async function () {
    if (!loadSqlite()) this.skip();
    api = await loadedLectern();
  });

  setup(async () => {
    zotero = new ZoteroFolder().make(
      [
        { fields: { title: 'A Filed Okapi' }, collections: [1, 2] },
        { fields: { title: 'A Loose Okapi' } },
      ],
      nested,
    );
    await set(zotero.path);
    await finds('title:okapi', 2);
  });

  teardown(async () => {
    await set(undefined);
    await finds('title:okapi', 0);
    await eventually('the end of loading', () => api.state.current.kind === 'ready');
  });

  async function finds(text: string, papers: number): Promise<void> {
    await eventually(`${papers} papers of ${text}`, async () => {
      const query = { text, match: 'all', sort: 'title' } as const;
      return (await api.library.find(query, { offset: 0, limit: 0 })).total === papers;
    });
  }

  function row(): SourceRow | undefined {
    return api.sources
      .getChildren()
      .find((each): each is SourceRow => each.kind === 'source' && each.source.kind === 'zotero');
  }

  function shown(): vscode.TreeItem {
    const found = row();
    assert.ok(found);
    return api.sources.getTreeItem(found);
  }

  test('is a source with its papers, which are grouped and found by their collections', async () => {
    await eventually('the count', () => shown().description === '2 papers');
    assert.equal(shown().label, 'Zotero');
    assert.equal(shown().command, undefined);
    await finds('title:okapi collection:background', 1);
    const groups = await api.library.groups('collection', 'title:okapi');
    assert.deepEqual(
      groups.map(({ label, count }) => [label, count]),
      [
        ['Thesis', 1],
        ['Thesis / Background', 1],
        ['', 1],
      ],
    );
  });

  test('is read again when Zotero writes, also into a log beside its database', async () => {
    const database = zotero.connect();
    addItem(database, { fields: { title: 'An Okapi More' } });
    await finds('title:okapi', 3);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
    addItem(database, { fields: { title: 'An Okapi in the Log' } });
    await finds('title:okapi', 4);
    database.close();
  });

  test('says what to do where there is no database', async () => {
    await set(`${zotero.path}/elsewhere`);
    await eventually('the failure', () =>
      JSON.stringify(api.state.current).includes('lectern.library.zotero'),
    );
    await eventually('the row', () => shown().contextValue === 'source zotero failed');
  });

  test('is where the setting says so by the home folder', async () => {
    const home = process.env['HOME'];
    process.env['HOME'] = dirname(zotero.path);
    try {
      await set(undefined);
      await finds('title:okapi', 0);
      await set(`~/${basename(zotero.path)}`);
      await finds('title:okapi', 2);
    } finally {
      if (home === undefined) delete process.env['HOME'];
      else process.env['HOME'] = home;
    }
  });

  test('is found on this computer, and stays known where it was', async () => {
    let found: string | undefined;
    const remembered = new Map<string, unknown>();
    const memory: vscode.Memento = {
      keys: () => [...remembered.keys()],
      get: (key: string) => remembered.get(key) as never,
      update: (key, value) => Promise.resolve(void remembered.set(key, value)),
    };
    const log = vscode.window.createOutputChannel('Zotero', { log: true });
    const place = new ZoteroPlace({ findZotero: () => Promise.resolve(found) }, memory, log);
    let changes = 0;
    place.onDidChange(() => (changes += 1));
    await set('auto');
    await place.find();
    assert.deepEqual([place.uri, place.problems.length], [undefined, 1]);
    found = zotero.databaseFile;
    changes = 0;
    await place.find();
    await place.find();
    assert.deepEqual([place.uri?.fsPath, place.problems.length], [found, 0]);
    assert.equal(changes, 1);
    found = undefined;
    await place.find();
    assert.deepEqual([place.uri?.fsPath, place.problems.length], [zotero.databaseFile, 0]);
    place.dispose();
    log.dispose();
  });

  test('is removed by its setting', async () => {
    await vscode.commands.executeCommand('lectern.removeSource', row());
    await finds('title:okapi', 0);
    assert.equal(row(), undefined);
    assert.equal(settings().get('zotero'), '');
  });
});
