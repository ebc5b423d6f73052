import assert from 'node:assert/strict';
import { bibtexFormat } from '../../../../src/core/citations/bibliography/bibtexFile';
import {
  comparedEntries,
  type ComparedEntry,
} from '../../../../src/core/citations/comparedEntries';
import { readPapers } from '../../../../src/core/readers/readPapers';
import { createMemoryLibrary } from '../../../../src/storage/memoryLibrary';

const preprint =
  '@misc{pre,\n  title = {Dense Retrieval},\n  author = {Doe, Jane and Roe, Max},\n  year = 2020,\n  eprint = {2101.00001},\n  archiveprefix = {arXiv},\n}\n';
const published =
  '@inproceedings{pub,\n  title = {Dense retrieval},\n  author = {Doe, J.},\n  booktitle = {SIGIR},\n  year = 2021,\n}\n';
const reefs =
  '@article{reefs,\n  title = {On the Ecology of Coral Reefs},\n  author = {Smith, Ann},\n  journal = {Reefs},\n  year = 2001,\n  doi = {10.1000/x},\n}\n';
const wrong =
  '@article{wrong,\n  title = {Zebras of the Savanna},\n  author = {Doe, Jane},\n  journal = {Zebras},\n  year = 2003,\n  doi = {10.1000/X},\n}\n';

/** The entries of `text` compared in a library of that bibliography and of others, which it is the first or last of, by their citekeys. */
async function compare(
  text: string,
  others: readonly string[],
  citekeys?: readonly string[],
  isLast = false,
): Promise<Record<string, ComparedEntry>> {
  const library = createMemoryLibrary();
  const sources = [...[text, ...others].entries()];
  if (isLast) sources.reverse();
  for (const [index, each] of sources) {
    const source = { id: index === 0 ? 'own' : `other${index}`, label: 'Of' };
    await library.replaceSource(source, readPapers(each).papers);
  }
  const papers = bibtexFormat.papers(text);
  const asked = new Set(citekeys ?? papers.flatMap(({ citekey }) => citekey ?? []));
  const compared = await comparedEntries(papers, asked, 'own', library);
  library.dispose();
  return Object.fromEntries(compared.map((each) => [each.citekey, each]));
}

suite('Entries compared with the library', () => {
  test('say who wrote what when, and which paper it is there', async () => {
    const { pre, ...others } = await compare(`${preprint}\n${reefs}`, [], ['pre', 'gone']);
    assert.deepEqual(others, {});
    assert.deepEqual(pre, {
      citekey: 'pre',
      title: 'Dense Retrieval',
      authors: 'Doe & Roe',
      year: 2020,
      paperId: 'arxiv:2101.00001',
    });
  });

  test('tell of a preprint where another source has it published', async () => {
    const mixed = `${preprint.replace('2020', '2019')}\n${published.replace('{pub', '{mixed')}`;
    const { pre } = await compare(preprint, [mixed, published]);
    assert.equal(pre?.published?.[0].source, 'other2');
    assert.equal(pre.published[0].paper['container-title'], 'SIGIR');
    assert.deepEqual(pre.published[0].paper.issued, { year: 2021 });
    assert.equal(pre.published.length, 2);
    assert.equal(pre.misfit, undefined);
  });

  test('tell of a preprint that the same bibliography has published', async () => {
    const { pre, pub } = await compare(`${preprint}\n${published}`, []);
    assert.equal(pre?.published?.[0].source, undefined);
    assert.equal(pre?.published?.[0].paper.citekey, 'pub');
    assert.equal(pub?.published, undefined);
  });

  test('tell of no preprint where other sources have it as one, too', async () => {
    const { pre } = await compare(preprint, [preprint.replace('{pre', '{again')]);
    assert.equal(pre?.published, undefined);
  });

  test('tell of an identifier of another paper', async () => {
    const { wrong: found } = await compare(wrong, [reefs]);
    assert.deepEqual(found?.misfit, {
      identifier: '10.1000/x',
      title: 'On the Ecology of Coral Reefs',
    });
    const atArxiv = preprint.replace('{Dense Retrieval}', '{Zebras of the Savanna}');
    const other = preprint.replace('Doe, Jane and Roe, Max', 'Smith, Ann');
    const { pre } = await compare(atArxiv, [other]);
    assert.deepEqual(pre?.misfit, { identifier: 'arXiv:2101.00001', title: 'Dense Retrieval' });
  });

  test('tell which identifier the paper has that such an entry names', async () => {
    const zebras = wrong.replace('{wrong', '{zebras').replace('10.1000/X', '10.1000/Zebra');
    for (const isLast of [false, true]) {
      const { wrong: found } = await compare(wrong, [reefs, zebras], undefined, isLast);
      assert.equal(found?.misfit?.right, '10.1000/Zebra');
    }
    const atArxiv = zebras.replace('doi = {10.1000/Zebra}', 'eprint = {2101.00002v3}');
    const { wrong: preprinted } = await compare(wrong, [reefs, atArxiv]);
    assert.equal(preprinted?.misfit?.right, '10.48550/arXiv.2101.00002');
    const both = await compare(wrong, [reefs, atArxiv, zebras]);
    assert.equal(both['wrong']?.misfit?.right, '10.1000/Zebra');
    const eprint = wrong.replace('doi = {10.1000/X}', 'eprint = {2101.00001}');
    const others = [preprint.replace('Doe, Jane and Roe, Max', 'Smith, Ann'), atArxiv];
    const { wrong: other } = await compare(eprint, others);
    assert.deepEqual(
      [other?.misfit?.identifier, other?.misfit?.right],
      ['arXiv:2101.00001', 'arXiv:2101.00002'],
    );
  });

  test('tell of none where a source agrees, or the title is only written otherwise', async () => {
    const { wrong: agreed } = await compare(wrong, [reefs, wrong.replace('{wrong', '{same')]);
    assert.ok(agreed);
    assert.equal(agreed.misfit, undefined);
    const longer = reefs.replace('Coral Reefs', 'Coral Reefs: A Survey').replace('Smith', 'Roe');
    const { reefs: same } = await compare(reefs, [longer]);
    assert.ok(same);
    assert.equal(same.misfit, undefined);
  });
});
