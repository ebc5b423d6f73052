import assert from 'node:assert/strict';
import { polygonContains } from 'd3-polygon';
import { boxAround, labelPlace, topicRegions } from '../../../../src/webview/topicMap/regions';
import { syntheticMap } from './syntheticMap';

suite('the regions of topics', () => {
  for (const papers of [66, 2000]) {
    const map = syntheticMap(papers);
    const regions = topicRegions(map);
    const within = (topic: number, at: readonly [number, number]) => {
      const rings = regions.find((region) => region.topic === topic)?.rings ?? [];
      const around = rings.filter((ring) =>
        polygonContains(
          ring.map(([x, y]): [number, number] => [x, y]),
          [at[0], at[1]],
        ),
      );
      return around.length % 2 === 1;
    };

    test(`hold most of their papers, of ${papers}`, () => {
      for (const { topic } of regions) {
        const members = [...map.ids.keys()].filter((index) => map.topicOf[index] === topic);
        const inside = members.filter((index) =>
          within(topic, [map.x[index] ?? 0, map.y[index] ?? 0]),
        );
        assert.ok(
          inside.length >= 0.6 * members.length,
          `${topic}: ${inside.length}/${members.length}`,
        );
      }
    });

    test(`do not overlap, of ${papers}`, () => {
      let twice = 0;
      for (let across = 0; across < 40; across++) {
        for (let up = 0; up < 40; up++) {
          const at = [across / 39, up / 39] as const;
          if (regions.filter(({ topic }) => within(topic, at)).length > 1) twice++;
        }
      }
      assert.ok(twice <= 3, `${twice} of 1,600 places lie in two`);
    });

    test(`there is none of papers of no topic, of ${papers}`, () => {
      assert.ok(regions.length > 0);
      assert.ok(regions.every(({ topic }) => topic < map.topics.length - 1));
    });
  }

  test('a label stands in the middle of its papers, or of the largest part where they lie apart', () => {
    const square = (x: number, y: number, side: number) =>
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ] as const;
    const region = {
      topic: 0,
      rings: [square(0, 0, 0.1), square(0.6, 0.6, 0.4)],
    };
    assert.deepEqual(labelPlace({ x: 0.7, y: 0.9 }, region), {
      x: 0.7,
      y: 0.9,
    });
    const { x, y } = labelPlace({ x: 0.4, y: 0.4 }, region);
    assert.ok(Math.abs(x - 0.8) < 1e-9 && Math.abs(y - 0.8) < 1e-9);
    assert.deepEqual(labelPlace({ x: 0.4, y: 0.4 }, undefined), {
      x: 0.4,
      y: 0.4,
    });
  });

  test('there are none without papers, or without topics', () => {
    const none = {
      x: new Float32Array(),
      y: new Float32Array(),
      topicOf: new Uint16Array(),
    };
    assert.deepEqual(topicRegions({ ...none, topics: ['A', 'Other'] }), []);
    assert.deepEqual(topicRegions({ ...syntheticMap(10), topics: ['Other'] }), []);
  });

  test('lie in a box; where there is none, that of a point', () => {
    const rings = [
      [[0.1, 0.2] as const, [0.3, 0.2] as const, [0.2, 0.5] as const],
      [[0.6, 0.1] as const, [0.7, 0.1] as const, [0.6, 0.2] as const],
    ];
    const box = { left: 0.1, right: 0.7, bottom: 0.1, top: 0.5 };
    assert.deepEqual(boxAround({ x: 0, y: 0 }, { topic: 0, rings }), box);
    const point = { left: 0.4, right: 0.4, bottom: 0.6, top: 0.6 };
    assert.deepEqual(boxAround({ x: 0.4, y: 0.6 }, undefined), point);
  });
});
