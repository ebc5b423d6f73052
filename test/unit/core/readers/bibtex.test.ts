import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/papers/paper';
import { BibtexDocument } from '../../../../src/core/bibtex/bibtexDocument';
import { readPapers } from '../../../../src/core/readers/readPapers';

function only(text: string): Paper {
  const { papers, problems } = new BibtexDocument().read(text);
  assert.deepEqual(problems, []);
  const [paper] = papers;
  assert.ok(paper && papers.length === 1);
  return paper;
}

suite('reading BibTeX', () => {
  test('an article', () => {
    assert.deepEqual(
      only(`@article{doe2020,
        author = {Doe, Jane and {The Consortium}}, title = {On {BERT} and \\"Uber},
        journal = "J. of X", year = 2020, month = mar, day = 4, volume = {3}, number = 2, pages = {10--20},
        doi = {https://doi.org/10.1000/A\\_b}, url = {https://example.org/a_b}, keywords = {one, two; three},
        abstract = {We show
          $x$.}, issn = {1234-5678}, note = {In press}, publisher = {Springer}, address = {Berlin}, language = {english},
      }`),
      {
        id: 'doi:10.1000/a_b',
        type: 'article-journal',
        title: 'On BERT and Über',
        author: [{ family: 'Doe', given: 'Jane' }, { literal: 'The Consortium' }],
        abstract: 'We show $x$.',
        issued: { year: 2020, month: 3, day: 4 },
        'container-title': 'J. of X',
        publisher: 'Springer',
        'publisher-place': 'Berlin',
        volume: '3',
        issue: '2',
        page: '10–20',
        DOI: '10.1000/a_b',
        URL: 'https://example.org/a_b',
        keywords: ['one', 'two', 'three'],
        ISSN: '1234-5678',
        language: 'english',
        note: 'In press',
        citekey: 'doe2020',
      },
    );
  });

  const fields: [what: string, entry: string, expected: Partial<Paper>][] = [
    [
      'an arXiv preprint',
      '@misc{k, title={T}, eprint={1706.03762v5}, archiveprefix={arXiv}, primaryclass={cs.CL}}',
      { type: 'article', arxivId: '1706.03762', categories: ['cs.CL'] },
    ],
    [
      'a preprint in the journal’s place',
      '@article{k, title={T}, journal={arXiv preprint arXiv:1810.04805}}',
      { type: 'article', arxivId: '1810.04805' },
    ],
    [
      'a conference',
      '@inproceedings{k, title={T}, booktitle={Proc. of Y}, series={LNCS}, number={7}, editor={Roe, R}, author={Doe, J}}',
      {
        type: 'paper-conference',
        'container-title': 'Proc. of Y',
        'collection-title': 'LNCS',
        number: '7',
        editor: [{ family: 'Roe', given: 'R' }],
      },
    ],
    [
      'BibLaTeX',
      '@article{k, title={T}, subtitle={S}, journaltitle={J}, date={2019-05-03/2019-06}}',
      { title: 'T: S', 'container-title': 'J', issued: { year: 2019, month: 5, day: 3 } },
    ],
    ['a thesis', '@phdthesis{k, title={T}, school={ETH}}', { type: 'thesis', publisher: 'ETH' }],
    [
      'a book of editors',
      '@book{k, title={T}, editor={Roe, R}}',
      { author: [{ family: 'Roe', given: 'R' }] },
    ],
    [
      'a month in words',
      '@misc{k, title={T}, year={2001}, month={July 14}}',
      { issued: { year: 2001, month: 7, day: 14 } },
    ],
    ['an odd year', '@misc{k, title={T}, year={[2001?]}}', { issued: { year: 2001 } }],
    [
      'a DOI in the address',
      '@misc{k, title={T}, url={https://doi.org/10.1000/x}}',
      { DOI: '10.1000/x' },
    ],
    ['no title but a booktitle', '@proceedings{k, booktitle={B}}', { title: 'B' }],
  ];
  for (const [what, entry, expected] of fields) {
    test(what, () => {
      const paper = only(entry);
      for (const [field, value] of Object.entries(expected)) {
        assert.deepEqual(paper[field as keyof Paper], value, field);
      }
    });
  }

  test('an entry without a title is there under its key', () => {
    const { papers, problems } = new BibtexDocument().read('@misc{k, author={Doe, J}}');
    assert.equal(papers[0]?.title, 'k');
    assert.equal(problems.length, 1);
  });

  test('is recognised behind whatever stands in front of it', () => {
    for (const before of ['', '\ufeff', '% Encoding: UTF-8\n\n', 'A line of prose\n']) {
      assert.equal(readPapers(`${before}@misc{k, title={T}}`).papers[0]?.title, 'T');
    }
  });
});
