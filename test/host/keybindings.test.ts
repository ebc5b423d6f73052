import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lectern } from './lectern';

interface Keybinding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

suite('Keybindings', () => {
  test('none is one that VS Code uses itself outside of our own views', async () => {
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const used = [...document.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)];
    assert.ok(used.length > 500, `${used.length} default keybindings`);
    const { contributes } = lectern().packageJSON as {
      readonly contributes: { readonly keybindings: readonly Keybinding[] };
    };
    assert.ok(contributes.keybindings.length > 0);
    for (const { key, command, when } of contributes.keybindings) {
      if (when?.startsWith('focusedView == lectern.sources &&') === true) continue;
      const others = used.filter(([, usedKey, user]) => usedKey === key && user !== command);
      assert.deepEqual(
        others.map(([, , user]) => user),
        [],
        key,
      );
    }
  });
});
