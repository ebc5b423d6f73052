import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colourings } from '../../../../src/protocol/topicMapProtocol';
import { topicCentres } from '../../../../src/webview/topicMap/labels';
import { channels, colourOfTopic, topicLooks } from '../../../../src/webview/topicMap/palette';
import {
  citedLooks,
  pointBit,
  pointStyles,
  readingLooks,
} from '../../../../src/webview/topicMap/pointStyles';
import { syntheticMap } from './syntheticMap';

const map = syntheticMap(80);
const looks = topicLooks(topicCentres(map));
const input = {
  map,
  looks,
  years: [2011, 2025] as const,
  ground: 'light' as const,
};
const none = new Uint8Array(80);
const colourAt = ({ bytes }: { readonly bytes: Uint8Array }, index: number) => [
  ...bytes.subarray(4 * index, 4 * index + 3),
];

suite('the looks of points', () => {
  test('each point is drawn once, dimmed ones below and lit ones on top', () => {
    const bits = fc.array(fc.constantFrom(0, 8, 16, 32, 64, 72, 24), {
      minLength: 80,
      maxLength: 80,
    });
    fc.assert(
      fc.property(bits, fc.constantFrom(...colourings), (values, colouring) => {
        const { order } = pointStyles({
          ...input,
          colouring,
          bits: Uint8Array.from(values),
        });
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          [...map.ids.keys()],
        );
        const ranks = [...order].map((index) => {
          const value = values[index] ?? 0;
          if (value & pointBit.selected) return 4;
          if (value & pointBit.cited) return 3;
          return value & pointBit.dimmed ? 0 : value & pointBit.found ? 2 : 1;
        });
        assert.deepEqual(
          ranks,
          [...ranks].sort((a, b) => a - b),
        );
      }),
    );
  });

  test('by topic, a point has the colour of its topic', () => {
    const styles = pointStyles({ ...input, colouring: 'topic', bits: none });
    for (const index of map.ids.keys()) {
      const look = looks[map.topicOf[index] ?? 0];
      assert.ok(look);
      assert.deepEqual(colourAt(styles, index), [...channels(colourOfTopic(look, 'light'))]);
    }
  });

  test('by reading, what is starred goes before what is read', () => {
    const all = readingLooks('light');
    const styles = pointStyles({ ...input, colouring: 'reading', bits: none });
    for (const index of map.ids.keys()) {
      const mark = map.marks[index] ?? 0;
      const look = mark & 2 ? all.starred : mark & 1 ? all.read : all.unread;
      assert.deepEqual(colourAt(styles, index), [...channels(look.colour)]);
    }
  });

  test('by citing, what the open note cites stands out', () => {
    const bits = none.slice();
    bits[5] = pointBit.cited;
    const styles = pointStyles({ ...input, colouring: 'cited', bits });
    const { cited, notCited } = citedLooks('light');
    assert.deepEqual(colourAt(styles, 5), [...channels(cited.colour)]);
    assert.deepEqual(colourAt(styles, 6), [...channels(notCited.colour)]);
  });
});
