import assert from 'node:assert/strict';
import { SavedSearches } from '../../../src/host/savedSearches';

suite('saved searches', () => {
  let stored: Map<string, unknown>;
  let searches: SavedSearches;
  let changes: number;

  setup(() => {
    stored = new Map();
    searches = new SavedSearches(mementoOf(stored));
    changes = 0;
    searches.onDidChange(() => changes++);
  });

  const names = () => searches.all.map(({ name }) => name);

  test('are kept in the order in which they were saved, and by another window', async () => {
    await searches.add('Recent', 'year:2024..');
    await searches.add('Dense', '"dense retrieval"');
    assert.equal(changes, 2);
    const [recent, dense] = new SavedSearches(mementoOf(stored)).all;
    assert.deepEqual([recent?.name, recent?.query], ['Recent', 'year:2024..']);
    assert.deepEqual([dense?.name, dense?.query], ['Dense', '"dense retrieval"']);
    assert.notEqual(recent?.id, dense?.id);
  });

  test('are told apart by identity, not by name or query', async () => {
    await searches.add('Twice', 'bert');
    await searches.add('Twice', 'bert');
    const [first] = searches.all;
    await searches.rename(first?.id ?? '', 'Once');
    assert.deepEqual(names(), ['Once', 'Twice']);
    assert.equal(searches.all[0]?.query, 'bert');
    assert.equal(changes, 3);
  });

  test('one that was removed comes back to its place', async () => {
    for (const name of ['a', 'b', 'c']) await searches.add(name, name);
    const removed = searches.all[1];
    assert.ok(removed);
    await searches.remove(removed.id);
    assert.deepEqual(names(), ['a', 'c']);
    await searches.putBack(removed, 1);
    assert.deepEqual(names(), ['a', 'b', 'c']);
    // Undone twice, it is still there once.
    await searches.putBack(removed, 1);
    assert.deepEqual(names(), ['a', 'b', 'c']);
  });

  test('one that was removed comes back also when the others went meanwhile', async () => {
    for (const name of ['a', 'b']) await searches.add(name, name);
    const [a, b] = searches.all;
    assert.ok(a && b);
    await searches.remove(b.id);
    await searches.remove(a.id);
    await searches.putBack(b, 1);
    assert.deepEqual(names(), ['b']);
  });
});

function mementoOf(values: Map<string, unknown>) {
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.get(key) ?? fallback) as T,
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
