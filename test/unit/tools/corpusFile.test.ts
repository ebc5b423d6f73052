import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readPapers } from '../../../src/core/readers/readPapers';
import { knownTopicsOf, topicsFingerprint } from '../../../src/core/topics/knownTopics';
import { corpusFile } from '../../../src/tools/corpusFile';

const page = readFileSync('media/corpus/source/hf-papers-page.txt', 'utf8');
const metadata = readFileSync('media/corpus/source/hf-papers.metadata.json', 'utf8');
const shipped = readFileSync('media/corpus/papers.json', 'utf8');

suite('corpusFile', () => {
  test('the shipped corpus is what `npm run corpus` writes', () => {
    assert.equal(corpusFile(page, metadata), shipped);
  });

  test('its shipped topics are those that would be found anew', () => {
    const topics: unknown = JSON.parse(readFileSync('media/corpus/topics.json', 'utf8'));
    assert.deepEqual(topics, knownTopicsOf(readPapers(shipped).papers));
  });

  test('topics are known for these papers in any order, and for no others', () => {
    const { papers } = readPapers(shipped);
    const [first, ...others] = papers;
    assert.ok(first);
    const fingerprint = topicsFingerprint(papers);
    assert.equal(topicsFingerprint([...others, first]), fingerprint);
    assert.notEqual(topicsFingerprint(others), fingerprint);
    assert.notEqual(topicsFingerprint([...others, { ...first, title: 'Another' }]), fingerprint);
  });

  test('it holds the 66 papers of the page with their whole abstracts', () => {
    const { papers, problems } = readPapers(shipped);
    assert.deepEqual(problems, []);
    assert.equal(papers.length, 66);
    assert.equal(new Set(papers.map((paper) => paper.id)).size, 66);
    const lines = new Set(page.split('\n').map((line) => line.trim()));
    for (const paper of papers) {
      assert.ok(lines.has(paper.title), paper.title);
      assert.ok(paper.abstract !== undefined && lines.has(paper.abstract), paper.title);
      assert.ok(paper.author.length > 0, paper.title);
      assert.ok(paper.issued, paper.title);
      assert.ok(paper.arxivId, paper.title);
    }
  });

  test('what the metadata does not know is absent', () => {
    assert.doesNotMatch(shipped, /null|""|\[\]/);
    const paper = readPapers(shipped).papers.find(({ arxivId }) => arxivId === '2003.13600');
    assert.ok(paper);
    assert.deepEqual(
      [paper.categories, paper.keywords, paper.DOI, paper.codeUrl, paper['container-title']],
      [undefined, undefined, undefined, undefined, undefined],
    );
    assert.equal(paper.type, 'article');
  });

  test('the primary category comes first, a month stays a month', () => {
    const { papers } = readPapers(shipped);
    const byId = new Map(papers.map((paper) => [paper.arxivId, paper]));
    assert.equal(byId.get('2307.00154')?.categories?.[0], 'cs.CV');
    assert.deepEqual(byId.get('2409.19759')?.issued, { year: 2024, month: 9 });
    assert.equal(byId.get('2104.08051')?.DOI, '10.1145/3404835.3462880');
    assert.equal(byId.get('2104.08051')?.codeUrl, 'https://github.com/jingtaozhan/DRhard');
  });

  test('volume and pages given with a venue have their own fields', () => {
    const { papers } = readPapers(shipped);
    const journal = papers.find((paper) => paper.arxivId === '2104.15046');
    assert.deepEqual(
      [journal?.type, journal?.['container-title'], journal?.volume, journal?.issue, journal?.page],
      ['article-journal', 'Data Mining and Knowledge Discovery', '36', '5', '1756-1786'],
    );
    const proceedings = papers.find((paper) => paper.arxivId === '2306.00732');
    assert.deepEqual(
      [proceedings?.type, proceedings?.['container-title'], proceedings?.publisher],
      ['paper-conference', 'ICML 2023', 'PMLR'],
    );
    assert.deepEqual([proceedings?.volume, proceedings?.page], ['202', '37238-37272']);
  });

  test('a title without its other half fails loudly', () => {
    const records = JSON.parse(metadata) as { title: string }[];
    assert.throws(() => corpusFile(page, JSON.stringify(records.slice(1))), /no record of: Stitch/);
    const oneMore = [...records, { ...records[0], title: 'Another paper' }];
    assert.throws(
      () => corpusFile(page, JSON.stringify(oneMore)),
      /no paper of the title: Another/,
    );
    const twice = [...records, records[0]];
    assert.throws(() => corpusFile(page, JSON.stringify(twice)), /this title twice/);
  });

  test('a line of the page that is not read fails loudly', () => {
    assert.throws(() => corpusFile(`${page}\n\nA title at the end`, metadata), /not read/);
  });
});
