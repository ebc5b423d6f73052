import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addEntries,
  findEntry,
  uniqueKeyIn,
} from '../../../../../src/core/citations/bibliography/bibtexFile';
import { scanBibtex } from '../../../../../src/core/citations/bibliography/bibtexScanner';
import { applied } from '../notesUnderTest';
import { names, paper } from '../papersUnderTest';

const keysOf = (text: string) => scanBibtex(text).map(({ citekey }) => citekey);

suite('A BibTeX file', () => {
  test('is read whatever else is in it', () => {
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
    const records = scanBibtex(text);
    assert.deepEqual(keysOf(text), ['a', 'b', 'c']);
    assert.equal(records[0]?.fields.get('title'), 'Braces {in} @misc{x,} text');
    assert.equal(records[0].fields.get('note'), 'quotes {"} inacm');
    assert.equal(records[0].fields.get('year'), '2020');
    assert.equal(text.slice(records[2]?.range.start, records[2]?.range.end), '@misc{c}');
  });

  test('goes on after an entry that is never closed', () => {
    const text = '@misc{a,\n title = {never closed\n}\n@misc{b, title={x}}\n@misc{c, title = "';
    assert.deepEqual(keysOf(text), ['a', 'b', 'c']);
  });

  test('is read in time in proportion to it, however odd', () => {
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
    ]) {
      const text = `@misc{k,${piece.repeat(100_000)}`;
      assert.equal(keysOf(text)[0], 'k');
    }
  });

  const entries: [what: string, entry: string][] = [
    ['DOI', '@a{k, doi = {https://doi.org/10.1000/A\\_b}}'],
    ['eprint', '@a{k, eprint = {1706.03762v5}, archiveprefix = "arXiv"}'],
    ['address', '@a{k, url = {https://arxiv.org/pdf/1706.03762.pdf}}'],
    ['note', '@a{k, howpublished = {\\url{https://arxiv.org/abs/1706.03762}}}'],
    ['journal', '@a{k, journal = {arXiv preprint arXiv:1706.03762}}'],
    [
      'title and author',
      '@a{k, title = {{Attention} is all you {N}eed}, author = {Ashish Vaswani and others}}',
    ],
    [
      'title and author with accents',
      '@a{k, title = "Attention is all you need", author = "V{\\"a}swani, A."}',
    ],
  ];
  for (const [what, entry] of entries) {
    test(`has a paper by ${what}`, () => {
      const sought = paper({
        arxivId: '1706.03762',
        DOI: '10.1000/a_b',
        ...(what.endsWith('accents') ? { author: names('Väswani, A') } : {}),
      });
      assert.deepEqual(findEntry(`@a{other, title = {x}}\n${entry}`, sought), { citekey: 'k' });
      assert.equal(findEntry(`% ${entry}`, sought), undefined);
    });
  }

  test('has not every paper', () => {
    const sought = paper({ arxivId: '1706.03762' });
    for (const entry of [
      '@a{k, eprint = {1706.03763}, archivePrefix = {arXiv}}',
      '@a{k, title = {Attention Is All You Need}, author = {Roe, R}}',
      '@a{k, note = {see arXiv:1706.037}}',
      '@a{, eprint = {1706.03762}}',
    ]) {
      assert.equal(findEntry(entry, sought), undefined);
    }
  });

  test('gets keys that are free in it', () => {
    assert.equal(uniqueKeyIn('@a{Doe2020, }', 'doe2020'), 'doe2020a');
    assert.equal(uniqueKeyIn('@a{doe2020, } @a{DOE2020a, }', 'doe2020', ['doe2020b']), 'doe2020c');
    assert.equal(uniqueKeyIn('', '__proto__'), '__proto__');
  });

  const additions: [what: string, before: string, added: string][] = [
    ['an empty file', '', '@a{x,\n  y = {z},\n}\n'],
    ['a file', '@b{c,\n  d = 1\n}\n', '\n@a{x,\n  y = {z},\n}\n'],
    ['a blank line', '@b{c}\n\n', '@a{x,\n  y = {z},\n}\n'],
    ['no line break', '@b{c}', '\n\n@a{x,\n  y = {z},\n}\n'],
    ['tabs', '@b{c,\n\td = 1\n}\n', '\n@a{x,\n\ty = {z},\n}\n'],
    ['Windows', '@b{c,\r\n    d = 1\r\n}\r\n', '\r\n@a{x,\r\n    y = {z},\r\n}\r\n'],
  ];
  for (const [what, before, added] of additions) {
    test(`is added to after ${what}`, () => {
      const edit = addEntries(before, ['@a{x,\n  y = {z},\n}']);
      assert.equal(applied(before, edit), before + added);
    });
  }

  test('gets several entries a blank line apart', () => {
    assert.equal(applied('', addEntries('', ['@a{x}', '@a{y}'])), '@a{x}\n\n@a{y}\n');
    assert.deepEqual(addEntries('x', []), { range: { start: 1, end: 1 }, newText: '' });
  });

  test('survives any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('@a{}(),="#%\\ \n\rk')) });
    fc.assert(
      fc.property(text, (before) => {
        let end = 0;
        for (const { range } of scanBibtex(before)) {
          assert.ok(range.start >= end && range.end > range.start && range.end <= before.length);
          end = range.end;
        }
        assert.ok(applied(before, addEntries(before, ['@a{x}'])).startsWith(before));
        findEntry(before, paper());
      }),
      { numRuns: 500 },
    );
  });
});
