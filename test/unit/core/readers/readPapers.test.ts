import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPapers } from '../../../../src/core/readers/readPapers';

const page = `new\n\nApr 28\n\nA Paper\n\n${'It works well. '.repeat(30)}\n`;

suite('readPapers', () => {
  test('tells a papers page and a corpus from the text', () => {
    assert.equal(readPapers(page).papers[0]?.title, 'A Paper');
    assert.equal(readPapers('\ufeff [{"title":"B"}]').papers[0]?.title, 'B');
    assert.equal(readPapers('{"papers":[{"title":"C"}]}').papers[0]?.title, 'C');
  });

  test('several records of one paper become one', () => {
    const { papers } = readPapers(
      '[{"title":"A","arxivId":"2307.00154v1"},{"title":"B"},{"title":"A","arxivId":"2307.00154","DOI":"10.1000/a"}]',
    );
    assert.deepEqual(
      papers.map(({ title, DOI }) => [title, DOI]),
      [
        ['A', '10.1000/a'],
        ['B', undefined],
      ],
    );
  });

  const unknown: readonly [string, string][] = [
    ['nothing', ''],
    ['blank lines', ' \n\n'],
    ['a word', 'nonsense'],
    ['a table', 'id,title\n1,One\n2,Two\n'],
    ['a picture', `\ufffdPNG\r\n\u001a\n\0\0\0\rIHDR${'\ufffd\0'.repeat(500)}`],
    ['an archive', `PK\u0003\u0004${'\ufffdab'.repeat(500)}\n${'\ufffdz'.repeat(500)}`],
    ['text in another encoding', 'A\0P\0a\0p\0e\0r\0\n\0'.repeat(100)],
  ];
  for (const [what, text] of unknown) {
    test(`${what} gives no papers and one problem that says what to do`, () => {
      const { papers, problems } = readPapers(text);
      assert.deepEqual(papers, []);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.template ?? '', /Choose a/);
    });
  }

  test('no text makes it fail, and none passes in silence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { papers, problems } = readPapers(text);
        assert.ok(papers.length > 0 || problems.length > 0 || /^[\s\ufeff]*[[{]/.test(text));
      }),
    );
  });
});
