import assert from 'node:assert/strict';
import { readPapers } from '../../../../src/core/readers/readPapers';

suite('formats in YAML', () => {
  test('references of a Pandoc document, dates in their older form, too', () => {
    const text = `---
title: My notes
references:
- id: doe2020
  type: article-journal
  title: 'On: Things'
  author:
  - family: Doe
    given: Jane
  issued:
  - year: 2020
    month: 5
  volume: 3
  DOI: 10.1000/y
- id: roe
  title: Second
  issued: {date-parts: [[2019, 1, 2]]}
other: [x]
---

Text with - id: nothing
`;
    const { format, papers, problems } = readPapers(text);
    assert.deepEqual([format, problems], ['csl-yaml', []]);
    assert.deepEqual(
      papers.map(({ title, citekey, issued, volume }) => [title, citekey, issued, volume]),
      [
        ['On: Things', 'doe2020', { year: 2020, month: 5 }, '3'],
        ['Second', 'roe', { year: 2019, month: 1, day: 2 }, undefined],
      ],
    );
  });

  test('a broken record is told with its line, the others are read', () => {
    const text = `references:
  - id: a
    title: A
  - id: b
    title: "B
  - id: c
    title: [C
  - id: d
    title: D
`;
    const { papers, problems, entries } = readPapers(text);
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['A', 'D'],
    );
    assert.deepEqual([entries, problems.map(({ line }) => line)], [4, [3, 5]]);
  });

  test('Hayagriva: what an entry and its parents say', () => {
    const text = `# my papers
harry:
    type: Article
    title: { value: On Things, verbatim: true }
    author: ["Doe, Jane", { name: Berg, given-name: Jan, prefix: van }]
    date: 2014-05
    page-range: 10-20
    serial-number:
        doi: 10.1000/h
        arxiv: 1401.00001
    url: { value: https://example.org, date: 2020-01-01 }
    parent:
        type: Periodical
        title: J. of Things
        volume: 3
        issue: 2
        publisher: { name: P, location: Berlin }

'a key':
    type: Article
    title: Talk
    parent: [{type: Proceedings, title: Proc. X, editor: "Roe, R."}, {type: Conference, title: X, date: 2001}]
`;
    const { format, papers, problems } = readPapers(text);
    assert.deepEqual([format, problems], ['hayagriva', []]);
    assert.deepEqual(
      { ...papers[0], id: undefined },
      {
        id: undefined,
        type: 'article-journal',
        title: 'On Things',
        author: [
          { family: 'Doe', given: 'Jane' },
          { family: 'van Berg', given: 'Jan' },
        ],
        issued: { year: 2014, month: 5 },
        'container-title': 'J. of Things',
        publisher: 'P',
        'publisher-place': 'Berlin',
        volume: '3',
        issue: '2',
        page: '10–20',
        DOI: '10.1000/h',
        URL: 'https://example.org',
        arxivId: '1401.00001',
        citekey: 'harry',
      },
    );
    const talk = papers[1];
    assert.deepEqual(
      [talk?.type, talk?.['container-title'], talk?.issued, talk?.author, talk?.citekey],
      ['paper-conference', 'Proc. X', { year: 2001 }, [{ family: 'Roe', given: 'R.' }], 'a key'],
    );
  });

  test('Hayagriva: a broken entry and one without a title are told with their lines', () => {
    const text = `a:\n  type: article\n  title: A\nb:\n  type: article\n  title: "B\nc:\n  type: article\n  date: 2000\nd:\n  title: D\n`;
    const { papers, problems } = readPapers(text);
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['A', 'D'],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 6],
    );
  });
});
