import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FileStamps } from '../../src/host/fileStamps';
import { eventually, workspaceFolder, writeWorkspaceFile } from './lectern';

suite('Stamps of files', () => {
  let stamps: FileStamps;
  setup(() => (stamps = new FileStamps()));
  teardown(() => stamps.dispose());

  test('follow a file of the workspace as it comes, changes and goes', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'stamped.bib');
    assert.equal(await stamps.of(uri), undefined);
    await writeWorkspaceFile('stamped.bib', '@misc{a, title={A}}');
    const first = await eventually('the file', () => stamps.of(uri));
    await writeWorkspaceFile('stamped.bib', '@misc{a, title={A longer title}}');
    await eventually('its change', async () => (await stamps.of(uri)) !== first);
    await vscode.workspace.fs.delete(uri);
    await eventually('its end', async () => (await stamps.of(uri)) === undefined);
  });

  test('are asked for once as long as nothing changes, but of files that nobody watches', () => {
    const watched = vscode.Uri.joinPath(workspaceFolder(), 'references.bib');
    assert.equal(stamps.of(watched), stamps.of(watched));
    const elsewhere = workspaceFolder().with({ path: '/elsewhere/references.bib' });
    assert.notEqual(stamps.of(elsewhere), stamps.of(elsewhere));
  });

  test('change at once when an editor saves', async () => {
    const uri = await writeWorkspaceFile('stamped.bib', '@misc{a, title={A}}');
    const before = await eventually('the file', () => stamps.of(uri));
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '% A comment.\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await document.save(), true);
    assert.notEqual(await stamps.of(uri), before);
    await vscode.workspace.fs.delete(uri);
  });
});
