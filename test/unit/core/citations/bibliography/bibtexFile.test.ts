import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addEntries,
  findEntry,
  uniqueKeyIn,
} from '../../../../../src/core/citations/bibliography/bibtexFile';
import { applied } from '../notesUnderTest';
import { names, paper } from '../papersUnderTest';

suite('A BibTeX file', () => {
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
        assert.ok(applied(before, addEntries(before, ['@a{x}'])).startsWith(before));
        findEntry(before, paper());
      }),
      { numRuns: 500 },
    );
  });
});
