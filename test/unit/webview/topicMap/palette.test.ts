import assert from 'node:assert/strict';
import {
  channels,
  colourOfYear,
  grey,
  hues,
  shapes,
  topicLooks,
  type Ground,
} from '../../../../src/webview/topicMap/palette';

const backgrounds: Readonly<Record<Ground, string>> = {
  light: '#ffffff',
  dark: '#1f1f1f',
};
const grounds = ['light', 'dark'] as const;

suite('the colours of the map', () => {
  for (const ground of grounds) {
    test(`stand out from a ${ground} background`, () => {
      for (const colour of [...hues[ground], grey[ground]]) {
        assert.ok(contrast(colour, backgrounds[ground]) >= 3, colour);
      }
      for (let year = 2000; year <= 2020; year++) {
        const colour = colourOfYear(year, 2000, 2020, ground);
        assert.ok(contrast(colour, backgrounds[ground]) >= 2.9, `${year}: ${colour}`);
      }
    });

    test(`are told apart by every kind of eye on a ${ground} background`, () => {
      for (const [kind, matrix] of Object.entries(eyes)) {
        const seen = hues[ground].map((colour) => oklab(seenBy(matrix, linear(colour))));
        for (const [at, one] of seen.entries()) {
          for (const other of seen.slice(at + 1)) {
            const distance = Math.hypot(...one.map((value, i) => value - (other[i] ?? 0)));
            assert.ok(distance >= 0.1, `${kind}: ${hues[ground][at] ?? ''}, ${distance}`);
          }
        }
      }
    });
  }

  test('of years go from one end to the other without turning back', () => {
    for (const ground of grounds) {
      const lights = Array.from({ length: 21 }, (_, at) =>
        luminance(colourOfYear(2000 + at, 2000, 2020, ground)),
      );
      const sorted = [...lights].sort((a, b) => (ground === 'dark' ? a - b : b - a));
      assert.deepEqual(lights, sorted);
      assert.equal(colourOfYear(0, 2000, 2020, ground), grey[ground]);
      assert.match(colourOfYear(2000, 2000, 2000, ground), /^#[0-9a-f]{6}$/);
    }
  });

  test('each topic looks unlike every other, up to as many as there are hues and shapes', () => {
    const count = hues.light.length * shapes.length;
    const centres = Array.from({ length: count + 1 }, (_, at) => ({
      x: at / count,
      y: 0.5,
    }));
    const looks = topicLooks(centres);
    const names = looks.map(({ hue, shape }) => `${hue ?? 'none'} ${shape}`);
    assert.equal(new Set(names).size, count + 1);
    assert.deepEqual(looks.at(-1), { hue: undefined, shape: 'circle' });
    assert.ok(looks.slice(0, hues.light.length).every(({ shape }) => shape === 'circle'));
  });

  test('topics beside each other have different hues', () => {
    const centres = Array.from({ length: 15 }, (_, at) => ({
      x: at / 15,
      y: 0.5,
    }));
    const looks = topicLooks(centres).slice(0, -1);
    for (const [at, { hue }] of looks.entries()) assert.notEqual(hue, looks[at + 1]?.hue);
  });
});

/** How protans, deutans and tritans see: G. Machado, M. Oliveira, L. Fernandes, 2009, severity 1. */
const eyes = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [
    ...[0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216],
    ...[-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    ...[0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413],
    ...[-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    ...[1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602],
    ...[0.004733, 0.691367, 0.3039],
  ],
};

function linear(colour: string): number[] {
  return channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lower = 0, upper = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (upper + 0.05) / (lower + 0.05);
}

function seenBy(matrix: readonly number[], colour: readonly number[]): number[] {
  return [0, 3, 6].map((row) => {
    const value = colour.reduce((sum, each, at) => sum + each * (matrix[row + at] ?? 0), 0);
    return Math.max(0, Math.min(1, value));
  });
}

/** B. Ottosson, 2020. */
function oklab([r = 0, g = 0, b = 0]: readonly number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
