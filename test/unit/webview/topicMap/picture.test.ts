import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import {
  escapeXml,
  shapePath,
  smoothPath,
  svgOf,
  type Picture,
} from '../../../../src/webview/topicMap/picture';
import { shapes } from '../../../../src/webview/topicMap/palette';

const picture: Picture = {
  title: 'Topic Map',
  width: 400,
  height: 300,
  background: '#ffffff',
  foreground: '#1f1f1f',
  font: 'sans-serif',
  regions: [{ path: 'M0 0L10 0L10 10Z', colour: '#2b70ab', fillOpacity: 0.1 }],
  points: [
    { x: 10, y: 20, radius: 3, shape: 'circle', colour: '#2b70ab', opacity: 1 },
    {
      x: 30.123,
      y: 40,
      radius: 3,
      shape: 'diamond',
      colour: '#2b70ab',
      opacity: 1,
    },
    {
      x: 50,
      y: 60,
      radius: 3,
      shape: 'circle',
      colour: '#c03f62',
      opacity: 0.2,
      ring: { colour: '#005fb8', dashed: true },
    },
  ],
  labels: [{ x: 100, y: 100, lines: ['Dense', 'Retrieval'], size: 14 }],
  legend: [{ colour: '#2b70ab', shape: 'square', text: 'Unread' }],
};

suite('the map as SVG', () => {
  test('has each point, each label and each region once', () => {
    const document = parseDocument(svgOf(picture), { xmlMode: true });
    const all = (name: string) => DomUtils.getElementsByTagName(name, document);
    assert.equal(all('circle').length, 2);
    assert.equal(all('path').filter(({ attribs }) => attribs.class === 'point').length, 1);
    assert.equal(all('path').filter(({ attribs }) => attribs.class === 'ring').length, 1);
    assert.deepEqual(
      all('tspan').map((span) => DomUtils.textContent(span)),
      ['Dense', 'Retrieval'],
    );
    assert.equal(all('circle')[0]?.attribs.cx, '10');
    assert.equal(DomUtils.textContent(all('title')), 'Topic Map');
  });

  test('holds any text as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const svg = svgOf({
          ...picture,
          title: text,
          labels: [{ x: 1, y: 1, lines: [text], size: 10 }],
          legend: [{ colour: text, shape: 'circle', text }],
        });
        const document = parseDocument(svg, {
          xmlMode: true,
          decodeEntities: true,
        });
        const names = DomUtils.filter(() => true, document).flatMap((node) =>
          'name' in node ? [node.name] : [],
        );
        assert.deepEqual(
          new Set(names),
          new Set(['svg', 'title', 'rect', 'g', 'path', 'circle', 'text', 'tspan']),
        );
        assert.doesNotMatch(svg, /\p{Surrogate}/u);
      }),
    );
  });

  test('has nothing in it that XML cannot hold', () => {
    assert.equal(escapeXml('a\u0000b\u001bc\ud800d<&>"\'é'), "abcd&lt;&amp;&gt;&quot;'é");
    assert.equal(escapeXml('tab\tline\n😀'), 'tab\tline\n😀');
  });

  test('every shape is a closed outline around its place', () => {
    for (const shape of shapes) {
      const path = shapePath(shape, 100, 100, 10);
      assert.match(path, /^M[-\d. aLZz]+[zZ]$/);
      if (shape === 'circle') continue;
      const numbers = [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
      assert.ok(numbers.every((value) => value >= 85 && value <= 115));
    }
  });

  test('an outline goes smoothly through the middles of its sides', () => {
    const path = smoothPath([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]);
    assert.equal(path, 'M5 0Q10 0 10 5Q10 10 5 10Q0 10 0 5Q0 0 5 0Z');
    assert.equal(
      smoothPath([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      '',
    );
  });
});
