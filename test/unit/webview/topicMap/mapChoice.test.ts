import assert from 'node:assert/strict';
import type { LibraryMap, MapLights } from '../../../../src/protocol/topicMapProtocol';
import { MapChoice } from '../../../../src/webview/topicMap/mapChoice';
import { isDimmed } from '../../../../src/webview/topicMap/pointBits';
import { pointBit } from '../../../../src/webview/topicMap/pointStyles';

const noLights: MapLights = { selected: [], cited: [] };

/** Papers `a` to `e`: two of Retrieval, two of Decoding, one of no topic. */
function mapOf(changes: Partial<LibraryMap> = {}): LibraryMap {
  return {
    ids: ['a', 'b', 'c', 'd', 'e'],
    x: Float32Array.of(0, 0.2, 0.4, 0.6, 0.8),
    y: Float32Array.of(0, 0.2, 0.4, 0.6, 0.8),
    topics: ['Retrieval', 'Decoding', ''],
    topicOf: Uint16Array.of(0, 0, 1, 1, 2),
    years: Uint16Array.of(2020, 2023, 2021, 2022, 2024),
    marks: new Uint8Array(5),
    ...changes,
  };
}

const choiceOf = (map = mapOf()) => new MapChoice(map, 'Other');
const shown = (choice: MapChoice, lights = noLights) => {
  const bits = choice.bits(lights);
  return choice.map.ids.filter((_, index) => !isDimmed(bits, index));
};

suite('what is picked on the map', () => {
  test('is nothing at first, and all papers show', () => {
    const choice = choiceOf();
    assert.equal(choice.isAnythingPicked, false);
    assert.equal(choice.pick, undefined);
    assert.deepEqual(shown(choice), ['a', 'b', 'c', 'd', 'e']);
  });

  test('a topic: told by its label, the newest paper first; picking it again takes it back', () => {
    const choice = choiceOf();
    assert.equal(choice.toggleTopic(0), true);
    assert.deepEqual(choice.pick, { ids: ['b', 'a'], byHand: false, topic: 'Retrieval' });
    assert.deepEqual(shown(choice), ['a', 'b']);
    assert.equal(choice.toggleTopic(0), false);
    assert.equal(choice.isAnythingPicked, false);
  });

  test('papers of no topic are picked by the word for them', () => {
    const choice = choiceOf();
    choice.toggleTopic(2);
    assert.deepEqual(choice.pick, { ids: ['e'], byHand: false, topic: 'Other' });
    assert.equal(choice.topicOf(4), 'Other');
  });

  test('years join a topic, stay when another is picked, and are counted without themselves', () => {
    const choice = choiceOf();
    choice.pickYears([2021, 2022]);
    choice.toggleTopic(0);
    assert.deepEqual(shown(choice), []);
    choice.toggleTopic(1);
    assert.deepEqual(choice.pick, {
      ids: ['d', 'c'],
      byHand: false,
      topic: 'Decoding',
      years: [2021, 2022],
    });
    choice.toggleTopic(0);
    assert.equal(
      choice.yearsOfPick?.counts.reduce((sum, count) => sum + count, 0),
      2,
    );
  });

  test('by hand: those of the years that are picked, and a topic no longer', () => {
    const choice = choiceOf();
    choice.toggleTopic(0);
    choice.pickYears([2020, 2022]);
    assert.equal(choice.pickByHand([1, 4]), false);
    assert.equal(choice.picked.topic, 0);
    assert.equal(choice.pickByHand([0, 1, 2]), true);
    assert.deepEqual(choice.pick, { ids: ['c', 'a'], byHand: true, years: [2020, 2022] });
  });

  test('stays picked on the next map, among the papers and topics that are there', () => {
    const before = choiceOf();
    before.toggleTopic(1);
    const moved = mapOf({ topics: ['Decoding', ''], topicOf: Uint16Array.of(1, 0, 0, 0, 1) });
    const after = choiceOf(moved);
    after.carryOver(before);
    assert.deepEqual(shown(after), ['b', 'c', 'd']);

    before.pickByHand([0, 4]);
    const shrunk = choiceOf(mapOf({ ids: ['x', 'b', 'c', 'd', 'e'] }));
    shrunk.carryOver(before);
    assert.deepEqual(shown(shrunk), ['e']);

    before.clear();
    before.toggleTopic(0);
    const without = choiceOf(moved);
    without.carryOver(before);
    assert.equal(without.isAnythingPicked, false);
  });

  test('comes back as the host keeps it', () => {
    const before = choiceOf();
    before.pickYears([2021, 2023]);
    before.pickByHand([1, 2]);
    const { pick } = before;
    assert.ok(pick);
    const after = choiceOf();
    after.takeOn(pick);
    assert.deepEqual(after.pick, pick);
  });
});

suite('what is lit up on the map', () => {
  test('has its bits; what a search did not find is dimmed, and ids of other papers are ignored', () => {
    const choice = choiceOf();
    const bits = choice.bits({ selected: ['a'], cited: ['a', 'b', 'gone'], found: ['b', 'c'] });
    assert.deepEqual(
      [...bits],
      [
        pointBit.selected | pointBit.cited | pointBit.dimmed,
        pointBit.cited | pointBit.found,
        pointBit.found,
        pointBit.dimmed,
        pointBit.dimmed,
      ],
    );
  });

  test('a search that finds nothing dims all', () => {
    assert.deepEqual(shown(choiceOf(), { ...noLights, found: [] }), []);
  });
});
