import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { GroupRow, LibraryRow } from '../../src/host/treeItems';
import { dividedPapers } from '../unit/conformance/dividedPapers';
import { eventually } from './lectern';
import { loadedLectern } from './papers';

const source = { id: 'divided', label: 'Papers of a few subjects' };

suite('Topics with parts in the tree', () => {
  let api: LecternApi;
  let topic: GroupRow;
  let parts: readonly GroupRow[];

  suiteSetup(async function () {
    this.timeout(60_000);
    api = await loadedLectern();
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.clearFilter');
    await api.library.replaceSource(source, dividedPapers(400));
    [topic, parts] = await eventually('a topic with parts', async () => {
      for (const row of groupsAmong(await api.tree.getChildren())) {
        const below = groupsAmong(await api.tree.getChildren(row));
        // Topics may be found between the two answers.
        if (below.length > 1 && sumOf(below) === row.group.count) return [row, below] as const;
      }
      return undefined;
    });
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('lectern.clearFilter');
    await api.library.removeSource(source.id);
  });
  setup(() => vscode.commands.executeCommand('lectern.clearFilter'));

  test('stand closed below it, each with its papers, which are all of the topic', async () => {
    assert.equal(sumOf(parts), topic.group.count);
    const seen = new Set<string>();
    for (const part of parts) {
      const item = api.tree.getTreeItem(part);
      assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
      assert.equal(item.description, String(part.group.count));
      assert.equal(api.tree.getParent(part), topic);
      const rows = await api.tree.getChildren(part);
      assert.equal(rows.length, part.group.count);
      for (const row of rows) {
        assert.ok(row.kind === 'paper');
        assert.equal(row.paper.topic, topic.group.key);
        assert.equal(row.paper.subtopic ?? '', part.group.key);
        assert.equal(api.tree.getParent(row), part);
        seen.add(row.paperId);
      }
    }
    assert.equal(seen.size, topic.group.count);
  });

  test('have rows of their own, said to be of the topic, and none of the menus of topics', async () => {
    const roots = await api.tree.getChildren();
    const below = await Promise.all(groupsAmong(roots).map((row) => api.tree.getChildren(row)));
    const items = [...roots, ...below.flat()].map((row) => api.tree.getTreeItem(row));
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    assert.match(api.tree.getTreeItem(topic).contextValue ?? '', /\btopic\b/);
    const [part] = parts;
    assert.ok(part);
    const { contextValue, accessibilityInformation } = api.tree.getTreeItem(part);
    assert.equal(contextValue, 'group');
    const { label } = part.group;
    assert.equal(
      accessibilityInformation?.label,
      `${label}, part of ${topic.group.label}, ${part.group.count} papers`,
    );
  });

  test('are those that a filter leaves, and found by their names', async () => {
    const [part] = parts;
    assert.ok(part);
    await vscode.commands.executeCommand('lectern.filterLibrary', `topic:"${part.group.label}"`);
    const [only, ...others] = groupsAmong(await api.tree.getChildren());
    assert.ok(only);
    assert.deepEqual([only.group, others], [{ ...topic.group, count: part.group.count }, []]);
    const left = groupsAmong(await api.tree.getChildren(only)).map(({ group }) => group);
    assert.deepEqual(left, [part.group]);
  });

  test('are not shown where papers are grouped otherwise', async () => {
    await vscode.commands.executeCommand('lectern.groupBy', 'year');
    try {
      const [year] = groupsAmong(await api.tree.getChildren());
      assert.ok(year);
      const rows = await api.tree.getChildren(year);
      assert.equal(rows.length, year.group.count);
      assert.deepEqual(groupsAmong(rows), []);
    } finally {
      await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    }
  });
});

function groupsAmong(rows: readonly LibraryRow[]): GroupRow[] {
  return rows.filter((row) => row.kind === 'group');
}

function sumOf(groups: readonly GroupRow[]): number {
  return groups.reduce((sum, { group }) => sum + group.count, 0);
}
