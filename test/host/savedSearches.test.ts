import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { SavedSearchRow } from '../../src/host/treeItems';
import { eventually } from './lectern';
import { loadedLectern } from './papers';

suite('Saved searches', () => {
  let api: LecternApi;

  setup(async () => {
    api = await loadedLectern();
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.clearFilter');
    await removeAll();
  });
  teardown(async () => {
    await removeAll();
    await vscode.commands.executeCommand('lectern.clearFilter');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  /** Saves a search under the name that the box offers, which is the query. */
  const save = async (...args: [] | [string]) => {
    const count = api.searches.all.length;
    const saved = vscode.commands.executeCommand('lectern.saveSearch', ...args);
    await eventually('the search to be saved', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return api.searches.all.length > count || undefined;
    });
    await saved;
  };
  const rows = async (): Promise<SavedSearchRow[]> => {
    const [first] = await api.tree.getChildren();
    assert.equal(first?.kind, 'savedSearches');
    return (await api.tree.getChildren(first)).filter((row) => row.kind === 'savedSearch');
  };
  const found = async (text: string) => {
    const page = { offset: 0, limit: 100 };
    return await api.library.find({ text, match: 'all', sort: 'relevance' }, page);
  };

  test('there is no row for them while there are none', async () => {
    assert.ok((await api.tree.getChildren()).every(({ kind }) => kind === 'group'));
  });

  test('the filter of the tree is saved, and stands above the groups with its count', async () => {
    await vscode.commands.executeCommand('lectern.filterLibrary', 'retrieval');
    await save();
    await vscode.commands.executeCommand('lectern.clearFilter');
    const [row, ...others] = await rows();
    assert.ok(row);
    assert.equal(others.length, 0);
    const { total } = await found('retrieval');
    assert.ok(total > 1);
    const item = api.tree.getTreeItem(row);
    assert.equal(item.label, 'retrieval');
    assert.equal(item.description, String(total));
    assert.equal(item.contextValue, 'savedSearch');
    assert.equal(item.accessibilityInformation?.label, `saved search retrieval, ${total} papers`);
  });

  test('one opens to its papers, the best first, whatever the tree is filtered by', async () => {
    await save('retrieval');
    await vscode.commands.executeCommand('lectern.filterLibrary', 'year:2021');
    const [row] = await rows();
    assert.ok(row);
    const papers = (await api.tree.getChildren(row)).filter((child) => child.kind === 'paper');
    const { hits } = await found('retrieval');
    assert.deepEqual(
      papers.map(({ paperId }) => paperId),
      hits.map(({ paper }) => paper.id),
    );
    const [first] = papers;
    assert.ok(first);
    assert.deepEqual(
      api.tree.siblings(first),
      papers.map(({ paperId }) => paperId),
    );
  });

  test('one finds what the library holds now', async () => {
    await save('zyzzyva');
    assert.deepEqual(
      (await rows()).map(({ count }) => count),
      [0],
    );
    const paper = { id: 'zyzzyva', type: 'article', title: 'Zyzzyva Speculates', author: [] };
    await api.library.replaceSource({ id: 'later', label: 'Later' }, [paper]);
    try {
      await eventually('the new count', async () => (await rows())[0]?.count === 1 || undefined);
    } finally {
      await api.library.removeSource('later');
    }
  });

  test('one is copied as its query', async () => {
    await save('author:khattab "late interaction"');
    const [row] = await rows();
    await vscode.commands.executeCommand('lectern.copySearchQuery', row);
    assert.equal(await vscode.env.clipboard.readText(), 'author:khattab "late interaction"');
  });

  test('one that is removed goes at once, and Undo brings it back', async () => {
    await save('retrieval');
    await save('speculative');
    const [row] = await rows();
    const removed = vscode.commands.executeCommand('lectern.removeSearch', row);
    await eventually('the search to go', () => api.searches.all.length === 1 || undefined);
    await eventually('the search to come back', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return api.searches.all.length === 2 || undefined;
    });
    await removed;
    assert.deepEqual(
      (await rows()).map(({ search }) => search.name),
      ['retrieval', 'speculative'],
    );
  });

  test('a query without text is not saved', async () => {
    await vscode.commands.executeCommand('lectern.saveSearch', '  ');
    assert.deepEqual(api.searches.all, []);
  });

  async function removeAll(): Promise<void> {
    for (const { id } of api.searches.all) await api.searches.remove(id);
  }
});
