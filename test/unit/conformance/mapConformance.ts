import assert from 'node:assert/strict';
import { identityKeys } from '../../../src/core/papers/identity';
import type { Library } from '../../../src/core/papers/library';
import type { Paper } from '../../../src/core/papers/paper';
import { mapMark, type LibraryMap } from '../../../src/core/topics/libraryMap';
import { allPapers, papers } from './papers';

const source = { id: 'test', label: 'Test' };
const other = { id: 'other', label: 'Other' };

/** What the map of a library must be, for {@link libraryConformance}. `create` makes an empty library each time. */
export function mapConformance(create: () => Library): void {
  suite('the map', () => {
    let library: Library;

    setup(() => (library = create()));

    teardown(() => library.dispose());

    async function mapOf(...given: readonly Paper[]): Promise<LibraryMap> {
      await library.replaceSource(source, given);
      return library.map();
    }

    test('has every paper once, somewhere from 0 to 1', async () => {
      const map = await mapOf(...allPapers);
      assert.deepEqual([...map.ids].sort(), allPapers.map(({ id }) => id).sort());
      assertWithin(map);
      assert.equal(map.topicOf.length, allPapers.length);
    });

    test('has the topics as the tree shows them, the papers of none last', async () => {
      const map = await mapOf(...allPapers);
      const groups = (await library.groups('topic', '')).map(({ label }) => label);
      assert.deepEqual(
        map.topics.filter((label) => groups.includes(label)),
        groups,
      );
      assert.equal(map.topics.at(-1), 'Other');
      const found = await library.get(map.ids);
      assert.deepEqual(
        [...map.topicOf].map((topic) => map.topics[topic]),
        found.map(({ topic }) => topic),
      );
    });

    test('knows years and marks', async () => {
      await library.setMarks([marked(papers.attention, true, true), marked(papers.survey, true)]);
      const undated: Paper = { id: 'title:undated', type: 'book', title: 'Undated', author: [] };
      const ancient: Paper = { ...undated, id: 'title:ancient', issued: { year: -300 } };
      const map = await mapOf(papers.attention, papers.survey, papers.flash, undated, ancient);
      const told = map.ids.map((id, at) => [id, [map.years[at], map.marks[at]]] as const);
      assert.deepEqual(
        new Map(told),
        new Map([
          [papers.attention.id, [2017, mapMark.read + mapMark.starred]],
          [papers.survey.id, [2023, mapMark.read]],
          [papers.flash.id, [2022, 0]],
          [undated.id, [0, 0]],
          [ancient.id, [0, 0]],
        ]),
      );
    });

    test('follows marks, and the papers stay where they are', async () => {
      const before = await mapOf(...allPapers);
      await library.setMarks([marked(papers.flash, false, true)]);
      const after = await library.map();
      assert.equal(after.marks[after.ids.indexOf(papers.flash.id)], mapMark.starred);
      assert.deepEqual(pointsOf(after), pointsOf(before));
    });

    test('is the same for the same papers, whatever brought them and in whatever order', async () => {
      const map = await mapOf(...allPapers);
      const second = create();
      try {
        await second.replaceSource(other, [...allPapers.slice(5)].reverse());
        await second.replaceSource(source, allPapers.slice(0, 6));
        assert.deepEqual(pointsOf(await second.map()), pointsOf(map));
      } finally {
        second.dispose();
      }
    });

    test('has a place for a paper that comes, and none for one that went', async () => {
      const [first, ...others] = allPapers;
      assert.ok(first);
      const before = await mapOf(...others);
      await library.replaceSource(other, [first]);
      const with1 = await library.map();
      assert.equal(with1.ids.length, before.ids.length + 1);
      const points = pointsOf(with1);
      assert.ok(points.delete(first.id));
      assert.deepEqual(points, pointsOf(before));
      await library.removeSource(other.id);
      assert.deepEqual(pointsOf(await library.map()), pointsOf(before));
    });

    test('is answered to all who ask while papers change, and then of those that stay', async () => {
      await library.replaceSource(source, allPapers.slice(1));
      const [first, , second] = await Promise.all([
        library.map(),
        library.replaceSource(source, allPapers),
        library.map(),
      ]);
      for (const map of [first, second]) assertWithin(map);
      const last = await library.map();
      assert.deepEqual([...last.ids].sort(), allPapers.map(({ id }) => id).sort());
    });

    test('of nothing is empty', async () => {
      const map = await library.map();
      assert.deepEqual([map.ids, map.x.length, map.y.length], [[], 0, 0]);
      assert.deepEqual([map.topics, map.topicOf.length], [['Other'], 0]);
    });

    for (const count of [1, 2, 3]) {
      test(`of ${count} has them apart from one another`, async () => {
        const map = await mapOf(...allPapers.slice(0, count));
        assertWithin(map);
        assertApart(map);
      });
    }

    test('has papers without a text, or with the same one, apart from one another', async () => {
      const empty = ['a', 'b', 'c', 'd'].map((id) => ({
        id: `title:${id}`,
        type: 'article',
        title: id < 'c' ? '' : 'The Same Words Again',
        author: [],
      }));
      for (const given of [empty, [...allPapers, ...empty]]) {
        const map = await mapOf(...given);
        assert.equal(map.ids.length, given.length);
        assertWithin(map);
        assertApart(map);
      }
    });
  });
}

function marked(paper: Paper, read: boolean, starred = false) {
  const marks = { read, starred, tags: [] };
  return { keys: identityKeys(paper), title: paper.title, marks };
}

function pointsOf({ ids, x, y }: LibraryMap): Map<string, readonly (number | undefined)[]> {
  return new Map(ids.map((id, at) => [id, [x[at], y[at]]]));
}

function assertWithin({ ids, x, y }: LibraryMap): void {
  assert.deepEqual([x.length, y.length], [ids.length, ids.length]);
  for (const value of [...x, ...y]) assert.ok(value >= 0 && value <= 1, `${value}`);
}

function assertApart({ x, y }: LibraryMap): void {
  const points = [...x].map((value, at) => `${value} ${y[at]}`);
  assert.equal(new Set(points).size, points.length, points.join('\n'));
}
