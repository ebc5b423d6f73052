import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { haveCitekeys } from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { bibtexFormat as format } from '../../../../../src/core/citations/bibliography/bibtexFile';
import { appliedAll } from '../notesUnderTest';
import { names, paper, titled } from '../papersUnderTest';

suite('A BibTeX file', () => {
  const known: [what: string, entry: string][] = [
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
  for (const [what, entry] of known) {
    test(`has a paper by ${what}`, () => {
      const sought = paper({
        arxivId: '1706.03762',
        DOI: '10.1000/a_b',
        ...(what.endsWith('accents') ? { author: names('Väswani, A') } : {}),
      });
      assert.deepEqual(format.findEntry(`@a{other, title = {x}}\n${entry}`, sought), {
        citekey: 'k',
      });
      assert.equal(format.findEntry(`% ${entry}`, sought), undefined);
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
      assert.equal(format.findEntry(entry, sought), undefined);
    }
  });

  test('gets keys that are free in it', () => {
    assert.equal(format.uniqueKey('@a{Doe2020, }', 'doe2020'), 'doe2020a');
    assert.equal(
      format.uniqueKey('@a{doe2020, } @a{DOE2020a, }', 'doe2020', ['doe2020b']),
      'doe2020c',
    );
    assert.equal(format.uniqueKey('', '__proto__'), '__proto__');
    assert.equal(format.uniqueKey('@a{x, ids = {k, Doe2020}}', 'doe2020'), 'doe2020a');
  });

  const additions: [what: string, before: string, added: string][] = [
    ['an empty file', '', '@misc{x,\n  title = {z},\n}\n'],
    ['a file', '@b{c,\n  d = 1,\n}\n', '\n@misc{x,\n  title = {z},\n}\n'],
    ['a blank line', '@b{c}\n\n', '@misc{x,\n  title = {z},\n}\n'],
    ['no line break', '@b{c}', '\n\n@misc{x,\n  title = {z},\n}\n'],
    ['tabs', '@b{c,\n\td = 1,\n}\n', '\n@misc{x,\n\ttitle = {z},\n}\n'],
    ['Windows', '@b{c,\r\n    d = 1,\r\n}\r\n', '\r\n@misc{x,\r\n    title = {z},\r\n}\r\n'],
  ];
  for (const [what, before, added] of additions) {
    test(`is added to after ${what}`, () => {
      const edits = format.addEntries(before, [{ citekey: 'x', paper: titled('z') }]);
      assert.equal(appliedAll(before, edits), before + added);
    });
  }

  const three = '@a{Ab}\n\n@a{d}\n\n@a{F}\n';
  const places: [what: string, before: string, keys: string[], after: string][] = [
    [
      'sorted',
      three,
      ['e', 'C', 'z', 'd2'],
      '@a{Ab}\n\n@misc{C,\n}\n\n@a{d}\n\n@misc{d2,\n}\n\n@misc{e,\n}\n\n@a{F}\n\n@misc{z,\n}\n',
    ],
    ['sorted, for the first place', three, ['a'], `@misc{a,\n}\n\n${three}`],
    [
      'sorted with comments and macros',
      `% All\n\n@string{x = 1}\n\n% of Ab\n${three.replace('\n\n@a{F}', '\n\n% of F\n@a{F}')}`,
      ['a', 'e'],
      '% All\n\n@string{x = 1}\n\n@misc{a,\n}\n\n% of Ab\n@a{Ab}\n\n@a{d}\n\n@misc{e,\n}\n\n% of F\n@a{F}\n',
    ],
    [
      'sorted and close together',
      '% Mine\n@a{b}\n@a{d}\n@a{f}',
      ['a', 'c', 'g'],
      '% Mine\n@misc{a,\n}\n@a{b}\n@misc{c,\n}\n@a{d}\n@a{f}\n@misc{g,\n}\n',
    ],
    [
      'not sorted',
      `${three}\n@a{e}\n`,
      ['c', 'b'],
      `${three}\n@a{e}\n\n@misc{c,\n}\n\n@misc{b,\n}\n`,
    ],
    ['too short to be sorted', '@a{b}\n\n@a{d}\n', ['c'], '@a{b}\n\n@a{d}\n\n@misc{c,\n}\n'],
    ['in one line', '@a{b} @a{d} @a{f}\n', ['c'], '@a{b} @a{d} @a{f}\n\n@misc{c,\n}\n'],
  ];
  for (const [what, before, keys, after] of places) {
    test(`that is ${what} gets entries where they belong`, () => {
      const added = keys.map((citekey) => ({ citekey, paper: titled('') }));
      assert.equal(appliedAll(before, format.addEntries(before, added)), after);
    });
  }

  const styles: [what: string, before: string, added: string][] = [
    [
      'quotation marks',
      '@article{a,\n  title = "A",\n  year = 2020\n}\n',
      '@article{x,\n  title = "{AB} x",\n  author = {V{"}a, A},\n  journal = "J",\n  year = 2017,\n  month = jun\n}\n',
    ],
    [
      'aligned fields with capitals',
      '@Article{a,\n\tTitle     = {A},\n\tPublisher = {B},\n}\n',
      '@Article{x,\n\tTitle     = {{AB} x},\n\tAuthor    = {V{"}a, A},\n\tJournal   = {J},\n\tYear      = {2017},\n\tMonth     = jun,\n}\n',
    ],
    [
      'each entry aligned by itself',
      '@article{a,\n  title = {A},\n  year  = {B},\n}\n\n@article{b,\n  title     = {A},\n  publisher = {B},\n}\n',
      '@article{x,\n  title   = {{AB} x},\n  author  = {V{"}a, A},\n  journal = {J},\n  year    = {2017},\n  month   = jun,\n}\n',
    ],
    [
      'capitals and no spaces',
      '@ARTICLE{a,\n  TITLE={A},\n  DOI={B}\n}\n',
      '@ARTICLE{x,\n  TITLE={{AB} x},\n  AUTHOR={V{"}a, A},\n  JOURNAL={J},\n  YEAR={2017},\n  MONTH=jun\n}\n',
    ],
  ];
  for (const [what, before, added] of styles) {
    test(`gets entries written as its own: ${what}`, () => {
      const article = paper({
        type: 'article-journal',
        title: 'AB x',
        author: names('V"a, A'),
        'container-title': 'J',
      });
      const edits = format.addEntries(before, [{ citekey: 'x', paper: article }]);
      assert.equal(appliedAll(before, edits), `${before}\n${added}`.replaceAll('{"}', '"'));
    });
  }

  test('gets several entries a blank line apart', () => {
    const two = ['y', 'x'].map((citekey) => ({ citekey, paper: titled('') }));
    assert.equal(appliedAll('', format.addEntries('', two)), '@misc{y,\n}\n\n@misc{x,\n}\n');
    assert.deepEqual(format.addEntries('x', []), []);
  });

  const sample = [
    '% of 2020',
    '@Article{doe2020, author = {Doe}, title = {A}, journaltitle = {J}, date = {2020},',
    '  related = "roe, doe2020,doe2020a"}',
    '@string{doe2020 = "x"}',
    '',
    '  @inproceedings(roe,',
    '    crossref = doe2020, xdata = {doe2020}, note = {crossref = {doe2020}}',
    '  )',
    '@book{2020, editor = {E}, title = {}, ids = 2020 }',
    '@xdata{doe2020a, publisher = x # "y"}',
    '@misc{open, title = {never closed},',
    '',
  ].join('\n');

  test('tells its entries with their places and what they lack', () => {
    const cut = ({ start, end }: { start: number; end: number }) => sample.slice(start, end);
    assert.deepEqual(
      format.entries(sample).map(({ citekey, range, entryRange, missing }) => {
        assert.equal(cut(range), citekey);
        const lines = cut(entryRange).split('\n');
        return [citekey, lines[0]?.slice(0, 12), lines.at(-1)?.slice(-6), missing];
      }),
      [
        ['doe2020', '@Article{doe', '020a"}', []],
        ['roe', '  @inproceed', '  )', []],
        ['2020', '@book{2020, ', '2020 }', ['title', 'publisher', 'year']],
        ['doe2020a', '@xdata{doe20', '# "y"}', []],
        ['open', '@misc{open, ', 'osed},', []],
      ],
    );
    assert.equal(format.entries(sample), format.entries(` ${sample}`.slice(1)));
  });

  const lacking: [entry: string, missing: string[]][] = [
    ['@article{k}', ['author', 'title', 'journal', 'year']],
    ['@inproceedings{k, title = x}', ['author', 'booktitle', 'year']],
    ['@book{k, editor = {E}}', ['title', 'publisher', 'year']],
    ['@incollection{k, date = 2020}', ['author', 'title', 'booktitle', 'publisher']],
    ['@phdthesis{k, school = {S}}', ['author', 'title', 'year']],
    ['@mastersthesis{k, institution = {S}}', ['author', 'title', 'year']],
    ['@techreport{k}', ['author', 'title', 'institution', 'year']],
    ['@misc{k, title = { }}', ['title']],
    ['@online{k}', []],
    ['@article{k, xdata = {x}}', []],
  ];
  for (const [entry, missing] of lacking) {
    test(`knows what ${entry} lacks`, () =>
      assert.deepEqual(format.entries(entry)[0]?.missing, missing));
  }

  test('renames a citekey wherever an entry names it, and nowhere else', () => {
    const renamed = appliedAll(sample, format.renameKey(sample, 'doe2020', 'x'));
    assert.equal(
      renamed,
      sample
        .replace('{doe2020, a', '{x, a')
        .replace('"roe, doe2020,', '"roe, x,')
        .replace('xdata = {doe2020}', 'xdata = {x}'),
    );
    assert.equal(appliedAll(renamed, format.renameKey(renamed, 'x', 'doe2020')), sample);
    assert.ok(appliedAll(sample, format.renameKey(sample, '2020', '7')).includes('{7, editor'));
    assert.ok(appliedAll(sample, format.renameKey(sample, '2020', '7')).includes('ids = 7 }'));
    assert.deepEqual(format.renameKey(sample, 'nobody', 'x'), []);
    assert.deepEqual(format.renameKey(sample, 'roe', 'roe'), []);
  });

  const removals: [what: string, before: string, after: string][] = [
    ['the first', '@a{k}\n\n@a{b}\n', '@a{b}\n'],
    ['one between', '@a{a}\n\n@a{k}\n\n@a{b}\n', '@a{a}\n\n@a{b}\n'],
    ['the last', '@a{a}\n\n@a{k}\n', '@a{a}\n'],
    ['the last two', '@a{a}\n\n@a{k}\n\n@a{k}\n', '@a{a}\n'],
    ['one close to others', '@a{a}\n@a{k}\n@a{b}\n', '@a{a}\n@a{b}\n'],
    ['one with a comment', '% c\n@a{k}\n\n@a{b}\n', '% c\n\n@a{b}\n'],
    ['one in a line of others', '@a{a} @a{k} @a{b}\n', '@a{a}  @a{b}\n'],
    ['one on Windows', '@a{a}\r\n\r\n@a{k,\r\n}\r\n', '@a{a}\r\n'],
    ['the only one', '@a{k}', ''],
    ['none', '@a{K}', '@a{K}'],
  ];
  for (const [what, before, after] of removals) {
    test(`is rid of ${what}`, () =>
      assert.equal(
        appliedAll(before, format.removeEntries(before, haveCitekeys(['k', 'x']))),
        after,
      ));
  }

  test('survives any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('@a{}(),="#%\\ \n\rk')) });
    fc.assert(
      fc.property(text, (before) => {
        const added = format.addEntries(before, [{ citekey: 'x', paper: titled('z') }]);
        assert.ok(format.entries(appliedAll(before, added)).some(({ citekey }) => citekey === 'x'));
        format.findEntry(before, paper());
        format.renameKey(before, 'k', 'l');
        format.removeEntries(before, haveCitekeys(['k']));
      }),
      { numRuns: 500 },
    );
  });
});
