import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The extension under test. */
export function lectern(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(extension, 'lectern.lectern is not installed');
  return extension;
}

/** The folder that this run works in: a copy of test/fixtures/workspace that tests may change. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

/** Writes a file into the workspace and resolves to its address. */
export async function writeWorkspaceFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The text of a file of the workspace as it is on disk. */
export async function readWorkspaceFile(path: string): Promise<string> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/**
 * Resolves once the condition holds, which is looked at again and again: for what VS Code announces by no event.
 *
 * @throws Error naming what was awaited, when it does not come within the time
 */
export async function eventually<T>(
  what: string,
  condition: () => T | undefined | PromiseLike<T | undefined>,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`Did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Closes all editors without a question, so that one test's notes do not reach the next. */
export async function closeAllEditors(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
