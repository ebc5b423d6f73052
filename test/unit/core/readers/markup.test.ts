import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/readers/plainText';
import { readPapers } from '../../../../src/core/readers/readPapers';

suite('markup', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['CO<sub>2</sub> and <i>E. coli</i>', 'CO2 and E. coli'],
    ['<p>One.</p><p>Two.</p>', 'One. Two.'],
    ['<jats:p>R&amp;D &#8212; &eacute;</jats:p>', 'R&D — é'],
    ['a<b and c>d, p < 0.05', 'a<b and c>d, p < 0.05'],
    ['List<T> &unknown; & co', 'List<T> &unknown; & co'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ];
  for (const [text, expected] of texts) {
    test(`“${text}” as plain text`, () => assert.equal(plainText(text), expected));
  }

  test('EndNote’s XML, whatever is wrong with a record', () => {
    const record = (title: string, rest = '') =>
      `<record><ref-type name="Conference Paper">47</ref-type><contributors><authors><author><style face="normal">Doe, Jane</style></author><author>Roe, R.</author></authors></contributors><titles><title><style>${title}</style><style face="italic"> more</style></title><secondary-title>Proc. X</secondary-title></titles><pages>1-2</pages><dates><year>2015</year><pub-dates><date>Mar 3</date></pub-dates></dates><electronic-resource-num>10.1000/${title.charAt(0)}</electronic-resource-num><keywords><keyword>a</keyword><keyword>b; c</keyword></keywords><urls><related-urls><url>https://arxiv.org/abs/1501.0000${title.length}</url></related-urls></urls><label>doe15</label>${rest}</record>`;
    const text = `<xml><records>\n${record('A &amp; B')}\n<record><titles><title></title></titles></record>\n<record><titles><title>Open\n${record('C', '<abstract>Cut')}</records></xml>`;
    const { papers, problems, entries } = readPapers(text);
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['A & B more', 'Open', 'C more'],
    );
    assert.deepEqual([entries, problems.map(({ line }) => line)], [4, [2]]);
    assert.deepEqual(
      { ...papers[0], id: undefined },
      {
        id: undefined,
        type: 'paper-conference',
        title: 'A & B more',
        author: [
          { family: 'Doe', given: 'Jane' },
          { family: 'Roe', given: 'R.' },
        ],
        issued: { year: 2015, month: 3, day: 3 },
        'container-title': 'Proc. X',
        page: '1–2',
        DOI: '10.1000/A',
        URL: 'https://arxiv.org/abs/1501.00009',
        arxivId: '1501.00009',
        keywords: ['a', 'b', 'c'],
        citekey: 'doe15',
      },
    );
  });

  test('entities of a document type are not expanded', () => {
    const text = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><records><record><titles><title>T &b;</title></titles></record></records>`;
    assert.equal(readPapers(text).papers[0]?.title, 'T &b;');
  });

  test('arXiv’s Atom', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/2301.00001v3</id><published>2023-01-01T18:00:00Z</published>
<title>On $x$ &lt; 1 and
  more</title><summary> We show. </summary><author><name>Jane van Doe</name></author>
<arxiv:comment>9 pages</arxiv:comment><arxiv:doi>10.1000/A</arxiv:doi><arxiv:journal_ref>J. X 1</arxiv:journal_ref>
<arxiv:primary_category term="cs.CL"/><category term="cs.AI"/><category term="cs.CL"/></entry>
<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry></feed>`;
    const { papers, problems, entries } = readPapers(text);
    assert.deepEqual([entries, problems.map(({ line }) => line)], [2, [7]]);
    assert.deepEqual(
      { ...papers[0], id: undefined },
      {
        id: undefined,
        type: 'article',
        title: 'On $x$ < 1 and more',
        author: [{ family: 'van Doe', given: 'Jane' }],
        abstract: 'We show.',
        issued: { year: 2023, month: 1, day: 1 },
        'container-title': 'J. X 1',
        DOI: '10.1000/A',
        arxivId: '2301.00001',
        categories: ['cs.CL', 'cs.AI'],
        note: '9 pages',
      },
    );
  });

  test('a papers page saved as HTML: the data it carries, or else its links', () => {
    const props = JSON.stringify({
      dailyPapers: [
        {
          paper: {
            id: '2401.00001',
            title: 'Carried “A”',
            summary: 'S.',
            authors: [{ name: 'Jane Doe' }],
            upvotes: 1,
          },
        },
      ],
    }).replace(/"/g, '&quot;');
    const carried = readPapers(
      `<!doctype html><div data-props="${props}"></div><a href="/papers/2401.00001">Carried</a>`,
    );
    assert.deepEqual(
      carried.papers.map(({ title, arxivId, abstract }) => [title, arxivId, abstract]),
      [['Carried “A”', '2401.00001', 'S.']],
    );
    const linked = readPapers(
      '<html><article><a href="/papers/2401.00002"><img></a><h3><a href="https://huggingface.co/papers/2401.00002">Linked &amp; Found</a></h3><a href="/papers/2401.00002#community">3</a></article></html>',
    );
    assert.deepEqual(
      linked.papers.map(({ title, arxivId }) => [title, arxivId]),
      [['Linked & Found', '2401.00002']],
    );
  });
});
