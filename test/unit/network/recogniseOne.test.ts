import * as assert from 'node:assert/strict';
import { recogniseOne } from '../../../src/network/recogniseOne';

suite('Recognising a text that is one name of a paper', () => {
  const arxiv = { kind: 'arxiv', id: '1706.03762' };
  const cases: [text: string, expected: unknown][] = [
    ['1706.03762', arxiv],
    [' arXiv: 1706.03762 [cs.CL]\r\n', arxiv],
    ['https://arxiv.org/abs/1706.03762v7', { ...arxiv, version: 7 }],
    ['<https://arxiv.org/pdf/1706.03762>', arxiv],
    ['doi: 10.1145/3404835.3462880', { kind: 'doi', doi: '10.1145/3404835.3462880' }],
    ['https://doi.org/10.1145/3404835.3462880', { kind: 'doi', doi: '10.1145/3404835.3462880' }],
    ['https://example.com/a', { kind: 'link', url: 'https://example.com/a' }],
    ['see 1706.03762', undefined],
    ['1706.03762 2307.00154', undefined],
    ['1706.03762\n2307.00154', undefined],
    ['1706.03762,2307.00154', undefined],
    ['[Attention](https://arxiv.org/abs/1706.03762)', undefined],
    ['word', undefined],
    ['', undefined],
    [`https://arxiv.org/abs/1706.03762?${'x'.repeat(2000)}`, undefined],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text.slice(0, 60)), () => assert.deepEqual(recogniseOne(text), expected));
  }
});
