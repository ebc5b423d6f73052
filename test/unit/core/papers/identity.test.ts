import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  normalizeArxivId,
  normalizeDoi,
  normalizeTitle,
  paperId,
  samePaper,
} from '../../../../src/core/papers/identity';
import type { Paper } from '../../../../src/core/papers/paper';

function record(fields: Partial<Paper>): Omit<Paper, 'id'> {
  return { type: 'article', title: 'A Title', author: [{ family: 'Doe' }], ...fields };
}

suite('identity', () => {
  suite('normalizeTitle', () => {
    const same: readonly [string, string][] = [
      ['Attention Is All You Need', 'Attention is all you need.'],
      ['Fine-Tuning LLMs', '{F}inetuning  {LLM}s'],
      ['Sharper Bounds for ell_p Sensitivity', 'Sharper bounds for $\\ell_p$ sensitivity'],
      ['Über Straßen', 'Uber Strassen'],
      ['Search & Rescue', 'Search \\& rescue'],
      ['Search &amp; Rescue', 'Search and Rescue'],
      ['\\emph{BERT} revisited', 'BERT Revisited'],
      ['Łukasiewicz logic', 'Lukasiewicz Logic'],
    ];
    for (const [a, b] of same) {
      test(`${a} = ${b}`, () => assert.equal(normalizeTitle(a), normalizeTitle(b)));
    }

    test('other words are another title', () => {
      assert.notEqual(normalizeTitle('Attention I'), normalizeTitle('Attention II'));
    });

    test('titles in other scripts keep their letters', () => {
      assert.equal(normalizeTitle('注意力 机制'), '注意力机制');
    });

    test('normalised titles stay as they are', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (title) => {
          const once = normalizeTitle(title);
          assert.equal(normalizeTitle(once), once);
        }),
      );
    });

    test('a megabyte is read no further than it tells papers apart', () => {
      assert.ok(normalizeTitle('\\emph'.repeat(300_000)).length <= 2000);
      assert.ok(normalizeTitle('a'.repeat(1_000_000)).length <= 1000);
    });
  });

  suite('normalizeDoi', () => {
    const dois: readonly [string, string | undefined][] = [
      ['10.1145/3404835.3462880', '10.1145/3404835.3462880'],
      ['https://doi.org/10.1109/ICCV51070.2023.01029', '10.1109/iccv51070.2023.01029'],
      ['http://dx.doi.org/10.1000/abc%3Cd%3E', '10.1000/abc<d>'],
      ['doi.org/10.1000/abc', '10.1000/abc'],
      ['doi: 10.1000/ABC ', '10.1000/abc'],
      ['https://doi.org/10.1000/50%', '10.1000/50%'],
      ['10.1000/50%25', '10.1000/50%25'],
      ['not a DOI', undefined],
      ['10.1000', undefined],
      ['', undefined],
    ];
    for (const [text, doi] of dois) {
      test(text || 'empty', () => assert.equal(normalizeDoi(text), doi));
    }
  });

  suite('normalizeArxivId', () => {
    const ids: readonly [string, string | undefined][] = [
      ['2307.00154', '2307.00154'],
      ['2307.00154v3', '2307.00154'],
      ['arXiv:2307.00154v2 [cs.CL]', '2307.00154'],
      ['https://arxiv.org/abs/2307.00154v1', '2307.00154'],
      ['http://www.arxiv.org/pdf/2307.00154.pdf', '2307.00154'],
      ['https://arxiv.org/pdf/cs/0112017v1.pdf?download=1#page=2', 'cs/0112017'],
      ['https://huggingface.co/papers/2307.00154', '2307.00154'],
      ['10.48550/arXiv.2307.00154', '2307.00154'],
      ['https://doi.org/10.48550/arXiv.2307.00154', '2307.00154'],
      ['0704.0001', '0704.0001'],
      ['cs/0112017', 'cs/0112017'],
      ['math.GT/0309136', 'math/0309136'],
      ['hep-th/9901001v2', 'hep-th/9901001'],
      ['2307.0015', '2307.0015'],
      ['2307', undefined],
      ['10.1145/3404835.3462880', undefined],
      ['see 2307.00154', undefined],
      ['', undefined],
    ];
    for (const [text, id] of ids) {
      test(text || 'empty', () => assert.equal(normalizeArxivId(text), id));
    }
  });

  suite('paperId and samePaper', () => {
    test('the arXiv identifier comes before the DOI, the DOI before the title', () => {
      assert.equal(
        paperId(record({ arxivId: '2307.00154v2', DOI: '10.1000/a' })),
        'arxiv:2307.00154',
      );
      assert.equal(paperId(record({ DOI: 'https://doi.org/10.1000/A' })), 'doi:10.1000/a');
      assert.equal(paperId(record({})), 'title:atitle|doe');
    });

    test("arXiv's own DOI is an arXiv identifier", () => {
      assert.equal(paperId(record({ DOI: '10.48550/arXiv.2307.00154' })), 'arxiv:2307.00154');
    });

    test('any of the three makes two records the same paper', () => {
      const whole = record({ arxivId: '2307.00154', DOI: '10.1000/a' });
      const other = { title: 'Another' };
      assert.ok(samePaper(whole, record({ ...other, DOI: '10.1000/A' })));
      assert.ok(samePaper(whole, record({ ...other, arxivId: '2307.00154v4' })));
      assert.ok(samePaper(whole, record({ title: 'a title!', author: [{ family: 'DOE' }] })));
      assert.ok(!samePaper(whole, record({ author: [{ family: 'Roe' }] })));
      assert.ok(!samePaper(whole, record(other)));
    });

    test('an institution counts as first author', () => {
      assert.equal(paperId(record({ author: [{ literal: 'Open AI' }] })), 'title:atitle|openai');
    });

    test('titles of symbols alone differ', () => {
      assert.ok(!samePaper(record({ title: '???' }), record({ title: '!!!' })));
    });

    test('two records without anything in common to know them by are not the same', () => {
      assert.ok(!samePaper(record({ title: '' }), record({ title: '' })));
    });

    test('records with the same id are the same paper', () => {
      const records = fc.record({
        title: fc.constantFrom('One', 'Two', 'one', 'T-w-o'),
        author: fc.constantFrom([], [{ family: 'Doe' }], [{ family: 'doe' }]),
        DOI: fc.constantFrom('10.1000/a', '10.1000/A', 'nonsense'),
        arxivId: fc.constantFrom('2307.00154', '2307.00154v2', 'nonsense'),
      });
      fc.assert(
        fc.property(records, records, (a, b) => {
          if (paperId(record(a)) === paperId(record(b))) {
            assert.ok(samePaper(record(a), record(b)));
          }
        }),
      );
    });
  });
});
