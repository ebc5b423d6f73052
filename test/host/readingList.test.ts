import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { GroupRow } from '../../src/host/treeItems';
import { closeAllEditors, eventually } from './lectern';
import { loadedLectern } from './papers';

suite('Reading lists', () => {
  let api: LecternApi;

  setup(async () => {
    api = await loadedLectern();
    await closeAllEditors();
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.clearFilter');
  });
  teardown(async () => {
    for (const { id } of api.searches.all) await api.searches.remove(id);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('lectern.clearFilter');
    await closeAllEditors();
  });

  const firstGroup = async (): Promise<GroupRow> => {
    const rows = await api.tree.getChildren();
    const row = rows.find((each) => each.kind === 'group' && each.group.count > 3);
    assert.equal(row?.kind, 'group');
    return row;
  };
  /** The note that has been opened, once it holds a list. */
  const note = () =>
    eventually('the list', () => {
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      return text.startsWith('# Reading list') ? text : undefined;
    });
  const lines = (text: string) => text.split('\n').filter((line) => /^\d+\. /.test(line));

  test('one of a topic opens as a note that cites papers of it and says what each adds', async () => {
    const row = await firstGroup();
    await vscode.commands.executeCommand('lectern.readingList', row, { papers: 3 });
    const text = await note();
    assert.ok(vscode.window.activeTextEditor?.document.isUntitled);
    assert.match(text, new RegExp(`^# Reading list: `));
    const rows = lines(text);
    assert.equal(rows.length, 3);
    const { by, group } = row;
    const { hits } = await api.library.find(
      { text: '', match: 'all', sort: 'date', group: { by, key: group.key } },
      { offset: 0, limit: 100 },
    );
    const citekeys = new Set(hits.map(({ paper }) => paper.citekey));
    for (const line of rows) {
      const key = /\[@([^\]]+)\]/.exec(line)?.[1] ?? '';
      assert.ok(citekeys.has(key), line);
    }
    assert.match(rows[0] ?? '', / — adds: ./);
  });

  test('one keeps to the filter of the tree', async () => {
    await vscode.commands.executeCommand('lectern.filterLibrary', 'retrieval');
    const row = await firstGroup();
    await vscode.commands.executeCommand('lectern.readingList', row, { papers: 50 });
    assert.equal(lines(await note()).length, row.group.count);
  });

  test('one of the whole library is asked for in two boxes, and is kept as rows of the tree', async () => {
    const made = vscode.commands.executeCommand('lectern.readingList');
    // The first row of each box: the whole library, five papers.
    const text = await eventually('the list', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const shown = vscode.window.activeTextEditor?.document.getText() ?? '';
      return shown.startsWith('# Reading list') ? shown : undefined;
    });
    await made;
    assert.equal(lines(text).length, 5);
    await eventually('the rows', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return api.searches.all.length === 1 || undefined;
    });
    const [search] = api.searches.all;
    assert.equal(search?.name, 'Reading list: the whole library');
    const { total } = await api.library.find(
      { text: search.query, match: 'all', sort: 'relevance' },
      { offset: 0, limit: 0 },
    );
    assert.equal(total, 5);
  });

  test('where nothing is short enough, nothing is opened', async () => {
    await vscode.commands.executeCommand('lectern.readingList', await firstGroup(), { words: 1 });
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
