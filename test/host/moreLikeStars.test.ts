import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HumanError } from '../../src/core/humanError';
import { showMoreLikeStars } from '../../src/host/moreLikeStars';
import { eventually } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

suite('More like my stars', () => {
  let starred: string;

  setup(async () => (starred = (await paperTitled(titles.inBibliography)).id));
  teardown(async () => {
    await vscode.commands.executeCommand('lectern.unstarPaper', starred);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  const parts = async (accepted: string[] = []) => ({
    library: (await loadedLectern()).library,
    cited: [],
    actions: [],
    accept: (id: string) => Promise.resolve(void accepted.push(id)),
    fail: (error: unknown) => assert.fail(String(error)),
  });

  test('lists papers like a starred one with the words that decided, and opens the picked one', async () => {
    await vscode.commands.executeCommand('lectern.starPaper', starred);
    const accepted: string[] = [];
    const picker = await showMoreLikeStars(await parts(accepted));
    assert.ok(picker.items.length > 0);
    assert.ok(picker.items.every(({ paperId }) => paperId !== starred));
    assert.match(picker.items[0]?.detail ?? '', /because of .*dense/i);
    const first = picker.items[0]?.paperId;
    await eventually('the paper to be picked', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return accepted.length > 0 || undefined;
    });
    assert.deepEqual(accepted, [first]);
  });

  test('says what to do where nothing is starred or cited', async () => {
    await assert.rejects(
      parts().then((each) => showMoreLikeStars(each)),
      (error) => error instanceof HumanError && /Star some papers/.test(error.message),
    );
  });
});
