import assert from 'node:assert/strict';
import { readPapers } from '../../../../src/core/readers/readPapers';

/** What is read of a text that holds one record, without its id. */
function onlyPaper(text: string): object {
  const { papers, problems } = readPapers(text);
  assert.deepEqual(problems, []);
  assert.equal(papers.length, 1);
  return { ...papers[0], id: undefined };
}

suite('tagged formats', () => {
  test('RIS: an article with all that it may have', () => {
    const text = `TY  - JOUR
AU  - Doe, Jane
AU  - van der Berg, Jan, Jr.
AU  - A Working Group
TI  - On Things: a study of
  many of them
T2  - Journal of Things
JA  - J. Thi.
PY  - 2021
DA  - 2021/03/15/
VL  - 12
IS  - 3
SP  - 100
EP  - 110
AB  - We look at things &amp; <i>others</i>.
KW  - things
KW  - study; many
DO  - https://doi.org/10.1000/ABC
SN  - 1234-5678
UR  - https://example.org/things
LA  - en
ID  - doe2021things
ER  - `;
    assert.deepEqual(onlyPaper(text), {
      id: undefined,
      type: 'article-journal',
      title: 'On Things: a study of many of them',
      author: [
        { family: 'Doe', given: 'Jane' },
        { family: 'van der Berg', given: 'Jan', suffix: 'Jr.' },
        { family: 'Group', given: 'A Working' },
      ],
      abstract: 'We look at things & others.',
      issued: { year: 2021, month: 3, day: 15 },
      'container-title': 'Journal of Things',
      volume: '12',
      issue: '3',
      page: '100–110',
      keywords: ['things', 'study', 'many'],
      DOI: '10.1000/abc',
      ISSN: '1234-5678',
      URL: 'https://example.org/things',
      language: 'en',
      citekey: 'doe2021things',
    });
  });

  test('RIS: the dialects differ in where the title, the journal and the date are', () => {
    const cases: readonly (readonly [string, string, string | undefined, object | undefined])[] = [
      [
        'TY  - JOUR\nT1  - A\nJO  - Long Name\nJA  - L.N.\nY1  - 1999///Spring\nER  -',
        'A',
        'Long Name',
        { year: 1999 },
      ],
      [
        'TY  - CONF\nTI  - B\nT2  - Proc. of X\nC3  - X\nPY  - 2001/05//\nER  -',
        'B',
        'Proc. of X',
        { year: 2001, month: 5 },
      ],
      ['TY  - CHAP\nTI  - C\nBT  - The Book\nPY  - 2002\nER  -', 'C', 'The Book', { year: 2002 }],
      ['TY  - BOOK\nBT  - The Book\nPY  - 2003\nER  -', 'The Book', undefined, { year: 2003 }],
      [
        'TY  - GEN\nTI  - D\nUR  - http://arxiv.org/abs/2301.00001v2\nER  -',
        'D',
        undefined,
        undefined,
      ],
      ['TY - JOUR\nTI - E\nJF - F\nER -', 'E', 'F', undefined],
    ];
    for (const [text, title, container, issued] of cases) {
      const [paper] = readPapers(text).papers;
      assert.deepEqual(
        [paper?.title, paper?.['container-title'], paper?.issued],
        [title, container, issued],
        text,
      );
    }
    assert.equal(readPapers(cases[4]?.[0] ?? '').papers[0]?.arxivId, '2301.00001');
  });

  test('RIS: records without their beginning or end are records', () => {
    const read = readPapers(
      'TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \nTI  - C\nER  - \nTY  - JOUR\nTI  - D',
    );
    assert.deepEqual(
      read.papers.map(({ title }) => title),
      ['A', 'B', 'C', 'D'],
    );
  });

  test('a record without a title is told with its line, and called by what else names it', () => {
    const read = readPapers(
      'TY  - JOUR\nTI  - A\nER  -\nTY  - JOUR\nAU  - Doe, J\nJO  - J\nPY  - 2001\nER  -\nTY  - JOUR\nER  -',
    );
    assert.deepEqual(
      read.papers.map(({ title }) => title),
      ['A', 'Doe, J, 2001'],
    );
    assert.deepEqual(
      read.problems.map(({ line, column, args }) => [line, column, args]),
      [
        [3, 0, ['TY JOUR']],
        [8, 0, ['TY JOUR']],
      ],
    );
    assert.equal(read.entries, 3);
  });

  test('PubMed', () => {
    const text = `PMID- 123456
OWN - NLM
IS  - 1234-5678 (Print)
TI  - A trial of
      things.
PG  - 10-9
AB  - It works.
FAU - Smith, John A
AU  - Smith JA
CN  - Group of Trials
DP  - 2019 Jan-Feb
JT  - The journal
TA  - J
VI  - 7
IP  - 2
AID - 10.1000/xyz [doi]
AID - S0000 [pii]
LA  - eng
MH  - *Things
OT  - trial
PT  - Journal Article
`;
    assert.deepEqual(onlyPaper(text), {
      id: undefined,
      type: 'article-journal',
      title: 'A trial of things',
      author: [{ family: 'Smith', given: 'John A' }, { literal: 'Group of Trials' }],
      abstract: 'It works.',
      issued: { year: 2019, month: 1 },
      'container-title': 'The journal',
      volume: '7',
      issue: '2',
      page: '10–9',
      ISSN: '1234-5678',
      PMID: '123456',
      language: 'eng',
      DOI: '10.1000/xyz',
      keywords: ['trial'],
    });
    const short = readPapers('PMID- 1\nTI  - T\nAU  - van Smith JA Jr\n').papers[0];
    assert.deepEqual(short?.author, [{ family: 'van Smith', given: 'J. A.', suffix: 'Jr' }]);
  });

  test('EndNote’s tags', () => {
    const text = `%0 Conference Paper
%A Doe, Jane
%A Jan van Berg
%E Roe, Richard
%T A Title
%B Proceedings of X
%D 2010
%8 May 3
%P 1-9
%R 10.1000/x
%U https://arxiv.org/abs/1001.0001
%@ 978-1
%F doe10
%K one; two
%X Abstract
`;
    assert.deepEqual(onlyPaper(text), {
      id: undefined,
      type: 'paper-conference',
      title: 'A Title',
      author: [
        { family: 'Doe', given: 'Jane' },
        { family: 'van Berg', given: 'Jan' },
      ],
      editor: [{ family: 'Roe', given: 'Richard' }],
      abstract: 'Abstract',
      issued: { year: 2010 },
      'container-title': 'Proceedings of X',
      page: '1–9',
      ISBN: '978-1',
      DOI: '10.1000/x',
      URL: 'https://arxiv.org/abs/1001.0001',
      arxivId: '1001.0001',
      keywords: ['one', 'two'],
      citekey: 'doe10',
    });
  });

  test('Web of Science', () => {
    const text = `FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, J
   Roe, R
AF Doe, Jane
   Roe, Richard
TI A long
   title
SO JOURNAL OF THINGS
DE one; two
   words
PD MAR 15
PY 2012
VL 3
IS 4
BP 10
EP 20
DI 10.1000/w
SN 1111-2222
ER

EF`;
    assert.deepEqual(onlyPaper(text), {
      id: undefined,
      type: 'article-journal',
      title: 'A long title',
      author: [
        { family: 'Doe', given: 'Jane' },
        { family: 'Roe', given: 'Richard' },
      ],
      issued: { year: 2012, month: 3, day: 15 },
      'container-title': 'JOURNAL OF THINGS',
      volume: '3',
      issue: '4',
      page: '10–20',
      DOI: '10.1000/w',
      ISSN: '1111-2222',
      keywords: ['one', 'two words'],
    });
  });
});
