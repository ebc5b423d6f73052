import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/papers/paper';
import type { MapPapers, MapPlaces } from '../../../src/core/topics/mapLayout';
import { createMapKeeper } from '../../../src/storage/mapKeeper';
import { manyPapers } from './sqlite/manyPapers';

function papersOf(records: readonly Paper[]): MapPapers {
  return {
    papers: records.map(({ id }, slot) => ({ id, slot })),
    records: (slots) => slots.flatMap((slot) => records[slot] ?? []),
  };
}

suite('the keeper of a map', () => {
  test('lets others have their turn', async () => {
    const papers = papersOf(manyPapers(400));
    const keeper = createMapKeeper({ reads: (read) => read(), papers: () => papers });
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    const { ids } = await keeper.withPlaces((_, places) => places);
    clearInterval(clock);
    assert.equal(ids.length, 400);
    assert.ok(turns > 3, String(turns));
  });

  test('begins again when papers change meanwhile, and hands over places of those there are then', async () => {
    const records = manyPapers(300);
    let papers = papersOf(records);
    const kept: MapPlaces[] = [];
    const keeper = createMapKeeper({
      reads: (read) => read(),
      papers: () => papers,
      keep: (places) => kept.push(places),
    });
    const asked = keeper.withPlaces((of, { ids }) => [of, ids.length] as const);
    setTimeout(() => (papers = papersOf(records.slice(1))));
    assert.deepEqual(await asked, [papers, 299]);
    assert.deepEqual(
      kept.map(({ ids }) => ids.length),
      [299],
    );
  });

  test('takes what was kept, and finds nothing twice', async () => {
    const papers = papersOf(manyPapers(20));
    const kept: MapPlaces = {
      ids: papers.papers.map(({ id }) => id),
      x: new Float32Array(20).fill(0.25),
      y: new Float32Array(20).fill(0.75),
      together: 20,
    };
    let reads = 0;
    const keeper = createMapKeeper({
      reads: (read) => read(),
      papers: () => papers,
      kept: () => ((reads += 1), kept),
    });
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await keeper.withPlaces((_, { x }) => [...x]), [...kept.x]);
    }
    assert.equal(reads, 1);
  });

  test('fails those who wait when it is disposed', async () => {
    const papers = papersOf(manyPapers(300));
    const keeper = createMapKeeper({ reads: (read) => read(), papers: () => papers });
    const asked = keeper.withPlaces(() => undefined);
    keeper.dispose();
    await assert.rejects(asked, /closed/);
  });
});
