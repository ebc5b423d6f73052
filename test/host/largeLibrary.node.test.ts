import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Paper } from '../../src/core/papers/paper';
import type { LecternApi } from '../../src/host/lectern';
import type { GroupRow, LibraryRow } from '../../src/host/treeItems';
import { eventually } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const source = { id: 'generated', label: 'Generated papers' };
const count = 20_000;
/** As in the built-in library. */
const builtIn = 66;

const methods = ['Contrastive', 'Bayesian', 'Recurrent', 'Sparse', 'Federated', 'Causal', 'Convex'];
const subjects = [
  'Parsing',
  'Tracking',
  'Compression',
  'Scheduling',
  'Forecasting',
  'Segmentation',
];
const places = ['Rivers', 'Hospitals', 'Satellites', 'Markets', 'Proteins'];

suite('A library of 20,000 papers', () => {
  let api: LecternApi;

  suiteSetup(async function () {
    this.timeout(60_000);
    api = await loadedLectern();
    assert.deepEqual(await databases(), []);
    await api.library.replaceSource(source, generatedPapers());
  });
  suiteTeardown(async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('lectern.clearFilter');
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await api.library.removeSource(source.id);
    assert.equal(await papersFoundBy(''), builtIn);
  });
  setup(async () => {
    await vscode.commands.executeCommand('lectern.clearFilter');
    await vscode.commands.executeCommand('lectern.groupBy', 'year');
    await vscode.commands.executeCommand('lectern.sortBy', 'title');
  });

  test('is a database in the storage folder', async () => {
    assert.deepEqual(await databases(), ['library.db']);
    assert.equal(await papersFoundBy(''), count + builtIn);
  });

  test('holds the papers that were there before it moved', async () => {
    const paper = await paperTitled(titles.stitched);
    assert.equal(paper.title, titles.stitched);
  });

  test('stands in the tree by groups, of which the largest opens to its first 200', async () => {
    const rows = await groups();
    const counts = rows.map(({ group }) => group.count);
    assert.equal(sum(counts), count + builtIn);
    const largest = rows.find(({ group }) => group.count === Math.max(...counts));
    assert.ok(largest);
    const children = await api.tree.getChildren(largest);
    assert.equal(children.filter(({ kind }) => kind === 'paper').length, 200);
    const last = children.at(-1);
    assert.ok(last?.kind === 'more');
    assert.equal(last.left, largest.group.count - 200);
    await vscode.commands.executeCommand('_lectern.showMore', last);
    const more = await api.tree.getChildren(largest);
    assert.equal(more.filter(({ kind }) => kind === 'paper').length, 400);
  });

  test('is filtered and grouped anew', async () => {
    await vscode.commands.executeCommand('lectern.filterLibrary', 'bayesian year:2001');
    const [year, ...others] = await groups();
    assert.deepEqual(others, []);
    assert.equal(year?.group.label, '2001');
    const papers = generatedPapers().filter(
      ({ title, issued }) => title.startsWith('Bayesian') && issued?.year === 2001,
    );
    assert.equal(year.group.count, papers.length);
    await vscode.commands.executeCommand('lectern.groupBy', 'venue');
    const venues = await groups();
    assert.deepEqual(
      new Set(venues.map(({ group }) => group.label)),
      new Set(papers.map((paper) => paper['container-title'])),
    );
    assert.equal(sum(venues.map(({ group }) => group.count)), papers.length);
  });

  test('finds one of its papers first', async () => {
    const { hits } = await api.library.find(
      { text: 'federated scheduling rivers 12345', match: 'all', sort: 'relevance' },
      { offset: 0, limit: 1 },
    );
    assert.match(hits[0]?.paper.title ?? '', / 12345$/);
  });

  test('counts a smaller one once its source holds less', async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('lectern.groupBy', 'none');
    await api.library.replaceSource(source, generatedPapers().slice(0, 300));
    await eventually('the shorter list', async () => {
      const last = (await api.tree.getChildren()).at(-1);
      return last?.kind === 'more' && last.left === 300 + builtIn - 200 ? last : undefined;
    });
  });

  const isGroup = (row: LibraryRow): row is GroupRow => row.kind === 'group';
  const groups = async () => (await api.tree.getChildren()).filter(isGroup);

  async function papersFoundBy(text: string): Promise<number> {
    const query = { text, match: 'all', sort: 'date' } as const;
    return (await api.library.find(query, { offset: 0, limit: 0 })).total;
  }

  /** The names of the databases in the storage folder, which need not be there. */
  async function databases(): Promise<string[]> {
    const files = await vscode.workspace.fs.readDirectory(api.storage).then(
      (found) => found,
      () => [],
    );
    return files.map(([name]) => name).filter((name) => name.endsWith('.db'));
  }
});

function generatedPapers(): Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const method = cycled(methods, index);
    const subject = cycled(subjects, index);
    const place = cycled(places, index);
    return {
      id: `generated:${index}`,
      type: 'paper-conference',
      title: `${method} ${subject} of ${place} ${index}`,
      author: [{ family: `Author${index % 997}`, given: 'Ada' }],
      // One year has more papers than any other.
      issued: { year: index % 4 === 0 ? 2000 : 2000 + (index % 20) },
      'container-title': `Conference on ${subject}`,
      abstract: `We study ${subject.toLowerCase()} of ${place.toLowerCase()} by ${method.toLowerCase()} models.`,
    };
  });
}

function cycled(values: readonly string[], index: number): string {
  return values[index % values.length] ?? '';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
