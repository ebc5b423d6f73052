import assert from 'node:assert/strict';
import { readPapers } from '../../../../src/core/readers/readPapers';

/** What is read of one record, without its id, and the name of its format. */
function read(record: object): readonly [string | undefined, object] {
  const { format, papers, problems } = readPapers(JSON.stringify([record]));
  assert.deepEqual(problems, []);
  return [format, { ...papers[0], id: undefined }];
}

suite('records of JSON', () => {
  test('CSL-JSON as Zotero exports it', () => {
    assert.deepEqual(
      read({
        id: 'http://zotero.org/users/1/items/ABC',
        'citation-key': 'doeThings2020',
        type: 'article-journal',
        title: 'Of <i>E. coli</i> &amp; H<sub>2</sub>O when a<b',
        author: [
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den', suffix: 'III' },
          { literal: 'The Group' },
          { family: 'Doe', given: 'J.', 'dropping-particle': 'de' },
        ],
        issued: { 'date-parts': [['2020', 5, 12]] },
        'container-title': 'Nature',
        page: '1-10',
        keyword: 'a, b',
        note: 'arXiv: 2001.00001\nPMID: 77\nRead this',
        DOI: '10.1000/Z',
        URL: 'https://doi.org/10.1000/Z',
      }),
      [
        'csl-json',
        {
          id: undefined,
          type: 'article-journal',
          title: 'Of E. coli & H2O when a<b',
          author: [
            { family: 'van den Berg', given: 'Jan', suffix: 'III' },
            { literal: 'The Group' },
            { family: 'Doe', given: 'J. de' },
          ],
          issued: { year: 2020, month: 5, day: 12 },
          'container-title': 'Nature',
          page: '1–10',
          PMID: '77',
          note: 'Read this',
          DOI: '10.1000/Z',
          URL: 'https://doi.org/10.1000/Z',
          arxivId: '2001.00001',
          keywords: ['a', 'b'],
          citekey: 'doeThings2020',
        },
      ],
    );
  });

  test('CSL-JSON as CrossRef answers: a single record with lists and markup', () => {
    const answer = {
      DOI: '10.1000/c',
      type: 'journal-article',
      title: ['A Title'],
      'container-title': ['J'],
      author: [{ given: 'Jane', family: 'Doe', sequence: 'first' }],
      published: { 'date-parts': [[2021]] },
      issued: { 'date-parts': [[null]] },
      abstract: '<jats:title>Abstract</jats:title><jats:p>It is so.</jats:p>',
    };
    const { papers } = readPapers(JSON.stringify(answer));
    assert.deepEqual(
      [papers[0]?.title, papers[0]?.type, papers[0]?.issued, papers[0]?.abstract],
      ['A Title', 'article-journal', { year: 2021 }, 'Abstract It is so.'],
    );
  });

  test('arXiv’s snapshot', () => {
    assert.deepEqual(
      read({
        id: '0704.0001',
        title: 'A\n  Title',
        authors: 'Jane Doe and others',
        authors_parsed: [
          ['Doe', 'Jane', ''],
          ['Roe', 'R.', 'Jr'],
        ],
        categories: 'hep-ph cs.CL',
        abstract: '  We do\nthings. ',
        doi: '10.1000/a',
        'journal-ref': 'Phys. Rev. 1',
        comments: '9 pages',
        update_date: '2008-11-26',
        versions: [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }],
      }),
      [
        'arxiv',
        {
          id: undefined,
          type: 'article',
          title: 'A Title',
          author: [
            { family: 'Doe', given: 'Jane' },
            { family: 'Roe', given: 'R.', suffix: 'Jr' },
          ],
          abstract: 'We do things.',
          issued: { year: 2007, month: 4, day: 2 },
          'container-title': 'Phys. Rev. 1',
          DOI: '10.1000/a',
          arxivId: '0704.0001',
          categories: ['hep-ph', 'cs.CL'],
          note: '9 pages',
        },
      ],
    );
  });

  test('Semantic Scholar', () => {
    const [format, paper] = read({
      paperId: 'abc',
      externalIds: { ArXiv: '1706.03762', DOI: '10.1000/s', PubMed: 12 },
      title: 'Attention',
      venue: 'Neural Information Processing Systems',
      year: 2017,
      publicationDate: '2017-06-12',
      publicationTypes: ['JournalArticle', 'Conference'],
      authors: [{ authorId: '1', name: 'Ashish Vaswani' }],
      journal: { name: 'NeurIPS', pages: '1-11', volume: '30' },
      abstract: null,
    });
    assert.deepEqual(
      [format, paper],
      [
        'semantic-scholar',
        {
          id: undefined,
          type: 'paper-conference',
          title: 'Attention',
          author: [{ family: 'Vaswani', given: 'Ashish' }],
          issued: { year: 2017, month: 6, day: 12 },
          'container-title': 'Neural Information Processing Systems',
          volume: '30',
          page: '1–11',
          PMID: '12',
          DOI: '10.1000/s',
          arxivId: '1706.03762',
        },
      ],
    );
  });

  test('OpenAlex, whose abstracts are given as places of words', () => {
    const [format, paper] = read({
      id: 'https://openalex.org/W1',
      doi: 'https://doi.org/10.1000/o',
      display_name: 'Open Things',
      publication_date: '2022-02-01',
      type: 'article',
      authorships: [{ author: { display_name: 'Jane van Doe' } }],
      primary_location: {
        landing_page_url: 'https://example.org/x',
        source: { display_name: 'J', issn_l: '1' },
      },
      abstract_inverted_index: {
        We: [0],
        things: [2, 5],
        see: [1],
        and: [3],
        more: [4],
        bad: [-1, 1e9],
      },
      biblio: { volume: '1', issue: null, first_page: '5', last_page: '9' },
      keywords: [{ display_name: 'Thing' }],
    });
    assert.deepEqual(
      [format, paper],
      [
        'openalex',
        {
          id: undefined,
          type: 'article-journal',
          title: 'Open Things',
          author: [{ family: 'van Doe', given: 'Jane' }],
          abstract: 'We see things and more things',
          issued: { year: 2022, month: 2, day: 1 },
          'container-title': 'J',
          ISSN: '1',
          volume: '1',
          page: '5–9',
          DOI: '10.1000/o',
          URL: 'https://example.org/x',
          keywords: ['Thing'],
        },
      ],
    );
  });

  test('Hugging Face, of the daily papers or a paper by itself', () => {
    const paper = {
      id: '2401.00001',
      title: 'Daily',
      summary: 'It is new.',
      authors: [
        { name: 'Jane Doe', hidden: false },
        { name: 'Jane Doe', hidden: true },
      ],
      publishedAt: '2024-01-02T00:00:00.000Z',
      upvotes: 3,
      githubRepo: 'https://github.com/a/b',
    };
    const expected = {
      id: undefined,
      type: 'article',
      title: 'Daily',
      author: [{ family: 'Doe', given: 'Jane' }],
      abstract: 'It is new.',
      issued: { year: 2024, month: 1, day: 2 },
      arxivId: '2401.00001',
      codeUrl: 'https://github.com/a/b',
    };
    assert.deepEqual(read({ paper, publishedAt: '2024-01-03T00:00:00Z' }), [
      'hugging-face',
      expected,
    ]);
    assert.deepEqual(read(paper), ['hugging-face', expected]);
  });

  test('any other, by the names of its fields', () => {
    assert.deepEqual(
      read({
        Title: 'Plain',
        Authors: 'Jane Doe, Richard Roe and Jan van Berg',
        Year: 2011,
        summary: 'Short.',
        venue: 'ACL',
        arxiv_id: 'arXiv:1101.00001v2',
        url: 'https://example.org',
        tags: ['x'],
        code_url: 'javascript:alert(1)',
      }),
      [
        'json',
        {
          id: undefined,
          type: 'article',
          title: 'Plain',
          author: [
            { family: 'Doe', given: 'Jane' },
            { family: 'Roe', given: 'Richard' },
            { family: 'van Berg', given: 'Jan' },
          ],
          abstract: 'Short.',
          issued: { year: 2011 },
          'container-title': 'ACL',
          URL: 'https://example.org',
          arxivId: '1101.00001',
          keywords: ['x'],
        },
      ],
    );
  });

  test('a broken line of JSON Lines is told with its number, the others are read', () => {
    const lines = [
      '{"title":"A","year":2001}',
      '{"title":"B"',
      '',
      '{"title":"C","year":2002}',
      '{"year":1}',
    ];
    const { papers, problems, entries } = readPapers(lines.join('\n'));
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['A', 'C'],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1, 4],
    );
    assert.equal(entries, 4);
  });

  test('lists stand where programs put them, and problems have their line', () => {
    for (const name of ['papers', 'results', 'data', 'items', 'references', 'dailyPapers']) {
      const list = [{ title: 'A', year: 1 }, { year: 2 }];
      const { papers, problems } = readPapers(JSON.stringify({ total: 2, [name]: list }, null, 1));
      assert.deepEqual([papers.length, problems.map(({ line }) => line)], [1, [7]], name);
    }
  });
});
