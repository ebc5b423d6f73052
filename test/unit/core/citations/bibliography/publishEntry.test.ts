import assert from 'node:assert/strict';
import {
  bibliographyFormat,
  haveCitekeys,
} from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { isPreprint, isPublication } from '../../../../../src/core/papers/publication';
import type { Paper } from '../../../../../src/core/papers/paper';
import { appliedAll } from '../notesUnderTest';
import { paper } from '../papersUnderTest';

const published: Paper = paper({
  type: 'paper-conference',
  title: 'Dense Retrieval',
  issued: { year: 2021 },
  'container-title': 'SIGIR',
  page: '1–9',
  DOI: '10.1000/x',
});

function publish(path: string, before: string): string {
  const format = bibliographyFormat(path, before);
  return appliedAll(before, format?.publishEntry(before, 'k', published) ?? []);
}

suite('An entry of a preprint becomes that of its publication', () => {
  const bibtex: Record<string, [before: string, after: string]> = {
    'and keeps what is the user’s': [
      '@article{k,\n  title = {{Dense} Retrieval},\n  author = {Doe, Jane},\n  journal = {arXiv preprint arXiv:2101.00001},\n  year = {2020},\n  eprint = {2101.00001},\n  file = {mine.pdf}, % here\n}\n\n@misc{l}\n',
      '@inproceedings{k,\n  title = {{Dense} Retrieval},\n  author = {Doe, Jane},\n  booktitle = {SIGIR},\n  year = {2021},\n  eprint = {2101.00001},\n  file = {mine.pdf},\n  pages = {1--9},\n  doi = {10.1000/x}, % here\n}\n\n@misc{l}\n',
    ],
    'in the style of the file': [
      '@Article{k,\r\n\tTitle="Dense",\r\n\tYear=2020,\r\n\tEprint="2101.00001"\r\n}\r\n',
      '@InProceedings{k,\r\n\tTitle="Dense",\r\n\tYear=2021,\r\n\tEprint="2101.00001",\r\n\tBooktitle="SIGIR",\r\n\tPages="1--9",\r\n\tDoi="10.1000/x"\r\n}\r\n',
    ],
    'without what would belie it': [
      '@misc{k,\n  title = {Dense},\n  doi = {10.48550/arXiv.2101.00001},\n  date = {2020-05-06},\n  volume = {abs/2101.00001},\n  publisher = {arXiv},\n}\n',
      '@inproceedings{k,\n  title = {Dense},\n  doi = {10.1000/x},\n  date = {2021},\n  booktitle = {SIGIR},\n  pages = {1--9},\n}\n',
    ],
    'with the names of biblatex': [
      '@article{k,\n  title = {Dense},\n  journaltitle = {arXiv},\n  date = {2021-05},\n  eprint = {2101.00001},\n}\n',
      '@inproceedings{k,\n  title = {Dense},\n  booktitle = {SIGIR},\n  date = {2021-05},\n  eprint = {2101.00001},\n  pages = {1--9},\n  doi = {10.1000/x},\n}\n',
    ],
    'whose last field goes': [
      '@misc{k,\n  title = {Dense},\n  publisher = {arXiv}\n}\n',
      '@inproceedings{k,\n  title = {Dense},\n  booktitle = {SIGIR},\n  year = {2021},\n  pages = {1--9},\n  doi = {10.1000/x},\n}\n',
    ],
    'in one line': [
      '@misc{k, title = {Dense}, eprint = {2101.00001}, year = 2021}',
      '@inproceedings{k, title = {Dense}, eprint = {2101.00001}, year = 2021, booktitle = {SIGIR}, pages = {1--9}, doi = {10.1000/x}}',
    ],
    'by the first of its citekey alone': [
      '@misc{k, title = {Dense}, eprint = {2101.00001},\n}\n@misc{k, title = {Other},\n}\n',
      '@inproceedings{k, title = {Dense}, eprint = {2101.00001}, booktitle = {SIGIR}, year = {2021}, pages = {1--9}, doi = {10.1000/x},\n}\n@misc{k, title = {Other},\n}\n',
    ],
    'but not where it is never closed': ['@misc{k, title = {Dense', '@misc{k, title = {Dense'],
  };
  for (const [what, [before, after]] of Object.entries(bibtex)) {
    test(`in BibTeX ${what}`, () => assert.equal(publish('a.bib', before), after));
  }

  test('in CSL-JSON', () => {
    const before =
      '[\n  {\n    "id": "k",\n    "type": "article",\n    "title": "Dense",\n    "publisher": "arXiv",\n    "number": "arXiv:2101.00001",\n    "custom": "mine"\n  },\n  { "id": "l" }\n]\n';
    assert.equal(
      publish('a.json', before),
      '[\n  {\n    "id": "k",\n    "type": "paper-conference",\n    "title": "Dense",\n    "number": "arXiv:2101.00001",\n    "custom": "mine",\n    "issued": {"date-parts":[[2021]]},\n    "container-title": "SIGIR",\n    "page": "1–9",\n    "DOI": "10.1000/x"\n  },\n  { "id": "l" }\n]\n',
    );
  });

  test('in CSL-YAML', () => {
    const before =
      'references:\n- id: k\n  type: article\n  title: Dense\n  publisher: arXiv\n  custom: mine\n- id: l\n  title: Other # kept\n';
    assert.equal(
      publish('a.yaml', before),
      'references:\n- id: k\n  type: paper-conference\n  title: Dense\n  custom: mine\n  issued:\n    date-parts: [[2021]]\n  container-title: SIGIR\n  page: "1–9"\n  DOI: "10.1000/x"\n- id: l\n  title: Other # kept\n',
    );
  });

  test('in Hayagriva', () => {
    const before =
      'k:\n    type: article\n    title: Dense\n    serial-number:\n        arxiv: "2101.00001"\n    note: mine\nl:\n    title: Other # kept\n';
    const after = publish('a.yml', before);
    assert.match(after, /^k:\n {4}type: article\n {4}title: Dense\n {4}serial-number:\n/);
    assert.match(after, /arxiv: "?2101\.00001"?\n {8}doi: "10\.1000\/x"\n {4}note: mine\n/);
    assert.match(after, /parent:\n {8}type: proceedings\n {8}title: SIGIR\n/);
    assert.ok(after.endsWith('\nl:\n    title: Other # kept\n'));
  });

  test('and is left alone where remarks of the user would be lost', () => {
    for (const before of [
      '- id: k\n  type: article\n  title: Dense # mine\n',
      'k:\n  type: article\n  title: Dense # mine\n',
    ]) {
      assert.equal(publish('a.yml', before), before);
    }
  });

  test('which is what is read of it afterwards, in every format', () => {
    const preprint = paper({ title: 'Dense Retrieval', arxivId: '2101.00001' });
    for (const path of ['a.bib', 'a.json', 'a.yaml', 'a.yml']) {
      const empty = path === 'a.yaml' ? 'references: []\n' : '';
      const format = bibliographyFormat(path, empty);
      assert.ok(format);
      const before = appliedAll(
        empty,
        format.addEntries(empty, [{ paper: preprint, citekey: 'k' }]),
      );
      const [first] = format.papers(before);
      assert.ok(first && isPreprint(first), path);
      const after = publish(path, before);
      const [second, ...others] = format.papers(after);
      assert.deepEqual(others, []);
      assert.ok(second && isPublication(second), after);
      assert.deepEqual(
        [second.citekey, second.title, second['container-title'], second.DOI, second.arxivId],
        ['k', preprint.title, 'SIGIR', '10.1000/x', '2101.00001'],
        path,
      );
      assert.deepEqual(format.entries(after).filter(haveCitekeys(['k'])).length, 1);
    }
  });
});
