import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { PaperSummary } from '../../src/core/papers/paper';
import { describeMarked, paperItem, paperRow } from '../../src/host/treeItems';
import {
  closeAllEditors,
  eventually,
  readWorkspaceFile,
  workspaceFolder,
  writeWorkspaceFile,
} from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

suite('Marks', () => {
  const file = 'marks/ours.jsonl';
  const settings = () => vscode.workspace.getConfiguration('lectern.marks');
  let api: LecternApi;
  let paper: PaperSummary;

  suiteSetup(async () => {
    api = await loadedLectern();
    paper = await paperTitled(titles.stitched);
  });

  setup(async () => {
    await settings().update('file', file, vscode.ConfigurationTarget.Workspace);
    await finds('is:starred', 0);
  });

  teardown(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'marks'), {
      recursive: true,
    });
    await settings().update('file', undefined, vscode.ConfigurationTarget.Workspace);
    await finds('is:starred', 0);
    await finds('is:read', 0);
  });

  async function finds(text: string, papers: number): Promise<void> {
    await eventually(`${papers} papers with ${text}`, async () => {
      const query = { text, match: 'all', sort: 'title' } as const;
      const { total } = await api.library.find(query, { offset: 0, limit: 0 });
      return total === papers ? true : undefined;
    });
  }

  test('a star is found, shown and kept in the file that the workspace names', async () => {
    await vscode.commands.executeCommand('lectern.starPaper', paper.id);
    await vscode.commands.executeCommand('lectern.markRead', paper.id);
    await finds('is:starred is:read', 1);
    assert.match(await readWorkspaceFile(file), /"title":"Stitched ViTs[^\n]*"starred":\[true,/);
    const marked = await paperTitled(titles.stitched);
    assert.match(describeMarked(marked), /^★✓ /);
    const { contextValue, accessibilityInformation } = paperItem(paperRow(marked, undefined));
    assert.match(contextValue ?? '', /\bstarred read\b/);
    assert.match(accessibilityInformation?.label ?? '', /, starred, read, /);
    await vscode.commands.executeCommand('lectern.unstarPaper', paper.id);
    await finds('is:starred', 0);
    await finds('is:read', 1);
    await vscode.commands.executeCommand('lectern.markUnread', paper.id);
  });

  test('what another window or git writes into the file counts, and ours stays', async () => {
    await vscode.commands.executeCommand('lectern.starPaper', paper.id);
    await finds('is:starred', 1);
    const other = await paperTitled(titles.active);
    const theirs = {
      keys: [other.id],
      title: other.title,
      starred: [true, '2026-01-01T00:00:00.000Z'],
    };
    await writeWorkspaceFile(file, `${await readWorkspaceFile(file)}${JSON.stringify(theirs)}\n`);
    await finds('is:starred', 2);
    await vscode.commands.executeCommand('lectern.unstarPaper', paper.id);
    await finds('is:starred', 1);
    assert.equal((await readWorkspaceFile(file)).trim().split('\n').length, 3);
    await vscode.commands.executeCommand('lectern.unstarPaper', other.id);
  });

  test('a file of a later version is left as it is', async () => {
    const text = '{"lectern-marks":99}\n';
    await writeWorkspaceFile(file, text);
    await vscode.commands.executeCommand('lectern.starPaper', paper.id);
    assert.equal(await readWorkspaceFile(file), text);
    await vscode.commands.executeCommand('notifications.clearAll');
    await writeWorkspaceFile(file, '');
    await vscode.commands.executeCommand('lectern.unstarPaper', paper.id);
  });

  test('the note of a paper is made from the template once, and found again', async () => {
    await vscode.commands.executeCommand('lectern.openNote', paper.id);
    const note = vscode.window.activeTextEditor?.document;
    assert.ok(note);
    assert.match(note.getText(), /^---\ntitle: "Stitched ViTs are Flexible Vision Backbones"\n/);
    await finds('has:note', 1);
    await closeAllEditors();
    await vscode.commands.executeCommand('lectern.openNote', paper.id);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), note.uri.toString());
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(note.uri, '..'), { recursive: true });
  });

  test('the tree groups by what papers are marked with', async () => {
    await vscode.commands.executeCommand('lectern.markRead', paper.id);
    await vscode.commands.executeCommand('lectern.groupBy', 'reading');
    const groups = await api.tree.getChildren();
    assert.deepEqual(
      groups.map((row) => row.kind === 'group' && api.tree.getTreeItem(row).label),
      ['Read', 'Unread'],
    );
    await vscode.commands.executeCommand('lectern.groupBy', 'topic');
    await vscode.commands.executeCommand('lectern.markUnread', paper.id);
  });
});
