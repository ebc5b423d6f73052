import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { GroupRow } from '../../src/host/treeItems';
import { eventually } from './lectern';
import { loadedLectern } from './papers';

suite('Topics as the reader wants them', () => {
  const settings = () => vscode.workspace.getConfiguration('lectern.topics');
  const global = vscode.ConfigurationTarget.Global;
  let api: LecternApi;

  setup(async () => {
    api = await loadedLectern();
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.clearFilter');
  });

  teardown(async () => {
    for (const name of ['names', 'pinned', 'hidden']) {
      await settings().update(name, undefined, global);
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const rows = async (): Promise<GroupRow[]> =>
    (await api.tree.getChildren()).filter((row) => row.kind === 'group');
  const names = async () => (await rows()).map(({ group }) => group.key);
  const row = async (index: number): Promise<GroupRow> => {
    const found = (await rows())[index];
    assert.ok(found);
    return found;
  };
  const menuOf = (of: GroupRow) => api.tree.getTreeItem(of).contextValue;

  test('one gets another name, and its own again', async () => {
    const before = await names();
    const first = await row(0);
    assert.equal(menuOf(first), 'group topic');
    await vscode.commands.executeCommand('lectern.renameTopic', first, 'Zebra Crossings');
    const renamed = await eventually('the name to be taken', async () =>
      (await rows()).find(({ group }) => group.key === 'Zebra Crossings'),
    );
    assert.equal(renamed.group.count, first.group.count);
    assert.equal(menuOf(renamed), 'group topic named');
    assert.deepEqual(Object.keys(settings().get('names', {})), [before[0]]);
    await vscode.commands.executeCommand('lectern.reloadLibrary');
    await eventually('the name after a reload', async () =>
      (await names()).includes(renamed.group.key),
    );
    await vscode.commands.executeCommand('lectern.restoreTopic', renamed);
    await eventually('what was found', async () => (await names()).join() === before.join());
  });

  test('two that are called alike are one', async () => {
    const [first, second] = [await row(0), await row(1)];
    await settings().update('names', { [second.group.key]: first.group.key }, global);
    await eventually('one topic', async () => {
      const merged = (await rows()).find(({ group }) => group.key === first.group.key);
      return merged?.group.count === first.group.count + second.group.count;
    });
    assert.ok(!(await names()).includes(second.group.key));
  });

  test('one is pinned on top and let go again', async () => {
    const before = await names();
    const last = await row(before.length - 2);
    await vscode.commands.executeCommand('lectern.pinTopic', last);
    assert.deepEqual((await names())[0], last.group.key);
    assert.equal(menuOf(await row(0)), 'group topic pinned');
    assert.equal((await names()).length, before.length);
    await vscode.commands.executeCommand('lectern.unpinTopic', await row(0));
    assert.deepEqual(await names(), before);
  });

  test('one is hidden, found all the same, and shown again', async () => {
    const before = await names();
    const first = await row(0);
    await vscode.commands.executeCommand('lectern.hideTopic', first);
    assert.deepEqual(await names(), before.slice(1));
    const { total } = await api.library.find(
      { text: `topic:"${first.group.key}"`, match: 'all', sort: 'date' },
      { offset: 0, limit: 0 },
    );
    assert.equal(total, first.group.count);
    await vscode.commands.executeCommand('lectern.showHiddenTopics', [first.group.key]);
    assert.deepEqual(await names(), before);
  });

  test('what fits nowhere is none, and what was written by hand may be anything', async () => {
    const other = (await rows()).find(({ group }) => group.key === 'Other');
    if (other) assert.equal(menuOf(other), 'group');
    const before = await names();
    await settings().update('pinned', [7, before[1]], global);
    await settings().update('names', { [before[0] ?? '']: 8, Nothing: 'None' }, global);
    await eventually('the topic on top', async () => (await names())[0] === before[1]);
    assert.equal((await names()).length, before.length);
  });
});
