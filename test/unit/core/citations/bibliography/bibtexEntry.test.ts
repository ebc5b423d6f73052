import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { bibtexEntry } from '../../../../../src/core/citations/bibliography/bibtexEntry';
import { bibtexFormat } from '../../../../../src/core/citations/bibliography/bibtexFile';
import { scanBibtex } from '../../../../../src/core/bibtex/scanBibtex';
import { titleToTex, toTex } from '../../../../../src/core/citations/bibliography/texText';
import { names, paper } from '../papersUnderTest';

suite('BibTeX entries', () => {
  test('of a preprint', () => {
    const preprint = paper({ arxivId: '1706.03762', categories: ['cs.CL', 'cs.LG'] });
    assert.equal(
      bibtexEntry(preprint, 'a'),
      [
        '@misc{a,',
        '  title = {Attention Is All You Need},',
        '  author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki},',
        '  year = {2017},',
        '  month = jun,',
        '  eprint = {1706.03762},',
        '  archivePrefix = {arXiv},',
        '  primaryClass = {cs.CL},',
        '  url = {https://arxiv.org/abs/1706.03762},',
        '}',
      ].join('\n'),
    );
  });

  test('of an article', () => {
    const article = paper({
      type: 'article-journal',
      author: names('Médard & Söhne', 'and Roe, A', 'Plato, '),
      'container-title': 'Data Mining & Knowledge',
      volume: '36',
      issue: '5',
      page: '1756-1786',
      DOI: '10.1000/a_b',
      issued: { year: 2022 },
    });
    assert.equal(
      bibtexEntry(article, 'b'),
      [
        '@article{b,',
        '  title = {Attention Is All You Need},',
        '  author = {{Médard \\& Söhne} and {and Roe}, A and Plato},',
        '  journal = {Data Mining \\& Knowledge},',
        '  year = {2022},',
        '  volume = {36},',
        '  number = {5},',
        '  pages = {1756--1786},',
        '  doi = {10.1000/a_b},',
        '}',
      ].join('\n'),
    );
  });

  const types: [type: string, venue: string | undefined, expected: string][] = [
    ['paper-conference', 'ICLR 2024', 'inproceedings'],
    ['article', 'ICLR 2024', 'inproceedings'],
    ['article', 'Journal of X', 'article'],
    ['article', 'arXiv preprint', 'misc'],
    ['article-journal', 'arXiv preprint', 'misc'],
    ['article-journal', undefined, 'misc'],
    ['paper-conference', undefined, 'misc'],
    ['chapter', undefined, 'misc'],
    ['chapter', 'A Book', 'incollection'],
    ['thesis', undefined, 'phdthesis'],
    ['webpage', undefined, 'misc'],
  ];
  for (const [type, venue, expected] of types) {
    test(`of ${type} in ${venue ?? 'nothing'}`, () => {
      const entry = bibtexEntry(
        paper({ type, ...(venue === undefined ? {} : { 'container-title': venue }) }),
        'a',
      );
      assert.ok(entry.startsWith(`@${expected}{a,`));
    });
  }

  const titles: [title: string, expected: string][] = [
    ['Stitched ViTs are Flexible', 'Stitched {ViTs} are Flexible'],
    ['SN-Netv2: LLM-based RAG', '{SN-Netv2}: {LLM}-based {RAG}'],
    ['Retrieval-Augmented (RAG) with GPT-4o', 'Retrieval-Augmented ({RAG}) with {GPT}-4o'],
    ['A Case of Vitamin C', 'A Case of Vitamin {C}'],
    ['Over $N^{2}$ steps & 100%', 'Over {$N^{2}$} steps \\& 100\\%'],
    ['K$_2$Cr and Fe$_2$: $k$-Means', '{K}{$_2$}{Cr} and {Fe}{$_2$}: {$k$}-Means'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['From $5 to $10', 'From \\$5 to \\$10'],
    ['C++ and C# {x}', '{C}++ and {C}\\# \\{x\\}'],
    ['The {LIDAR} problem', 'The \\{{LIDAR}\\} problem'],
    ['One } {LIDAR', 'One {\\textbraceright} {\\textbraceleft}{LIDAR}'],
    ['A_b ~ c^d \\e', 'A\\_b \\textasciitilde{} c\\textasciicircum{}d \\textbackslash{}e'],
    ['  Two\n lines\u0000 ', 'Two lines'],
  ];
  for (const [title, expected] of titles) {
    test(`protect ${title}`, () => assert.equal(titleToTex(title), expected));
  }

  test('are balanced, whatever the text, and are found again', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('aB1 ${}\\"@%,#_-\n\ud83d\u00e9')),
    });
    fc.assert(
      fc.property(text, text, text, (title, family, venue) => {
        const made = paper({ title, author: [{ family }], 'container-title': venue });
        const entry = bibtexEntry(made, 'key');
        const records = scanBibtex(`${entry}\n\n@misc{next, title = {x}}\n`);
        assert.deepEqual(
          records.map(({ citekey }) => citekey),
          ['key', 'next'],
        );
        assert.equal(records[0]?.range.end, entry.length);
        assert.equal(records[0].fields.find(({ name }) => name === 'year')?.text, '2017');
        assert.equal(toTex(title).split('{').length, toTex(title).split('}').length);
      }),
    );
    for (const title of ['LLMs & $k$-NN', 'The {LIDAR} problem', 'One } of {LIDAR']) {
      const found = bibtexFormat.findEntry(bibtexEntry(paper({ title }), 'key'), paper({ title }));
      assert.deepEqual(found, { citekey: 'key' }, title);
    }
  });
});
