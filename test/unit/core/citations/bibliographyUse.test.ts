import * as assert from 'node:assert/strict';
import { bibtexFormat } from '../../../../src/core/citations/bibliography/bibtexFile';
import { cslJsonFormat } from '../../../../src/core/citations/bibliography/cslJsonFile';
import {
  citedIn,
  missingKeys,
  unusedEntries,
  type CitingNote,
} from '../../../../src/core/citations/bibliographyUse';
import { latex } from '../../../../src/core/citations/languages/latex';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import { typst } from '../../../../src/core/citations/languages/typst';

const bibliography = ['a', 'b', 'c'].map((key) => `@misc{${key}, title = {T}}\n`).join('\n');
const inLatex = (text: string): CitingNote => ({ text, language: latex });
const inPandoc = (text: string): CitingNote => ({ text, language: pandoc });

suite('What notes use of a bibliography', () => {
  for (const [what, text, notes, unused, missing] of [
    ['nothing without notes', bibliography, [], ['a', 'b', 'c'], []],
    ['what is cited in one of them', bibliography, [inPandoc('[@a; @x]')], ['b', 'c'], ['x']],
    [
      'what is cited in all of them, whatever their languages',
      bibliography,
      [inPandoc('[@a]'), inLatex('\\cite{x,b}'), { text: '@y', language: typst }],
      ['c'],
      ['x', 'y'],
    ],
    ['what \\nocite names', bibliography, [inLatex('\\nocite{a}')], ['b', 'c'], []],
    ['all where \\nocite says so', bibliography, [inLatex('\\nocite{*} \\cite{x}')], [], ['x']],
    [
      'but not where that is a comment',
      bibliography,
      [inLatex('%\\nocite{*}')],
      ['a', 'b', 'c'],
      [],
    ],
    ['a key in another case of letters', bibliography, [inPandoc('[@A]')], ['b', 'c'], []],
    [
      'no entry by what only looks like citing',
      bibliography,
      [inPandoc('`@a` me@b')],
      ['a', 'b', 'c'],
      [],
    ],
    [
      'an entry by its other citekey',
      '@misc{a, ids = {x, y}}\n@misc{b, ids = {z}}',
      [inPandoc('@y')],
      ['b'],
      [],
    ],
    [
      'an entry that a cited one takes fields from',
      '@inproceedings{a, crossref = {p}}\n@proceedings{p, xdata = {q}}\n@xdata{q, title = {T}}\n@misc{b, related = {c}}\n@misc{c}',
      [inPandoc('@a')],
      ['b', 'c'],
      [],
    ],
    [
      'entries that name each other',
      '@misc{a, related = {b}}\n@misc{b, related = {a}}',
      [inPandoc('@a')],
      [],
      [],
    ],
    ['entries of one citekey as one', '@misc{a}\n@misc{b}\n@misc{b}', [inPandoc('@a')], ['b'], []],
  ] as const) {
    test(what, async () => {
      const cited = await citedIn(notes);
      const entries = bibtexFormat.entries(text);
      assert.deepEqual(
        unusedEntries(entries, cited).map(({ citekey }) => citekey),
        unused,
      );
      assert.deepEqual(missingKeys(entries, cited), missing);
    });
  }

  test('is told of other formats, too', async () => {
    const entries = cslJsonFormat.entries('[{"id": "a", "title": "T"}, {"id": "b", "title": "U"}]');
    const cited = await citedIn([inPandoc('[@b; @c]')]);
    assert.deepEqual(
      unusedEntries(entries, cited).map(({ citekey }) => citekey),
      ['a'],
    );
    assert.deepEqual(missingKeys(entries, cited), ['c']);
  });

  test('takes time in proportion to the bibliography', async () => {
    const keys = Array.from({ length: 5000 }, (_, n) => `key${n}`);
    const text = keys.map((key, n) => `@misc{${key}, related = {key${n + 1}}}\n`).join('');
    const cited = await citedIn([inPandoc('@key0')]);
    assert.deepEqual(unusedEntries(bibtexFormat.entries(text), cited), []);
  });
});
