import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/papers/paper';
import { writePapers } from '../../../../src/core/papers/writePapers';
import { readPapers } from '../../../../src/core/readers/readPapers';

suite('papers written down', () => {
  test('read as what they were', () => {
    const papers: Paper[] = [
      {
        id: 'arxiv:2401.00001',
        type: 'article-journal',
        title: 'A title with “quotes”, $x^2$ and a line',
        author: [{ family: 'Doe', given: 'Jane', suffix: 'Jr.' }, { literal: 'The Group' }],
        abstract: 'First. Second.',
        issued: { year: 2024, month: 2 },
        'container-title': 'Journal of Tests',
        volume: '3',
        issue: '4',
        page: '5-6',
        number: '7',
        ISBN: '978-3-16-148410-0',
        ISSN: '1234-5679',
        PMID: '123',
        language: 'en',
        note: 'mine',
        DOI: '10.1000/182',
        URL: 'https://example.org/a',
        arxivId: '2401.00001',
        categories: ['cs.CL', 'cs.IR'],
        keywords: ['tests'],
        codeUrl: 'https://example.org/code',
        citekey: 'doe2024',
      },
      { id: 'doi:10.1000/183', type: 'article', title: 'Less', author: [], DOI: '10.1000/183' },
    ];
    const read = readPapers(writePapers(papers));
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.papers, papers);
  });

  test('of none is a list of none', () => {
    const { papers, problems } = readPapers(writePapers([]));
    assert.deepEqual([papers, problems], [[], []]);
  });
});
