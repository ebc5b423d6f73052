import * as assert from 'node:assert/strict';
import { paperLinks, paperUrl, referenceUrl } from '../../../../src/core/papers/links';
import { authorsFull, authorsShort } from '../../../../src/core/papers/names';

suite('Links of a paper', () => {
  test('lead to each of its pages', () => {
    const paper = {
      arxivId: 'cs/0112017v2',
      DOI: 'doi:10.1000/a<b>c d'.replace(' ', ''),
      codeUrl: 'https://github.com/a/b c',
    };
    assert.deepEqual(
      paperLinks.map((link) => paperUrl(paper, link)),
      [
        'https://arxiv.org/abs/cs/0112017',
        'https://huggingface.co/papers/cs/0112017',
        'https://arxiv.org/pdf/cs/0112017',
        'https://github.com/a/b%20c',
        'https://doi.org/10.1000/a%3Cb%3Ecd',
      ],
    );
  });

  test('are absent where nothing is known or it is no address of the web', () => {
    const paper = { arxivId: '../x', DOI: 'x', codeUrl: 'javascript:alert(1)', URL: 'file:///etc' };
    for (const link of paperLinks) assert.equal(paperUrl(paper, link), undefined);
    assert.equal(referenceUrl(paper), undefined);
  });

  test('are encoded once', () => {
    assert.equal(
      referenceUrl({ URL: 'https://x.org/a%20b\ud800' }),
      'https://x.org/a%20b%EF%BF%BD',
    );
  });
});

suite('Names of the authors', () => {
  const doe = { family: 'Doe', given: 'Jane' };
  const acme = { literal: 'ACME' };
  const cases: [author: (typeof doe | typeof acme)[], short: string, full: string][] = [
    [[], '', ''],
    [[doe], 'Doe', 'Jane Doe'],
    [[doe, acme], 'Doe & ACME', 'Jane Doe, ACME'],
    [[acme, doe, doe], 'ACME et al.', 'ACME, Jane Doe, Jane Doe'],
  ];
  for (const [author, short, full] of cases) {
    test(full || 'none', () => {
      assert.equal(authorsShort({ author }), short);
      assert.equal(authorsFull({ author }), full);
    });
  }
});
