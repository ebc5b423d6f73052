import * as assert from 'node:assert/strict';
import { formattedReference } from '../../../../../src/core/citations/styles/reference';
import { names, paper } from '../papersUnderTest';

suite('A formatted reference', () => {
  test('of a preprint', () => {
    assert.equal(
      formattedReference(paper({ arxivId: '1706.03762' })),
      'Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention Is All You Need. arXiv:1706.03762. https://arxiv.org/abs/1706.03762',
    );
  });

  test('of an article', () => {
    assert.equal(
      formattedReference(
        paper({
          author: names('Doe, Jean-Pierre R', 'ACME'),
          title: 'Why?',
          'container-title': 'Data Mining',
          volume: '36',
          issue: '5',
          page: '1756-1786',
          DOI: '10.1000/x',
        }),
      ),
      'Doe, J.-P. R., & ACME (2017). Why? Data Mining, 36(5), 1756–1786. https://doi.org/10.1000/x',
    );
  });

  test('of a paper without authors or date, or with very many', () => {
    const { type, title } = paper();
    const undated = { id: 'x', type, title, author: [] };
    assert.equal(formattedReference(undated), 'Attention Is All You Need. (n.d.).');
    const many = paper({ author: Array.from({ length: 25 }, (_, n) => ({ family: `A${n}` })) });
    assert.match(formattedReference(many), /^A0, .*A18, … A24 \(2017\)/);
  });
});
