import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BibtexDocument } from '../../../../src/core/bibtex/bibtexDocument';

function read(text: string) {
  return new BibtexDocument().read(text);
}

/** An entry on lines of its own. */
const entry = fc
  .tuple(
    fc.constantFrom('article', 'inproceedings', 'misc'),
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.string({ unit: fc.constantFrom(...Array.from('xyz \n,=#')), maxLength: 12 }),
    fc.constantFrom('', 'crossref = {a},', 'journal = tods,', 'month = jan,'),
  )
  .map(([type, key, title, more]) => `@${type}{${key},\n  title = {T ${title}},\n  ${more}\n}\n`);
const file = fc
  .array(
    fc.oneof(entry, fc.constantFrom('@string{tods = "TODS"}\n', '% note\n', '\n', 'x@y.org\n')),
  )
  .map((parts) => parts.join(''));
const damage = fc.string({
  unit: fc.constantFrom(...Array.from('@a{}(),="#%\\ \nk')),
  maxLength: 8,
});
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(30),
  text: damage,
});

function edited(text: string, { at, cut, text: added }: { at: number; cut: number; text: string }) {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + added + text.slice(start + cut);
}

suite('a BibTeX file', () => {
  test('reads after edits as if it had never been read before', () => {
    fc.assert(
      fc.property(file, fc.array(edit, { maxLength: 6 }), (first, edits) => {
        const document = new BibtexDocument();
        let text = first;
        document.read(text);
        for (const each of edits) {
          text = edited(text, each);
          assert.deepEqual(document.read(text), read(text));
        }
      }),
      { numRuns: 2000, examples: [['(', [{ at: 0, cut: 0, text: '@a\n' }]]] },
    );
  });

  test('reads a change of which it knows only the changed part as if it had never been read before', () => {
    fc.assert(
      fc.property(file, fc.array(edit, { maxLength: 6 }), (first, edits) => {
        const document = new BibtexDocument();
        let text = first;
        document.read(text);
        for (const each of edits) {
          const { length } = text;
          const start = Math.floor(each.at * length);
          const removed = Math.min(each.cut, length - start);
          text = edited(text, each);
          const after = document.edit({ length, start, removed, inserted: each.text });
          assert.deepEqual(length === 0 ? document.read(text) : after, read(text));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('knows a change that is not of its text', () => {
    const document = new BibtexDocument();
    const change = { length: 3, start: 0, removed: 0, inserted: '@misc{a, title={A}}' };
    assert.equal(document.edit(change), undefined);
    document.read('@misc{b, title={B}}');
    assert.equal(document.edit(change), undefined);
    assert.equal(document.edit({ ...change, length: 19, removed: 20 }), undefined);
    assert.deepEqual(document.edit({ ...change, length: 19, removed: 19 })?.papers[0]?.title, 'A');
  });

  test('tells of entries that are of the same paper', () => {
    const doi = 'doi = {10.1000/182}';
    const text = `@misc{a, title={A}, ${doi}}\n@misc{b, title={B}}\n@misc{c, title={C}, ${doi}}\n`;
    const [problem, ...others] = read(text).problems;
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'samePaper');
    assert.deepEqual([problem.line, problem.column], [2, 6]);
    assert.deepEqual(problem.args, ['c', 'a', 1]);
    const document = new BibtexDocument();
    document.read(text);
    assert.deepEqual(document.read(text.replace(`A}, ${doi}`, 'A}')).problems, []);
  });

  test('keeps what it had of entries that were not touched', () => {
    const text =
      '@misc{a,\n title={A}}\n@misc{b,\n title={B}}\n@misc{c,\n title={C}}\n@misc{d,\n title={D}}\n';
    const document = new BibtexDocument();
    const before = document.read(text).papers;
    const after = document.read(text.replace('{C}', '{New}')).papers;
    assert.equal(after[0], before[0]);
    assert.equal(after[3], before[3]);
    assert.equal(after[2]?.title, 'New');
  });

  test('cut or spliced anywhere, it is read, and entries that were not touched are unchanged', () => {
    const whole = Array.from(
      { length: 12 },
      (_, number) =>
        `@article{k${number},\n  title = {Title {T} ${number}},\n  year = 20${10 + number},\n}\n\n`,
    );
    const text = whole.join('');
    const papers = read(text).papers;
    fc.assert(
      fc.property(edit, (each) => {
        const start = Math.floor(each.at * text.length);
        const after = read(edited(text, each)).papers;
        let offset = 0;
        whole.forEach((part, number) => {
          const end = offset + part.length;
          const isTouched = end >= start && offset <= start + each.cut;
          offset = end;
          if (isTouched) return;
          assert.deepEqual(
            after.find(({ citekey }) => citekey === `k${number}`),
            papers[number],
          );
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('says where what is wrong', () => {
    const text = [
      '% a file',
      '@misc{a, title={A}}',
      '@misc{b,',
      '  title = {B} nonsense,',
      '}',
      '  @misc{a, title={Again}}',
      '@misc{, title={C}}',
      '@misc{d, year=2000}',
      '@misc{open, title = {O',
    ].join('\n');
    assert.deepEqual(
      read(text).problems.map(({ line, column, args }) => [line, column, ...args]),
      [
        [3, 14, 'b'],
        [5, 8, 'a', 2],
        [6, 0],
        [7, 0, 'd'],
        [8, 0, 'open'],
      ],
    );
    assert.equal(read(text).papers.length, 6);
  });
});
