import * as vscode from 'vscode';
import type { SettingId } from '../contributionIds';
import type { LibrarySource } from './librarySource';
import { resolvePath } from './sourceList';
import { removeZotero } from './zoteroPlace';

const setting = 'lectern.library.files' satisfies SettingId;

/** Opens the file of a source. */
export async function openSource({ uri }: LibrarySource): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri);
}

/**
 * Takes a source out of the library: a file out of the settings that name it, Zotero and the built-in papers by their setting. The
 * file itself stays.
 */
export async function removeSource({ id, kind }: LibrarySource): Promise<void> {
  if (kind === 'builtIn') {
    await vscode.workspace
      .getConfiguration()
      .update('lectern.library.builtIn', false, vscode.ConfigurationTarget.Global);
    return;
  }
  if (kind === 'zotero') return removeZotero();
  const inspected = vscode.workspace.getConfiguration().inspect<readonly string[]>(setting);
  const places = [
    [vscode.ConfigurationTarget.Global, inspected?.globalValue],
    [vscode.ConfigurationTarget.Workspace, inspected?.workspaceValue],
  ] as const;
  for (const [target, paths] of places) {
    const left = paths?.filter((path) => resolvePath(path).toString() !== id);
    if (!left || left.length === paths?.length) continue;
    await vscode.workspace
      .getConfiguration()
      .update(setting, left.length > 0 ? left : undefined, target);
  }
}
