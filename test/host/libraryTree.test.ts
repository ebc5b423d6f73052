import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { GroupRow, LibraryRow, PaperRow } from '../../src/host/libraryTree';
import { loadedLectern, paperTitled, titles } from './papers';

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

  async function stitchedRow(): Promise<PaperRow> {
    const { id } = await paperTitled(titles.stitched);
    for (const group of await groups()) {
      const row = (await papers(group)).find(({ paperId }) => paperId === id);
      if (row) return row;
    }
    throw new Error('The paper is in no group.');
  }
});
