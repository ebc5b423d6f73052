import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BibtexContext } from '../../../../src/core/bibtex/bibtexContext';
import type { BibtexEntry } from '../../../../src/core/bibtex/bibtexEntry';
import { BibtexSegment } from '../../../../src/core/bibtex/bibtexSegment';
import { scanBibtex } from '../../../../src/core/bibtex/scanBibtex';

const papersOf = (text: string): BibtexEntry[] =>
  scanBibtex(text).filter(({ type }) => !['comment', 'string', 'preamble'].includes(type));
const keysOf = (text: string) => papersOf(text).map(({ citekey }) => citekey);

function valuesOf(text: string, key: string): Record<string, string> {
  const entries = scanBibtex(text);
  const entry = entries.find(({ citekey }) => citekey === key);
  assert.ok(entry);
  return Object.fromEntries(new BibtexContext([new BibtexSegment(text)]).valuesOf(entry));
}

suite('scanning BibTeX', () => {
  test('finds the entries whatever else is in the file', () => {
    const text = [
      'Mail me@home.org, @misc and @ article.',
      '% @article{commented, title = {x}}',
      '@comment{jabref-meta: {@article{inner,}}}',
      '@string{acm = "ACM"} @preamble{"\\newcommand{\\x}{y}"}',
      '@article{a, title = {Braces {in} @misc{x,} text}, note = "quotes {"} in" # acm, year = 2020}',
      '@Book(b, title = "Parentheses (x)"',
      ')',
      '@misc{c}',
    ].join('\n');
    assert.deepEqual(keysOf(text), ['a', 'b', 'c']);
    assert.deepEqual(valuesOf(text, 'a'), {
      title: 'Braces {in} @misc{x,} text',
      note: 'quotes {"} inACM',
      year: '2020',
    });
    const [, , last] = papersOf(text);
    assert.equal(text.slice(last?.range.start, last?.range.end), '@misc{c}');
  });

  const shapes: Record<string, [text: string, key: string, values: Record<string, string>]> = {
    'a key of odd signs': [
      '@misc{DBLP:conf/a.b+c:2020_x, note={n}}',
      'DBLP:conf/a.b+c:2020_x',
      { note: 'n' },
    ],
    'a key with spaces': ['@misc{a key, note={n}}', 'a key', { note: 'n' }],
    'no key': ['@misc{note={n}}', '', { note: 'n' }],
    'no comma behind a field': ['@misc{k, note={n}\n year=2000}', 'k', { note: 'n', year: '2000' }],
    'a comma too many': ['@misc{k,, note={n},,}', 'k', { note: 'n' }],
    'a name in capitals': ['@MISC{k, NOTE={n}}', 'k', { note: 'n' }],
    'the same field twice': ['@misc{k, note={first}, note={second}}', 'k', { note: 'first' }],
    'an unknown macro': ['@misc{k, journal = tods}', 'k', { journal: 'tods' }],
    'a month': ['@misc{k, month = 12 # "~" # dec}', 'k', { month: '12~December' }],
    'macros of macros': [
      '@string{a="A"}@string{b=a # "B"}@misc{k, note = b # " C"}',
      'k',
      { note: 'AB C' },
    ],
    'a field without a value': ['@misc{k, note=, year=2000}', 'k', { note: '', year: '2000' }],
    'a comment between fields': ['@misc{k,\n % a note = {x}\n note={n}}', 'k', { note: 'n' }],
  };
  for (const [what, [text, key, values]] of Object.entries(shapes)) {
    test(`takes ${what}`, () => assert.deepEqual(valuesOf(text, key), values));
  }

  test('has values of a parent where the child has none', () => {
    const text = [
      '@inproceedings{child, title={C}, crossref={Parent}}',
      '@proceedings{parent, title={P}, year=2001, doi={10.1000/1}, publisher={Q}}',
      '@misc{data, xdata={common}}',
      '@xdata{common, publisher={R}, title={T}}',
    ].join('\n');
    assert.deepEqual(valuesOf(text, 'child'), {
      title: 'C',
      crossref: 'Parent',
      booktitle: 'P',
      year: '2001',
      publisher: 'Q',
    });
    assert.equal(valuesOf(text, 'data').title, 'T');
  });

  test('ends where parents are children of each other', () => {
    const text = '@misc{a, crossref={b}}\n@misc{b, crossref={a}, note={n}}';
    assert.equal(valuesOf(text, 'a').crossref, 'b');
  });

  test('goes on after an entry that is never closed', () => {
    const text = '@misc{a,\n title = {never closed\n}\n@misc{b, title={x}}\n@misc{c, title = "';
    assert.deepEqual(keysOf(text), ['a', 'b', 'c']);
    assert.deepEqual(
      papersOf(text).map(({ isClosed }) => isClosed),
      [false, true, false],
    );
  });

  test('takes time in proportion to the text, however odd', () => {
    for (const piece of [
      '@a{',
      '@a{b}',
      '\n@a(',
      '@a{b,x={',
      ',',
      '@a{b,"',
      '{',
      '"',
      '@a{b,c= #',
      ' ',
      '%',
    ]) {
      const text = `@misc{k,${piece.repeat(100_000)}`;
      assert.equal(keysOf(text)[0], 'k');
    }
  });

  test('finds ranges in order, in any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('@a{}(),="#%\\ \n\rk')) });
    fc.assert(
      fc.property(text, (any) => {
        let end = 0;
        for (const { range, citekeyRange, citekey } of scanBibtex(any)) {
          assert.ok(range.start >= end && range.end > range.start && range.end <= any.length);
          assert.equal(any.slice(citekeyRange.start, citekeyRange.end), citekey);
          end = range.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
