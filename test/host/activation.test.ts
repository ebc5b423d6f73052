import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lectern } from './lectern';

suite('Activation', () => {
  test('the extension is there and activates', async () => {
    const extension = lectern();
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  test('every contributed command exists once it is active', async () => {
    const extension = lectern();
    await extension.activate();
    const existing = new Set(await vscode.commands.getCommands(true));
    const missing = lecternCommands(extension).filter((id) => !existing.has(id));
    assert.deepEqual(missing, []);
  });
});

function lecternCommands(extension: vscode.Extension<unknown>): string[] {
  const manifest = extension.packageJSON as {
    contributes?: { commands?: readonly { command: string }[] };
  };
  return (manifest.contributes?.commands ?? []).map(({ command }) => command);
}
