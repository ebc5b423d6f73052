import assert from 'node:assert/strict';
import { growthPlot } from '../../bench/growthPlot';

suite('growth plot', () => {
  test('places a tenfold growth on a straight line of whole decades', () => {
    const points = [1e3, 1e4, 1e5].map((papers) => ({ papers, value: papers / 1e4 }));
    const svg = growthPlot([{ title: 'Build <s>', series: [{ name: 'Lectern', points }] }]);
    const curve = /<polyline points="([^"]+)"/.exec(svg)?.[1] ?? '';
    const [low, middle, high] = curve.split(' ').map((place) => place.split(',').map(Number));
    assert.ok(low?.[0] && middle?.[0] && high?.[0] && low[1] && middle[1] && high[1]);
    assert.equal(middle[0] - low[0], high[0] - middle[0]);
    assert.equal(low[1] - middle[1], middle[1] - high[1]);
    for (const label of ['>0.1<', '>10<', '>1k<', '>100k<', 'Build &lt;s>']) {
      assert.ok(svg.includes(label), label);
    }
  });

  test('draws a single point without a line to divide by', () => {
    const points = [{ papers: 1000, value: 10 }];
    const svg = growthPlot([{ title: 'Build', series: [{ name: 'Lectern', points }] }]);
    assert.ok(!svg.includes('NaN') && !svg.includes('Infinity'));
  });
});
