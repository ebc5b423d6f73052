import assert from 'node:assert/strict';
import { bibliographyFormat } from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { correctedIdentifier } from '../../../../../src/core/citations/bibliography/correctedIdentifier';
import { appliedAll } from '../notesUnderTest';
import { paper } from '../papersUnderTest';

function corrected(path: string, before: string, wrong: string, right: string): string {
  const format = bibliographyFormat(path, before);
  assert.ok(format);
  return appliedAll(before, correctedIdentifier(before, format, 'k', wrong, right));
}

suite('An entry with the identifier of another paper gets the right one', () => {
  const dois = ['10.1000/x_1', '10.2000/Y_2'] as const;
  const arxiv = ['arXiv:2101.00001', 'arXiv:2202.00002'] as const;
  const cases: readonly (readonly [
    what: string,
    path: string,
    identifiers: readonly [string, string],
    before: string,
    after: string,
  ])[] = [
    [
      'in BibTeX, in its address as well',
      'a.bib',
      dois,
      '@misc{j, doi = {10.1000/x_1}}\n@article{k,\n  title = {T of 10.1000/x_1},\n  DOI = "10.1000/X_1",\n  url = {https://doi.org/10.1000/x_1},\n  file = {10.1000/x_1.pdf},\n}\n',
      '@misc{j, doi = {10.1000/x_1}}\n@article{k,\n  title = {T of 10.1000/x_1},\n  DOI = "10.2000/Y_2",\n  url = {https://doi.org/10.2000/Y_2},\n  file = {10.1000/x_1.pdf},\n}\n',
    ],
    [
      'in BibTeX that escapes it, in one line',
      'a.bib',
      dois,
      '@misc{k, title = {T}, doi = {10.1000/x\\_1}, year = 2020}',
      '@misc{k, title = {T}, doi = {10.2000/Y_2}, year = 2020}',
    ],
    [
      'of arXiv in BibTeX, with its version',
      'a.bib',
      arxiv,
      '@misc{k,\n  title = {T},\n  journal = {arXiv preprint arXiv:2101.00001},\n  eprint={2101.00001v2},\n  doi = {10.48550/arXiv.2101.00001},\n  url = {http://arxiv.org/abs/2101.00001v2},\n  note = {Beyond arXiv:2101.00001},\n}\n',
      '@misc{k,\n  title = {T},\n  journal = {arXiv preprint arXiv:2202.00002},\n  eprint={2202.00002},\n  doi = {10.48550/arXiv.2202.00002},\n  url = {http://arxiv.org/abs/2202.00002},\n  note = {Beyond arXiv:2101.00001},\n}\n',
    ],
    [
      'in CSL-JSON',
      'a.json',
      dois,
      '[{"id":"k","title":"T","DOI":"10.1000\\/x_1","URL":"https://dx.doi.org/10.1000/x_1"}, {"id":"l","DOI":"10.1000/x_1"}]',
      '[{"id":"k","title":"T","DOI":"10.2000/Y_2","URL":"https://dx.doi.org/10.2000/Y_2"}, {"id":"l","DOI":"10.1000/x_1"}]',
    ],
    [
      'of arXiv in CSL-JSON',
      'a.json',
      arxiv,
      '[\n  {\n    "id": "k",\n    "title": "T",\n    "type": "article",\n    "publisher": "arXiv",\n    "number": "arXiv:2101.00001",\n    "URL": "https://arxiv.org/abs/2101.00001"\n  }\n]\n',
      '[\n  {\n    "id": "k",\n    "title": "T",\n    "type": "article",\n    "publisher": "arXiv",\n    "number": "arXiv:2202.00002",\n    "URL": "https://arxiv.org/abs/2202.00002"\n  }\n]\n',
    ],
    [
      'in CSL-YAML, and remarks stay',
      'a.yaml',
      dois,
      'references:\n- id: k\n  title: T # mine\n  DOI: 10.1000/x_1\n- id: l\n  DOI: 10.1000/x_1\n',
      'references:\n- id: k\n  title: T # mine\n  DOI: 10.2000/Y_2\n- id: l\n  DOI: 10.1000/x_1\n',
    ],
    [
      'in Hayagriva',
      'a.yml',
      dois,
      'k:\n  type: article\n  title: T\n  serial-number:\n    doi: "10.1000/x_1"\n  url: { value: "https://doi.org/10.1000/x_1", date: 2020-01-01 }\n',
      'k:\n  type: article\n  title: T\n  serial-number:\n    doi: "10.2000/Y_2"\n  url: { value: "https://doi.org/10.2000/Y_2", date: 2020-01-01 }\n',
    ],
    [
      'of arXiv in Hayagriva, in braces',
      'a.yml',
      arxiv,
      'k:\n  type: article\n  title: T\n  serial-number: { arxiv: 2101.00001v1 }\n',
      'k:\n  type: article\n  title: T\n  serial-number: { arxiv: 2202.00002 }\n',
    ],
  ];
  for (const [what, path, [wrong, right], before, after] of cases) {
    test(what, () => assert.equal(corrected(path, before, wrong, right), after));
  }

  test('but is left alone where it says another one, or none that can be told', () => {
    for (const before of [
      '@misc{k,\n  title = {T},\n  doi = {10.1000/x_11},\n}\n',
      '@misc{k,\n  title = {T},\n  doi = {10.1000/x_1.2},\n}\n',
      '@misc{k,\n  title = {T},\n  doi = "10.1000" # "/x_1",\n}\n',
      '@misc{k,\n  title = {T},\n  abstract = {doi = 10.1000/x_1},\n}\n',
      '@misc{l,\n  title = {T},\n  doi = {10.1000/x_1},\n}\n',
    ]) {
      assert.equal(corrected('a.bib', before, ...dois), before);
    }
  });

  test('which is what is read of it afterwards, in every format', () => {
    const preprint = paper({ title: 'Zebras', arxivId: '2101.00001', DOI: '10.1000/x_1' });
    for (const path of ['a.bib', 'a.json', 'a.yaml', 'a.yml']) {
      const empty = path === 'a.yaml' ? 'references: []\n' : '';
      const format = bibliographyFormat(path, empty);
      assert.ok(format);
      const added = format.addEntries(empty, [{ paper: preprint, citekey: 'k' }]);
      const before = appliedAll(empty, added);
      const after = corrected(path, corrected(path, before, ...dois), ...arxiv);
      const [read, ...others] = format.papers(after);
      assert.deepEqual(others, []);
      assert.deepEqual([read?.DOI, read?.arxivId], ['10.2000/Y_2', '2202.00002'], after);
    }
  });

  test('in linear time', () => {
    const line = `${'a = {'.repeat(20_000)}10.1000/x_1 ${'10.1000/x_1 '.repeat(2000)}`;
    const text = `@misc{k, title = {T}, note = {${line.replace(/[{}]/g, ' ')}}}`;
    const start = performance.now();
    assert.equal(corrected('a.bib', text, ...dois), text);
    assert.ok(performance.now() - start < 1000);
  });
});
