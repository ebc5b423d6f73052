import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { GroupRow, LibraryRow, MoreRow, PaperRow } from '../../src/host/treeItems';
import { eventually } from './lectern';
import { loadedLectern, numberedPapers, paperTitled, titles } from './papers';

suite('The tree of papers', () => {
  let api: LecternApi;

  setup(async () => {
    api = await loadedLectern();
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.sortBy', 'date');
    await vscode.commands.executeCommand('lectern.clearFilter');
  });

  const groups = async (): Promise<GroupRow[]> =>
    (await api.tree.getChildren()).filter((row) => row.kind === 'group');
  const papers = async (row?: LibraryRow): Promise<PaperRow[]> =>
    (await api.tree.getChildren(row)).filter((child) => child.kind === 'paper');

  test('groups by topic, and each group holds as many papers as it says', async () => {
    const rows = await groups();
    assert.ok(rows.length > 1);
    for (const row of rows) {
      assert.equal((await papers(row)).length, row.group.count);
      assert.equal(api.tree.getTreeItem(row).description, String(row.group.count));
    }
  });

  test('groups by year, newest first, and by nothing', async () => {
    await vscode.commands.executeCommand('lectern.groupBy', 'year');
    const years = (await groups()).map(({ group }) => Number(group.label));
    assert.deepEqual(
      years,
      [...years].sort((a, b) => b - a),
    );
    await vscode.commands.executeCommand('lectern.groupBy', 'none');
    assert.deepEqual(await groups(), []);
    assert.ok((await papers()).length > years.length);
  });

  test('sorts by citekey', async () => {
    await vscode.commands.executeCommand('lectern.groupBy', 'none');
    await vscode.commands.executeCommand('lectern.sortBy', 'citekey');
    const [first, second] = (await papers()).map(({ paper }) => paper.citekey.toLowerCase());
    assert.ok(first !== undefined && second !== undefined && first < second);
  });

  test('a filter leaves what matches, and clearing it brings back the rest', async () => {
    await vscode.commands.executeCommand('lectern.groupBy', 'none');
    const all = (await papers()).length;
    await vscode.commands.executeCommand('lectern.filterLibrary', 'year:2021');
    const left = await papers();
    assert.ok(left.length > 0 && left.length < all);
    assert.ok(left.every(({ paper }) => paper.issued?.year === 2021));
    await vscode.commands.executeCommand('lectern.clearFilter');
    assert.equal((await papers()).length, all);
  });

  test('a paper opens on a click, and its tooltip holds the abstract', async () => {
    const row = await stitchedRow();
    const item = api.tree.getTreeItem(row);
    assert.equal(item.command?.command, 'lectern.openPaper');
    assert.match(String(item.contextValue), /^paper .*\barxiv\b/);
    await api.tree.resolveTreeItem(item, row);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.match(item.tooltip.value, /Large&nbsp;pretrained|Large pretrained/);
    assert.equal(item.tooltip.isTrusted ?? false, false);
  });

  test('dragged papers are their ids, and no text that an editor would take instead', async () => {
    const row = await stitchedRow();
    const [group] = await groups();
    assert.ok(group);
    const data = new vscode.DataTransfer();
    api.tree.handleDrag([group, row], data);
    const ids = await data.get('application/vnd.lectern.papers')?.asString();
    assert.equal(ids, JSON.stringify([row.paperId]));
    assert.equal(data.get('text/plain'), undefined);
  });

  test('a dragged group is nothing', async () => {
    const [group] = await groups();
    assert.ok(group);
    const data = new vscode.DataTransfer();
    api.tree.handleDrag([group], data);
    assert.equal(data.get('application/vnd.lectern.papers'), undefined);
  });

  suite('of a group of 1,000', () => {
    const source = { id: 'numbered', label: 'Numbered papers' };
    const venue = 'Proceedings of Long Lists';

    setup(async () => {
      await api.library.replaceSource(source, numberedPapers(1000, venue));
      await vscode.commands.executeCommand('lectern.groupBy', 'venue');
      await vscode.commands.executeCommand('lectern.sortBy', 'title');
    });
    teardown(() => api.library.removeSource(source.id));

    const longGroup = async (): Promise<GroupRow> => {
      const row = (await groups()).find(({ group }) => group.label === venue);
      assert.ok(row);
      return row;
    };
    const more = async (row: LibraryRow): Promise<MoreRow> => {
      const last = (await api.tree.getChildren(row)).at(-1);
      assert.ok(last?.kind === 'more');
      return last;
    };
    const titlesIn = async (row: LibraryRow) => (await papers(row)).map(({ paper }) => paper.title);
    const numbered = (count: number) => numberedPapers(count, venue).map(({ title }) => title);

    test('200 papers come first, and a row that says how many are left', async () => {
      const group = await longGroup();
      assert.equal(api.tree.getTreeItem(group).description, '1000');
      assert.deepEqual(await titlesIn(group), numbered(200));
      const item = api.tree.getTreeItem(await more(group));
      assert.equal(item.label, 'Show more (800 left)');
      assert.equal(item.accessibilityInformation?.label, 'Show more papers, 800 left');
      assert.equal(item.command?.command, '_lectern.showMore');
    });

    test('each click on that row shows 200 more, until all are there', async () => {
      const group = await longGroup();
      for (const count of [400, 600, 800, 1000]) {
        const row = await more(group);
        await vscode.commands.executeCommand('_lectern.showMore', row);
        assert.deepEqual(await titlesIn(group), numbered(count));
      }
      assert.ok((await api.tree.getChildren(group)).every(({ kind }) => kind === 'paper'));
    });

    test('a change of the library leaves as many on screen, under the same ids', async () => {
      const group = await longGroup();
      await vscode.commands.executeCommand('_lectern.showMore', await more(group));
      const before = (await papers(group)).map((row) => api.tree.getTreeItem(row).id);
      await api.library.replaceSource(source, numberedPapers(900, venue));
      await eventually(
        'the smaller group',
        async () => (await more(group)).left === 500 || undefined,
      );
      const after = (await papers(await longGroup())).map((row) => api.tree.getTreeItem(row).id);
      assert.deepEqual(after, before);
    });

    test('sorting or filtering starts from the first page', async () => {
      const group = await longGroup();
      await vscode.commands.executeCommand('_lectern.showMore', await more(group));
      await vscode.commands.executeCommand('lectern.filterLibrary', 'numbered');
      assert.equal((await papers(await longGroup())).length, 200);
    });

    test('a paper is opened among those that are shown', async () => {
      const group = await longGroup();
      const rows = await papers(group);
      const [row] = rows;
      assert.ok(row);
      assert.deepEqual(
        api.tree.siblings(row),
        rows.map(({ paperId }) => paperId),
      );
      assert.deepEqual(api.tree.siblings({ list: 'venue/nowhere' }), []);
    });

    test('rows know where they stand', async () => {
      const group = await longGroup();
      const [row] = await papers(group);
      assert.ok(row);
      assert.equal(api.tree.getParent(row), group);
      assert.equal(api.tree.getParent(await more(group)), group);
      assert.equal(api.tree.getParent(group), undefined);
    });
  });

  async function stitchedRow(): Promise<PaperRow> {
    const { id } = await paperTitled(titles.stitched);
    for (const group of await groups()) {
      const row = (await papers(group)).find(({ paperId }) => paperId === id);
      if (row) return row;
    }
    throw new Error('The paper is in no group.');
  }
});
