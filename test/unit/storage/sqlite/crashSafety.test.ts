import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { HumanError } from '../../../../src/core/humanError';
import type { Library } from '../../../../src/core/papers/library';
import { loadSqlite } from '../../../../src/storage/sqlite/openDatabase';
import { manyPapers } from './manyPapers';
import { temporaryLibrary, type TemporaryLibrary } from './temporaryLibrary';
import { dividedPapers } from '../../conformance/dividedPapers';
import { topicsKnown } from '../../conformance/topicsKnown';

const source = { id: 'papers', label: 'Papers' };
const writer = resolve('out/test/workbench/endlessWriter.js');

async function total(library: Library, text: string): Promise<number> {
  const { total } = await library.find(
    { text, match: 'all', sort: 'relevance' },
    { offset: 0, limit: 0 },
  );
  return total;
}

function setAside({ path }: TemporaryLibrary): string[] {
  const prefix = `${basename(path)}.set-aside`;
  return readdirSync(dirname(path)).filter((name) => name.startsWith(prefix));
}

/** The first thing that a library tells. */
function told(library: Library): Promise<HumanError> {
  return new Promise((resolve) => library.onDidTell(resolve));
}

suite('a library on disk', () => {
  test('is opened as it was left', async () => {
    const place = temporaryLibrary();
    const first = place.open();
    await first.replaceSource({ ...source, version: '7' }, manyPapers(300));
    const before = await first.groups('year', '');
    first.dispose();
    const second = place.open();
    assert.deepEqual(await second.sources(), [{ ...source, version: '7', papers: 300 }]);
    assert.equal(await total(second, ''), 300);
    assert.deepEqual(await second.groups('year', ''), before);
    let changes = 0;
    second.onDidChange(() => changes++);
    await second.replaceSource({ ...source, version: '7' }, manyPapers(300));
    assert.equal(changes, 0);
    second.dispose();
  });

  test('takes over the new version of a source that says the same, which is no change', async () => {
    const library = temporaryLibrary().open();
    await library.replaceSource({ ...source, version: '1' }, manyPapers(10));
    let changes = 0;
    library.onDidChange(() => changes++);
    await library.replaceSource({ ...source, version: '2' }, manyPapers(10));
    assert.deepEqual(await library.sources(), [{ ...source, version: '2', papers: 10 }]);
    assert.equal(changes, 0);
    library.dispose();
  });

  test('holds what was committed when it is killed in the middle of a change', async () => {
    const place = temporaryLibrary();
    const library = place.open();
    await library.replaceSource(source, manyPapers(500));
    library.dispose();
    for (const papers of [50, 400, 1500, 4000]) {
      await killAfter(place.path, papers);
      const opened = place.open();
      const first = await total(opened, 'first');
      const later = await total(opened, 'later');
      // Either all of a change is there or nothing of it.
      assert.ok(
        (first === 500 && later === 0) || (first === 0 && later === 5000),
        `${first} ${later}`,
      );
      assert.equal(await total(opened, ''), first + later);
      await opened.replaceSource(source, manyPapers(500));
      assert.equal(await total(opened, 'first'), 500);
      opened.dispose();
    }
    assert.deepEqual(setAside(place), []);
  });

  test('sets a file aside that is no database, and says so', async () => {
    const place = temporaryLibrary();
    writeFileSync(place.path, 'no database at all, '.repeat(1000));
    const library = place.open();
    const { message } = await told(library);
    assert.match(message, /was set aside/);
    assert.equal(setAside(place).length, 1);
    assert.ok(message.includes(setAside(place)[0] ?? '?'));
    assert.equal(await total(library, ''), 0);
    await library.replaceSource(source, manyPapers(10));
    assert.equal(await total(library, ''), 10);
    library.dispose();
  });

  test('sets the database of another program aside, and one of a later Lectern', async () => {
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    for (const foreign of [
      'CREATE TABLE notes (text); PRAGMA user_version = 3;',
      'CREATE TABLE paper (id); PRAGMA application_id = 1281586286; PRAGMA user_version = 99;',
    ]) {
      const place = temporaryLibrary();
      const database = new sqlite.DatabaseSync(place.path);
      database.exec(foreign);
      database.close();
      const library = place.open();
      await told(library);
      assert.equal(setAside(place).length, 1);
      await library.replaceSource(source, manyPapers(10));
      assert.equal(await total(library, 'study'), 10);
      library.dispose();
    }
  });

  test('that is damaged is set aside, when it is opened or when the damage is met', async () => {
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    for (const share of [0.25, 0.9]) {
      const place = temporaryLibrary();
      const library = place.open();
      await library.replaceSource(source, manyPapers(3000));
      library.dispose();
      const bytes = readFileSync(place.path);
      // The head is left, so that it is a database still; all else is noise.
      bytes.fill(0x5a, Math.floor(share * bytes.length));
      writeFileSync(place.path, bytes);
      const damages: unknown[] = [];
      const opened = place.open((error) => damages.push(error));
      for (const { id } of manyPapers(3000)) {
        if (damages.length > 0 || setAside(place).length > 0) break;
        await opened.related(id, 5).catch(() => undefined);
      }
      opened.dispose();
      const next = place.open();
      assert.equal(setAside(place).length, 1);
      await next.replaceSource(source, manyPapers(20));
      assert.equal(await total(next, ''), 20);
      next.dispose();
    }
  });

  test('finds topics between changes, also of papers that come meanwhile', async () => {
    const library = temporaryLibrary().open();
    await library.replaceSource(source, dividedPapers(400));
    const more = { id: 'more', label: 'More' };
    await library.replaceSource(more, manyPapers(20));
    await library.removeSource(more.id);
    await library.replaceSource(source, dividedPapers(430).slice(30));
    await topicsKnown(library);
    const groups = await library.groups('topic', '');
    assert.ok(groups.length >= 4);
    assert.equal(
      groups.reduce((sum, { count }) => sum + count, 0),
      400,
    );
    library.dispose();
  });

  test('that becomes small while its topics are found has those of its few papers', async () => {
    const few = { id: 'few', label: 'Few' };
    const alone = temporaryLibrary().open();
    await alone.replaceSource(few, dividedPapers(30));
    const expected = await alone.groups('topic', '');
    alone.dispose();
    const library = temporaryLibrary().open();
    await library.replaceSource(few, dividedPapers(30));
    const found = new Promise<void>((resolve) =>
      library.onDidProgress(({ of, done, total: all }) => {
        if (of === 'topics' && done === all) resolve();
      }),
    );
    await library.replaceSource(source, dividedPapers(400).slice(30));
    await library.removeSource(source.id);
    await found;
    // What was found would be written before the next change that is asked for.
    await new Promise((resolve) => setImmediate(resolve));
    await library.removeSource('none');
    assert.deepEqual(await library.groups('topic', ''), expected);
    await library.replaceSource(source, dividedPapers(400).slice(30));
    await topicsKnown(library);
    library.dispose();
  });

  test('that was closed before its topics were found finds them when it is open again', async () => {
    const place = temporaryLibrary();
    const library = place.open();
    await library.replaceSource(source, dividedPapers(400));
    library.dispose();
    const opened = place.open();
    const before = await opened.groups('topic', '');
    assert.deepEqual(before, [{ key: '', label: '', count: 400 }]);
    await topicsKnown(opened);
    opened.dispose();
  });

  test('that was cut off is set aside', async () => {
    const place = temporaryLibrary();
    const library = place.open();
    await library.replaceSource(source, manyPapers(2000));
    library.dispose();
    truncateSync(place.path, 20_000);
    const opened = place.open();
    assert.equal(setAside(place).length, 1);
    assert.equal(await total(opened, ''), 0);
    opened.dispose();
  });

  test('is left as it was when a change is cancelled', async () => {
    const library = temporaryLibrary().open();
    await library.replaceSource(source, manyPapers(100));
    library.onDidProgress(({ done }) => {
      if (done >= 200) void library.cancelChanges();
    });
    await assert.rejects(library.replaceSource(source, manyPapers(1000, 'later')), HumanError);
    assert.equal(await total(library, 'first'), 100);
    assert.equal(await total(library, 'later'), 0);
    await library.replaceSource(source, manyPapers(100, 'later'));
    assert.equal(await total(library, 'later'), 100);
    library.dispose();
  });

  test('is searched as it was while a change is under way', async () => {
    const library = temporaryLibrary().open();
    await library.replaceSource(source, manyPapers(100));
    const seen: number[] = [];
    library.onDidProgress(() => void total(library, 'first').then((each) => seen.push(each)));
    await library.replaceSource(source, manyPapers(1000, 'later'));
    assert.ok(seen.length > 5);
    assert.equal(seen[0], 100);
    assert.ok(seen.every((each) => each === 100 || each === 0));
    library.dispose();
  });

  test('makes its index anew when papers get other terms than they had', async () => {
    const place = temporaryLibrary();
    const library = place.open();
    await library.replaceSource(source, manyPapers(100));
    library.dispose();
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    const database = new sqlite.DatabaseSync(place.path);
    database.exec("UPDATE setting SET value = 'earlier' WHERE name = 'index'; DELETE FROM posting");
    database.close();
    const opened = place.open();
    assert.equal(await total(opened, 'number7 '), 0);
    await new Promise<void>((resolve) => opened.onDidChange(resolve));
    assert.equal(await total(opened, 'number7 '), 1);
    assert.equal(await total(opened, ''), 100);
    opened.dispose();
  });

  test('relates papers as before when it is opened again, and when its index is made anew', async () => {
    const place = temporaryLibrary();
    const library = place.open();
    await library.replaceSource(source, dividedPapers(360));
    await topicsKnown(library);
    const related = await library.related('divided0100', 10);
    assert.ok(related.every(({ likeWords }) => likeWords.length > 0));
    library.dispose();
    const again = place.open();
    assert.deepEqual(await again.related('divided0100', 10), related);
    again.dispose();
    const sqlite = loadSqlite();
    assert.ok(sqlite);
    const database = new sqlite.DatabaseSync(place.path);
    database.exec("UPDATE setting SET value = 'earlier' WHERE name = 'index'");
    database.close();
    const opened = place.open();
    await new Promise<void>((resolve) => opened.onDidChange(resolve));
    assert.deepEqual(await opened.related('divided0100', 10), related);
    opened.dispose();
  });

  test('makes its index anew when most of it is of papers that went', async () => {
    const library = temporaryLibrary().open();
    for (const edition of ['first', 'second', 'third', 'fourth']) {
      await library.replaceSource(source, manyPapers(800, edition));
      assert.equal(await total(library, edition), 800);
      assert.equal(await total(library, 'study -first'), edition === 'first' ? 0 : 800);
    }
    const hits = await library.find(
      { text: 'number77 ', match: 'all', sort: 'relevance' },
      { offset: 0, limit: 5 },
    );
    assert.equal(hits.hits[0]?.paper.id, 'paper77');
    const [paper] = await library.get(['paper77']);
    assert.equal(paper?.citekey, hits.hits[0].paper.citekey);
    library.dispose();
  });
});

suite('two windows on one library', () => {
  test('both search, and each sees what the other changed', async () => {
    const place = temporaryLibrary();
    const one = place.open();
    const other = place.open();
    await one.replaceSource(source, manyPapers(200));
    assert.equal(await total(other, 'study'), 200);
    await other.replaceSource({ id: 'more', label: 'More' }, manyPapers(300, 'more').slice(200));
    assert.equal(await total(one, 'study'), 300);
    one.dispose();
    other.dispose();
  });

  test('change it one after the other, and nothing of either is lost', async () => {
    const place = temporaryLibrary();
    const one = place.open();
    const other = place.open();
    await Promise.all([
      one.replaceSource({ id: 'one', label: 'One' }, manyPapers(400)),
      other.replaceSource({ id: 'other', label: 'Other' }, manyPapers(800, 'other').slice(400)),
    ]);
    for (const library of [one, other]) {
      assert.equal(await total(library, ''), 800);
      assert.equal(await total(library, 'title:other'), 400);
    }
    one.dispose();
    other.dispose();
  });
});

/** Has another process change the library for ever, and kills it when it has looked at so many papers. */
function killAfter(path: string, papers: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (line: Buffer) => {
      if (
        line
          .toString()
          .split('\n')
          .some((each) => Number(each) >= papers)
      )
        child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('The writer ended by itself.')),
    );
  });
}
