import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson } from '../../../../src/core/readers/readJson';

const good = { title: 'A Good Paper', author: [{ family: 'Doe', given: 'Jane' }] };
const other = { title: 'Another Paper', arxivId: '2307.00154' };

function corpus(papers: readonly unknown[], indent?: number): string {
  return JSON.stringify({ format: 'lectern-corpus', version: 1, papers }, undefined, indent);
}

function lineByLine(papers: readonly unknown[]): string {
  const lines = papers.map((paper) => JSON.stringify(paper));
  return `{\n"format": "lectern-corpus",\n"version": 1,\n"papers": [\n${lines.join(',\n')}\n]\n}\n`;
}

function titles(text: string): string[] {
  return readJson(text).papers.map((paper) => paper.title);
}

suite('readJson', () => {
  test('every field of a paper is read', () => {
    const fields = {
      type: 'article-journal',
      title: 'A Good Paper',
      author: [{ family: 'Doe', given: 'Jane' }, { literal: 'The Group' }],
      abstract: 'We show $x$.',
      issued: { year: 2024, month: 9 },
      'container-title': 'Journal',
      publisher: 'Press',
      volume: '36',
      issue: '5',
      page: '1-2',
      DOI: '10.1000/Abc',
      URL: 'https://example.org/paper',
      arxivId: '2307.00154',
      categories: ['cs.IR', 'cs.CL'],
      keywords: ['search'],
      codeUrl: 'https://example.org/code',
      citekey: 'doe2024',
    };
    const { papers, problems } = readJson(corpus([fields]));
    assert.deepEqual(problems, []);
    assert.deepEqual(papers, [{ id: 'arxiv:2307.00154', ...fields }]);
  });

  test('a bare list and a byte order mark are read as well', () => {
    assert.deepEqual(titles(`\ufeff${JSON.stringify([good, other])}`), [
      'A Good Paper',
      'Another Paper',
    ]);
  });

  test('null, empty text and empty lists are absent; the id is made here', () => {
    const sparse = {
      id: 'mine',
      title: ' A  Good\nPaper ',
      author: null,
      abstract: '',
      issued: null,
      DOI: null,
      keywords: [],
      categories: [''],
      unknown: 1,
    };
    assert.deepEqual(readJson(corpus([sparse])).papers, [
      { id: 'title:agoodpaper|', type: 'article', title: 'A Good Paper', author: [] },
    ]);
  });

  test('identifiers are read in the forms people write', () => {
    const [paper] = readJson(
      corpus([{ title: 'T', DOI: 'https://doi.org/10.1000/ABC', arxivId: 'arXiv:2307.00154v2' }]),
    ).papers;
    assert.deepEqual([paper?.DOI, paper?.arxivId], ['10.1000/abc', '2307.00154']);
  });

  const broken: readonly [string, unknown, readonly (string | number)[]][] = [
    ['no object', 'text', [2]],
    ['null', null, [2]],
    ['a list', [good], [2]],
    ['no title', { author: [] }, [2]],
    ['an empty title', { title: ' ' }, [2]],
    ['a title that is a number', { title: 7 }, [2]],
    ['an abstract that is a list', { title: 'B', abstract: [] }, [2, 'B', 'abstract']],
    ['authors that are text', { title: 'B', author: 'Doe' }, [2, 'B', 'author']],
    ['an author that is text', { title: 'B', author: ['Doe'] }, [2, 'B', 'author']],
    ['an author without name', { title: 'B', author: [{ given: 'X' }] }, [2, 'B', 'author']],
    ['a name that is a number', { title: 'B', author: [{ family: 7 }] }, [2, 'B', 'author']],
    ['a month that is none', { title: 'B', issued: { year: 2024, month: 13 } }, [2, 'B', 'issued']],
    ['a day without month', { title: 'B', issued: { year: 2024, day: 1 } }, [2, 'B', 'issued']],
    ['a year that is text', { title: 'B', issued: { year: '2024' } }, [2, 'B', 'issued']],
    ['a DOI that is none', { title: 'B', DOI: 'unknown' }, [2, 'B', 'DOI']],
    ['an arXiv id that is none', { title: 'B', arxivId: '12' }, [2, 'B', 'arxivId']],
    ['an address that is a script', { title: 'B', codeUrl: 'javascript:1' }, [2, 'B', 'codeUrl']],
    ['keywords that are text', { title: 'B', keywords: 'a, b' }, [2, 'B', 'keywords']],
    ['a text of a megabyte', { title: 'B', abstract: 'x'.repeat(1e6) }, [2, 'B', 'abstract']],
  ];
  for (const [what, record, args] of broken) {
    test(`a record with ${what} is a problem, the others are read`, () => {
      const { papers, problems } = readJson(corpus([good, record, other]));
      assert.deepEqual(
        papers.map((paper) => paper.title),
        ['A Good Paper', 'Another Paper'],
      );
      assert.deepEqual(
        problems.map((problem) => problem.args),
        [args],
      );
    });
  }

  test('names of the language itself are fields like any other', () => {
    const record = '{"title":"A","__proto__":{"abstract":"x"},"constructor":1,"toString":null}';
    const { papers, problems } = readJson(`[${record}]`);
    assert.deepEqual(problems, []);
    assert.deepEqual(papers, [{ id: 'title:a|', type: 'article', title: 'A', author: [] }]);
  });

  test('lone surrogates and control characters do not get in', () => {
    const { papers } = readJson('[{"title":"A\\ud800B\\u0000C\\u001b[1m"}]');
    assert.equal(papers[0]?.title, 'A\ufffdBC[1m');
  });

  suite('a file that is not valid JSON', () => {
    const three = [good, other, { title: 'Third {in "braces" and \\ [brackets' }];

    for (const [layout, text, lineOfThird] of [
      ['one record a line', lineByLine(three), 6],
      ['indented', corpus(three, 2), 17],
      ['on one line', corpus(three), 0],
      ['a bare list', JSON.stringify(three, undefined, 1), 14],
    ] as const) {
      test(`cut off, ${layout}: the records before the cut are read`, () => {
        const { papers, problems } = readJson(text.slice(0, text.indexOf('in \\"braces')));
        assert.deepEqual(
          papers.map((paper) => paper.title),
          ['A Good Paper', 'Another Paper'],
        );
        assert.equal(problems.length, 1);
        assert.match(problems[0]?.template ?? '', /cut off/);
        assert.equal(problems[0]?.line, lineOfThird);
      });
    }

    test('cut off anywhere, nothing before the cut is lost', () => {
      const flat = three.map(({ title }) => ({ title }));
      for (const text of [lineByLine(flat), corpus(flat, 2), JSON.stringify(flat)]) {
        const ends = flat.map(({ title }) =>
          text.indexOf('}', text.indexOf(JSON.stringify(title))),
        );
        fc.assert(
          fc.property(fc.integer({ min: 1, max: text.trimEnd().length - 1 }), (cut) => {
            const { papers, problems } = readJson(text.slice(0, cut));
            assert.equal(papers.length, ends.filter((end) => end < cut).length);
            assert.equal(problems.length, 1);
          }),
        );
      }
    });

    test('a record that is broken in its middle is a problem in its line, the others are read', () => {
      for (const damage of ['"arxivId" "2307', '"arxivId:"2307', '{"2307', '"arxivId":}"2307']) {
        const text = lineByLine(three).replace('"arxivId":"2307', damage);
        const { papers, problems } = readJson(text);
        assert.deepEqual(
          papers.map((paper) => paper.title),
          ['A Good Paper', three[2]?.title],
          damage,
        );
        assert.deepEqual(
          problems.map(({ line, args }) => [line, args]),
          [[5, [6]]],
        );
      }
    });

    test('so it is in an indented file', () => {
      const { papers, problems } = readJson(corpus(three, 2).replace('"Another', 'Another'));
      assert.deepEqual(
        papers.map((paper) => paper.title),
        ['A Good Paper', three[2]?.title],
      );
      assert.equal(problems.length, 1);
    });

    test('a missing comma loses no paper', () => {
      const { papers, problems } = readJson(lineByLine(three).replace('},\n', '}\n'));
      assert.equal(papers.length, 3);
      assert.equal(problems.length, 1);
    });

    test('problems come in the order of the text', () => {
      const text = lineByLine([{ title: 1 }, good, { title: 2 }]).replace('A Good', '"A Good');
      assert.deepEqual(
        readJson(text).problems.map(({ line }) => line),
        [4, 5, 6],
      );
    });

    test('without anything to save there is one problem that says what to do', () => {
      for (const text of ['{', '[', '{ "papers": [', 'nonsense', '', '{"papers":[1,2']) {
        const { papers, problems } = readJson(text);
        assert.deepEqual(papers, []);
        assert.equal(problems.length, 1);
        assert.match(problems[0]?.template ?? '', /Restore it from a copy/);
      }
    });

    test('deep nesting and many openings end', () => {
      for (const text of [
        `[${'{"a":'.repeat(200_000)}`,
        `[\n${'{\n'.repeat(200_000)}`,
        `[\n${'{"\n'.repeat(200_000)}`,
        '['.repeat(200_000),
      ]) {
        assert.deepEqual(readJson(text).papers, []);
      }
    });
  });

  test('JSON that is no corpus is one problem that says what to do', () => {
    for (const text of ['{}', '{"papers":{}}', '7', 'null', '"text"']) {
      const { papers, problems } = readJson(text);
      assert.deepEqual(papers, []);
      assert.match(problems[0]?.template ?? '', /no list “papers”/);
    }
  });

  test('a newer version of the format is not guessed at', () => {
    const { problems } = readJson('{"format":"lectern-corpus","version":2,"papers":[]}');
    assert.match(problems[0]?.template ?? '', /Update Lectern/);
  });

  test('no JSON makes it fail', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        readJson(json);
        readJson(`[${json}`);
        readJson(json.slice(0, cut));
      }),
    );
  });

  test('every record of good fields is read, whatever stands beside it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue(), fc.constant(good)), { maxLength: 10 }),
        (all) => {
          const { papers, problems } = readJson(corpus(all));
          assert.ok(papers.length >= all.filter((each) => each === good).length);
          assert.equal(papers.length + problems.length, all.length);
        },
      ),
    );
  });
});
