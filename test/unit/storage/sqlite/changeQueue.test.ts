import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import { HumanError } from '../../../../src/core/humanError';
import { createChangeQueue, type ChangeQueue } from '../../../../src/storage/sqlite/changeQueue';
import { loadSqlite } from '../../../../src/storage/sqlite/openDatabase';
import { temporaryLibrary } from './temporaryLibrary';

suite('the changes of a database', () => {
  const connections: DatabaseSync[] = [];
  let path: string;
  let database: DatabaseSync;
  let changes: ChangeQueue;

  setup(() => {
    path = temporaryLibrary().path;
    database = connected();
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE word (word TEXT)');
    changes = createChangeQueue(database);
  });

  teardown(() => {
    for (const each of connections.splice(0)) each.close();
  });

  function connected(): DatabaseSync {
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    const connection = new sqlite.DatabaseSync(path, { timeout: 0 });
    connections.push(connection);
    return connection;
  }

  const put = (word: string) => database.prepare('INSERT INTO word VALUES (?)').run(word);
  const words = (from = database) =>
    from
      .prepare('SELECT word FROM word')
      .all()
      .map(({ word }) => word);
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

  test('are made one after the other, and each is told of before the next begins', async () => {
    const seen: string[] = [];
    const change = (word: string) =>
      changes.add({
        async make() {
          seen.push(`${word} begins`);
          await nextTurn();
          put(word);
          return word;
        },
        committed: (made) => seen.push(`${made} committed`),
      });
    assert.deepEqual(await Promise.all([change('a'), change('b')]), ['a', 'b']);
    assert.deepEqual(seen, ['a begins', 'a committed', 'b begins', 'b committed']);
    assert.deepEqual(words(connected()), ['a', 'b']);
  });

  test('that fail leave nothing, and those behind them are made', async () => {
    const seen: string[] = [];
    const failing = changes.add({
      make() {
        put('a');
        throw new Error('no room');
      },
      failed: () => seen.push('failed'),
    });
    const next = changes.add({ make: () => (seen.push('next'), put('b')) });
    await assert.rejects(failing, /no room/);
    await next;
    assert.deepEqual([seen, words()], [['failed', 'next'], ['b']]);
  });

  test('stop where they are cancelled, also those that wait, but not those asked for later', async () => {
    const change = (word: string) =>
      changes.add({
        async make(check) {
          put(word);
          await nextTurn();
          check();
        },
      });
    const stopped = [change('a'), change('b')];
    changes.cancel();
    const later = change('c');
    for (const each of stopped) await assert.rejects(each, HumanError);
    await later;
    assert.deepEqual(words(), ['c']);
  });

  test('wait for another window to finish its own', async () => {
    const other = connected();
    other.exec("BEGIN IMMEDIATE; INSERT INTO word VALUES ('theirs')");
    const ours = changes.add({ make: () => put('ours') });
    // It finds the database locked before the other one is done.
    await nextTurn();
    assert.deepEqual(words(), []);
    other.exec('COMMIT');
    await ours;
    assert.deepEqual(words(), ['theirs', 'ours']);
  });
});
