import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper';
import { readPapers } from '../../../../src/core/readers/readPapers';
import { layOutMap, type MapPlaces } from '../../../../src/core/topics/mapLayout';
import { finish } from '../../../../src/core/steps';

const builtIn = readPapers(readFileSync('media/corpus/papers.json', 'utf8')).papers;

function layOut(papers: readonly Paper[], known?: MapPlaces, most?: number): MapPlaces {
  return finish(
    layOutMap(
      {
        papers: papers.map(({ id }, slot) => ({ id, slot })),
        records: (slots) => slots.flatMap((slot) => papers[slot] ?? []),
      },
      known,
      most,
    ),
  );
}

function pointsOf({ ids, x, y }: MapPlaces): Map<string, readonly (number | undefined)[]> {
  return new Map(ids.map((id, at) => [id, [x[at], y[at]]]));
}

/** How far apart papers with these words in their titles lie on average, compared with all. */
function spread({ ids, x, y }: MapPlaces, words: RegExp): number {
  const titles = new Map(builtIn.map(({ id, title }) => [id, title]));
  const mean = (places: readonly number[]) => {
    const distances = places.flatMap((a) =>
      places.map((b) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0))),
    );
    return distances.reduce((sum, each) => sum + each, 0) / distances.length;
  };
  const all = [...ids.keys()];
  const some = all.filter((at) => words.test(titles.get(ids[at] ?? '') ?? ''));
  assert.ok(some.length > 2);
  return mean(some) / mean(all);
}

/** The same papers once more. */
const twins = builtIn.map((paper) => ({ ...paper, id: `twin ${paper.id}` }));

function meanToTwin({ ids, x, y }: MapPlaces): number {
  const distances = ids.flatMap((id, a) => {
    const b = ids.indexOf(`twin ${id}`);
    return b < 0 ? [] : [Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0))];
  });
  return distances.reduce((sum, each) => sum + each, 0) / distances.length;
}

const word = fc.constantFrom(...'galaxy nebula quasar protein folding retrieval query'.split(' '));
const somePapers = fc
  .uniqueArray(fc.tuple(fc.uuid(), fc.array(word, { maxLength: 6 })), {
    selector: ([id]) => id,
    maxLength: 40,
  })
  .map((pairs) =>
    pairs.map(([id, words]): Paper => {
      return { id, type: 'article', title: words.join(' '), author: [] };
    }),
  );

suite('the layout of a map', () => {
  test('puts papers of a subject together', () => {
    const map = layOut(builtIn);
    assert.ok(spread(map, /Dense|Retriev/) < 0.8);
    assert.ok(spread(map, /Inference Scaling|Test-Time|Inference-Time/) < 0.8);
  });

  test('fills the square', () => {
    const { x, y } = layOut(builtIn);
    const quarters = new Set(
      [...x.keys()].map((at) => `${(x[at] ?? 0) < 0.5} ${(y[at] ?? 0) < 0.5}`),
    );
    assert.equal(quarters.size, 4);
    const extents = [x, y].map((values) => Math.max(...values) - Math.min(...values));
    assert.ok(Math.max(...extents) > 0.87, String(extents));
    assert.ok(Math.min(...extents) > 0.5, String(extents));
  });

  test('every paper lies within the square, once, and not on another', () => {
    fc.assert(
      fc.property(somePapers, (papers) => {
        const { ids, x, y } = layOut(papers);
        assert.deepEqual([...ids].sort(), papers.map(({ id }) => id).sort());
        for (const value of [...x, ...y]) assert.ok(value >= 0 && value <= 1, String(value));
        const points = new Set([...x].map((value, at) => `${value} ${y[at]}`));
        assert.equal(points.size, papers.length);
      }),
      { numRuns: 50 },
    );
  });

  test('the order of the papers changes nothing', () => {
    fc.assert(
      fc.property(
        somePapers.chain((papers) =>
          fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
        ),
        ([papers, shuffled]) => {
          assert.deepEqual(pointsOf(layOut(shuffled)), pointsOf(layOut(papers)));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('papers stay where they are when a few come and go', () => {
    const before = builtIn.slice(0, 60);
    const known = layOut(before);
    const places = pointsOf(known);
    const after = layOut(builtIn.slice(3), known);
    assert.equal(after.ids.length, builtIn.length - 3);
    for (const [id, point] of pointsOf(after)) {
      if (places.has(id)) assert.deepEqual(point, places.get(id));
    }
  });

  test('a paper that comes lies beside those it is like', () => {
    const known = layOut(builtIn);
    const map = layOut([...builtIn, ...twins.slice(0, 10)], known);
    assert.ok(meanToTwin(map) < 0.1, String(meanToTwin(map)));
  });

  test('all are laid out anew when many come, or many go', () => {
    const known = layOut(builtIn.slice(0, 40));
    assert.deepEqual(layOut(builtIn, known), layOut(builtIn));
    const few = builtIn.slice(0, 30);
    assert.deepEqual(layOut(few, known), layOut(few));
    const others = builtIn.slice(26);
    assert.deepEqual(layOut(others, known), layOut(others));
  });

  test('does no work where no paper came', () => {
    const known = layOut(builtIn);
    const { done, value } = layOutMap(
      {
        papers: known.ids.slice(1).map((id, slot) => ({ id, slot })),
        records: () => assert.fail('Nothing need be read.'),
      },
      known,
    ).next();
    assert.ok(done);
    assert.deepEqual([value.ids, value.x], [known.ids.slice(1), known.x.slice(1)]);
  });

  test('of more papers than are laid out together, the others lie among those they are like', () => {
    const map = layOut([...builtIn, ...twins], undefined, 90);
    assert.equal(map.ids.length, 2 * builtIn.length);
    assert.ok(meanToTwin(map) < 0.1, String(meanToTwin(map)));
  });

  test('papers that have nothing in common with others lie on the border', () => {
    const lone: Paper = { id: 'lone', type: 'book', title: 'Ornithology', author: [] };
    const { ids, x, y } = layOut([...builtIn, lone]);
    const at = ids.indexOf(lone.id);
    const out = Math.max(Math.abs((x[at] ?? 0) - 0.5), Math.abs((y[at] ?? 0) - 0.5));
    assert.ok(out > 0.48, String(out));
  });
});
