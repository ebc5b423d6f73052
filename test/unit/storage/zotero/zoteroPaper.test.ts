import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper';
import type { ZoteroCreator, ZoteroItem } from '../../../../src/storage/zotero/zoteroItem';
import { zoteroPaper } from '../../../../src/storage/zotero/zoteroPaper';

function item(
  type: string,
  fields: Readonly<Record<string, string>>,
  creators: readonly ZoteroCreator[] = [],
  tags: readonly string[] = [],
): ZoteroItem {
  return {
    key: 'ABCD2345',
    libraryId: 1,
    type,
    fields: new Map(Object.entries(fields)),
    creators: [...creators],
    tags: [...tags],
  };
}

function person(lastName: string, firstName: string, role = 'author'): ZoteroCreator {
  return { lastName, firstName, role, isWhole: false };
}

function read(type: string, fields: Readonly<Record<string, string>>): Partial<Paper> {
  return zoteroPaper(item(type, { title: 'T', ...fields }), undefined) ?? {};
}

suite('zoteroPaper', () => {
  const cases: readonly (readonly [
    type: string,
    fields: Readonly<Record<string, string>>,
    expected: Partial<Paper>,
  ])[] = [
    [
      'journalArticle',
      {
        publicationTitle: 'Nature',
        volume: '521',
        issue: '7553',
        pages: '436-444',
        ISSN: '1476-4687',
        DOI: '10.1038/NATURE14539',
        series: 'Reviews',
      },
      {
        type: 'article-journal',
        'container-title': 'Nature',
        volume: '521',
        issue: '7553',
        page: '436–444',
        ISSN: '1476-4687',
        DOI: '10.1038/NATURE14539',
        'collection-title': 'Reviews',
      },
    ],
    [
      'preprint',
      { repository: 'arXiv', archiveID: 'arXiv:2301.00001v2', DOI: '10.48550/arXiv.2301.00001' },
      { type: 'article', publisher: 'arXiv', arxivId: '2301.00001' },
    ],
    ['preprint', { archiveID: 'PMC12345', repository: 'bioRxiv' }, { number: 'PMC12345' }],
    [
      'preprint',
      { extra: 'arXiv:2301.00001 [cs.CL]\nComment: 8 pages' },
      { arxivId: '2301.00001', categories: ['cs.CL'], note: 'Comment: 8 pages' },
    ],
    ['preprint', { extra: 'arXiv: hep-th/9901001 [hep-th]' }, { arxivId: 'hep-th/9901001' }],
    ['journalArticle', { publicationTitle: 'arXiv:1706.03762 [cs]' }, { arxivId: '1706.03762' }],
    ['preprint', { url: 'http://arxiv.org/abs/1706.03762v5' }, { arxivId: '1706.03762' }],
    [
      'report',
      { institution: 'NASA', reportNumber: 'TR-7', place: 'Houston' },
      { type: 'report', publisher: 'NASA', number: 'TR-7', 'publisher-place': 'Houston' },
    ],
    ['report', { reportNumber: 'arXiv:2301.00001' }, { arxivId: '2301.00001' }],
    ['report', { reportNumber: '2301.00001' }, { number: '2301.00001' }],
    [
      'preprint',
      { archiveID: '2301.00001', repository: 'arXiv' },
      { arxivId: '2301.00001', publisher: 'arXiv' },
    ],
    ['thesis', { university: 'MIT' }, { type: 'thesis', publisher: 'MIT' }],
    [
      'bookSection',
      { bookTitle: 'Handbook', edition: '2nd', ISBN: '0-1' },
      { type: 'chapter', 'container-title': 'Handbook', edition: '2nd', ISBN: '0-1' },
    ],
    [
      'conferencePaper',
      { conferenceName: 'ICML 2020' },
      { type: 'paper-conference', 'container-title': 'ICML 2020' },
    ],
    ['computerProgram', { company: 'ACME' }, { type: 'software', publisher: 'ACME' }],
    [
      'dataset',
      { repository: 'Zenodo', identifier: 'z7' },
      { type: 'dataset', publisher: 'Zenodo', number: 'z7' },
    ],
    ['webpage', { websiteTitle: 'Blog' }, { type: 'webpage', 'container-title': 'Blog' }],
    [
      'patent',
      { patentNumber: 'US1', issueDate: '2001-02-03 2001-02-03' },
      { type: 'patent', number: 'US1', issued: { year: 2001, month: 2, day: 3 } },
    ],
    ['hologram', {}, { type: 'document' }],
    ['document', { extra: 'Type: dataset' }, { type: 'dataset' }],
    ['document', { extra: 'Type: conferencePaper' }, { type: 'paper-conference' }],
    ['document', { extra: 'Type: strange' }, { type: 'document' }],
    [
      'book',
      { extra: 'DOI: 10.1000/1\nPMID: 123\nISBN: 9' },
      { DOI: '10.1000/1', PMID: '123', ISBN: '9' },
    ],
    ['book', { DOI: '', extra: 'doi:10.1000/1' }, { DOI: '10.1000/1' }],
    ['book', { DOI: '10.1000/1', extra: 'DOI: 10.1000/2' }, { DOI: '10.1000/1' }],
    ['book', { url: 'https://doi.org/10.1000/1' }, { DOI: '10.1000/1' }],
    ['book', { DOI: 'none' }, {}],
    ['book', { url: 'javascript:alert(1)' }, {}],
    ['book', { extra: 'Citation Key: doe:2020' }, { citekey: 'doe:2020' }],
    ['book', { extra: 'bibtex: doe2020' }, { citekey: 'doe2020' }],
    ['book', { extra: 'citation key: two words' }, {}],
    [
      'book',
      { extra: 'issued: 2019-05\nPublisher: ACME\npublisher-place: Rome' },
      { issued: { year: 2019, month: 5 }, publisher: 'ACME', 'publisher-place': 'Rome' },
    ],
    [
      'book',
      { extra: 'A remark: with a colon\n\nand more' },
      { note: 'A remark: with a colon and more' },
    ],
    ['book', { date: '2019-05-00 May 2019' }, { issued: { year: 2019, month: 5 } }],
    ['book', { date: '2019-00-00 2019' }, { issued: { year: 2019 } }],
    ['book', { date: '2019-05-17 17.5.2019' }, { issued: { year: 2019, month: 5, day: 17 } }],
    ['book', { date: '0000-05-00 May' }, {}],
    ['book', { date: '0000-00-00 in print, 2019' }, { issued: { year: 2019 } }],
    ['book', { date: 'forthcoming' }, {}],
    [
      'book',
      { abstractNote: '<p>A <b>bold</b> claim: a &lt; b</p>' },
      { abstract: 'A bold claim: a < b' },
    ],
  ];
  for (const [type, fields, expected] of cases) {
    test(`reads a ${type} with ${JSON.stringify(fields)}`, () => {
      const paper = { ...read(type, fields) };
      const asked = new Set([
        ...Object.keys(expected),
        'DOI',
        'arxivId',
        'citekey',
        'issued',
        'URL',
        'note',
      ]);
      const found = Object.fromEntries(Object.entries(paper).filter(([name]) => asked.has(name)));
      // What a case does not name follows from what it has.
      if (expected.DOI === undefined && /arXiv/.test(fields.DOI ?? '')) delete found.DOI;
      if (expected.URL === undefined && /^http/.test(fields.url ?? '')) delete found.URL;
      assert.deepEqual(found, expected);
    });
  }

  test('makes no number, and no venue, of an arXiv identifier', () => {
    assert.equal(read('preprint', { archiveID: 'arXiv:2301.00001' }).number, undefined);
    const paper = read('journalArticle', { publicationTitle: 'arXiv:1706.03762 [cs]' });
    assert.equal(paper['container-title'], undefined);
  });

  test('calls an item by what else it has', () => {
    const title = (type: string, fields: Readonly<Record<string, string>>) =>
      zoteroPaper(item(type, fields), undefined)?.title;
    assert.equal(title('case', { caseName: 'Roe v. Wade' }), 'Roe v. Wade');
    assert.equal(title('statute', { nameOfAct: 'An Act' }), 'An Act');
    assert.equal(title('journalArticle', { title: ' ', publicationTitle: 'Nature' }), 'Nature');
    assert.equal(title('webpage', { url: 'https://example.org/' }), 'https://example.org/');
    assert.equal(title('book', { volume: '1' }), undefined);
  });

  test('names those who made it, whatever Zotero calls them', () => {
    const authors = (type: string, ...creators: ZoteroCreator[]) => {
      const paper = zoteroPaper(item(type, { title: 'T' }, creators), undefined);
      return [paper?.author, paper?.editor];
    };
    const institution = {
      lastName: 'World Health Organization',
      firstName: '',
      isWhole: true,
      role: 'author',
    };
    assert.deepEqual(authors('report', institution), [
      [{ literal: 'World Health Organization' }],
      undefined,
    ]);
    assert.deepEqual(
      authors(
        'computerProgram',
        person('Doe', 'Jane', 'programmer'),
        person('Roe', 'R.', 'contributor'),
      ),
      [[{ family: 'Doe', given: 'Jane' }], undefined],
    );
    assert.deepEqual(
      authors('book', person('Doe', 'Jane', 'editor'), person('Roe', 'R.', 'translator')),
      [[{ family: 'Doe', given: 'Jane' }], undefined],
    );
    assert.deepEqual(authors('book', person('King', 'Martin Luther, Jr.'), person('Plato', '')), [
      [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }, { family: 'Plato' }],
      undefined,
    ]);
    assert.deepEqual(authors('book', person('', 'Madonna'), person('', '')), [
      [{ literal: 'Madonna' }],
      undefined,
    ]);
    assert.deepEqual(authors('hearing', person('Doe', 'J.', 'contributor')), [
      [{ family: 'Doe', given: 'J.' }],
      undefined,
    ]);
  });

  test('keeps each tag once', () => {
    const paper = zoteroPaper(
      item('book', { title: 'T' }, [], ['a b', ' a  b ', '', 'c']),
      undefined,
    );
    assert.deepEqual(paper?.keywords, ['a b', 'c']);
  });

  test('prefers a citekey in the item to that of another file', () => {
    const cited = (extra: string, other: string | undefined) =>
      zoteroPaper(item('book', { title: 'T', extra }), other)?.citekey;
    assert.equal(cited('Citation Key: own', 'other'), 'own');
    assert.equal(cited('', 'other'), 'other');
    assert.equal(cited('', 'not usable'), undefined);
  });

  test('bears with any texts', () => {
    const names = [
      'title',
      'extra',
      'date',
      'DOI',
      'url',
      'archiveID',
      'publicationTitle',
      'pages',
      'citationKey',
    ];
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), text),
        text,
        text,
        (fields, last, first) => {
          const paper = zoteroPaper(item('book', fields, [person(last, first)], [last]), first);
          for (const [field, value] of Object.entries(paper ?? {})) {
            assert.ok(value !== undefined && value !== null && (field === 'title' || value !== ''));
          }
        },
      ),
    );
    for (const piece of [
      ' ',
      '\n',
      'a:',
      'arXiv:',
      '[',
      ',',
      '2019-',
      '<i',
      '&',
      '\ud800',
      '10.1234/',
    ]) {
      const long = piece.repeat(20_000 / piece.length);
      const fields = Object.fromEntries(names.map((name) => [name, long]));
      zoteroPaper(item(long, { ...fields, title: 'T' }, [person(long, long)], [long]), long);
    }
  });
});
