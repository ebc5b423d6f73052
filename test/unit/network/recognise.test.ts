import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recognise, type Recognised } from '../../../src/network/recognise';

function arxiv(id: string, version?: number): Recognised {
  return version === undefined ? { kind: 'arxiv', id } : { kind: 'arxiv', id, version };
}

function doi(name: string): Recognised {
  return { kind: 'doi', doi: name };
}

suite('recognise', () => {
  const cases: readonly (readonly [string, ...Recognised[]])[] = [
    ['2307.00154', arxiv('2307.00154')],
    ['2307.00154v2', arxiv('2307.00154', 2)],
    ['arXiv:2307.00154v2 [cs.CV] 30 Jun 2023', arxiv('2307.00154', 2)],
    ['https://arxiv.org/abs/2307.00154', arxiv('2307.00154')],
    ['https://arxiv.org/pdf/2307.00154v12.pdf', arxiv('2307.00154', 12)],
    ['http://export.arxiv.org/html/2307.00154v1?a=b#S1', arxiv('2307.00154', 1)],
    ['arxiv.org/abs/cs/0112017', arxiv('cs/0112017')],
    ['math.GT/0309136v1', arxiv('math/0309136', 1)],
    ['https://doi.org/10.48550/arXiv.2307.00154', arxiv('2307.00154')],
    ['https://huggingface.co/papers/2307.00154', { kind: 'huggingFace', id: '2307.00154' }],
    ['10.1145/3477495.3531855', doi('10.1145/3477495.3531855')],
    ['doi: 10.1145/3477495.3531855.', doi('10.1145/3477495.3531855')],
    ['https://dx.doi.org/10.1000/ABC%2Fd', doi('10.1000/abc/d')],
    ['(see 10.1016/0004-3702(94)90080-9)', doi('10.1016/0004-3702(94)90080-9')],
    ['10.1016/0004-3702(94)90080-9', doi('10.1016/0004-3702(94)90080-9')],
    ['<https://doi.org/10.1000/abc>', doi('10.1000/abc')],
    [
      '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
      doi('10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o'),
    ],
    ['https://dl.acm.org/doi/10.1145/3477495.3531855', doi('10.1145/3477495.3531855')],
    ['https://dl.acm.org/doi/pdf/10.1145/3477495?download=true', doi('10.1145/3477495')],
    ['https://link.springer.com/article/10.1007/s10791-021-1.pdf', doi('10.1007/s10791-021-1')],
    ['https://link.springer.com/content/pdf/10.1007/978-3-1.pdf', doi('10.1007/978-3-1')],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/asi.1', doi('10.1002/asi.1')],
    [
      'https://openreview.net/forum?id=abc',
      { kind: 'link', url: 'https://openreview.net/forum?id=abc' },
    ],
    [
      'https://aclanthology.org/2020.acl-main.1/',
      { kind: 'link', url: 'https://aclanthology.org/2020.acl-main.1/' },
    ],
    ['10.1000/a,10.1000/b; 2307.00154,', doi('10.1000/a'), doi('10.1000/b'), arxiv('2307.00154')],
    ['2307.00154\nthe same again: arXiv:2307.00154', arxiv('2307.00154')],
    ['See https://arxiv.org/abs/2307.00154.', arxiv('2307.00154')],
    ['[paper](https://arxiv.org/abs/2307.00154)', arxiv('2307.00154')],
    [`10.1000/${')'.repeat(3000)}`],
    ['Attention is all you need'],
    ['http://'],
    ['ftp://arxiv.org/abs/x'],
    [''],
  ];
  for (const [text, ...expected] of cases) {
    test(JSON.stringify(text), () => assert.deepEqual(recognise(text), expected));
  }

  test('any text is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const each of recognise(text)) assert.ok(each.kind);
      }),
    );
  });

  test('what is named between any words is found', () => {
    const words = fc.array(fc.constantFrom('see', 'and', ',', '(cf.', '–', '\n', '10.', 'v2'));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = [...before, 'arXiv:2307.00154v3', ...after].join(' ');
        assert.deepEqual(recognise(text), [arxiv('2307.00154', 3)]);
      }),
    );
  });
});
