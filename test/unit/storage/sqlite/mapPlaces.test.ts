import assert from 'node:assert/strict';
import type { Library } from '../../../../src/core/papers/library';
import { allPapers } from '../../conformance/papers';
import { temporaryLibrary } from './temporaryLibrary';

const source = { id: 'test', label: 'Test' };

async function points(library: Library): Promise<ReadonlyMap<string, unknown>> {
  const { ids, x, y } = await library.map();
  return new Map(ids.map((id, at) => [id, [x[at], y[at]]]));
}

suite('the map of a library on disk', () => {
  test('is kept for the next start, where papers that came meanwhile are placed among the others', async () => {
    const disk = temporaryLibrary();
    const [late, ...early] = allPapers;
    assert.ok(late);
    const first = disk.open();
    await first.replaceSource(source, early);
    const before = await points(first);
    // A change, after which all that is to be kept is.
    await first.replaceSource(source, allPapers);
    first.dispose();
    const second = disk.open();
    const after = new Map(await points(second));
    second.dispose();
    assert.ok(after.delete(late.id));
    assert.deepEqual(after, before);
    // It would lie elsewhere, had it been laid out again.
    const fresh = temporaryLibrary().open();
    await fresh.replaceSource(source, allPapers);
    const anew = new Map(await points(fresh));
    fresh.dispose();
    anew.delete(late.id);
    assert.notDeepEqual(anew, before);
  });

  test('follows what another window changes', async () => {
    const disk = temporaryLibrary();
    const here = disk.open();
    await here.replaceSource(source, allPapers.slice(1));
    await here.map();
    const there = disk.open();
    await there.replaceSource(source, allPapers);
    there.dispose();
    const { ids } = await here.map();
    here.dispose();
    assert.equal(ids.length, allPapers.length);
  });
});
