import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import { DisposableStore } from './disposables';

/**
 * Knows what lies at the root of each workspace folder, which tells what its Markdown is written for. It is read when
 * the folder is there and again when something at its root appears or goes; until then a folder seems empty.
 */
export class ProjectFiles implements Disposable {
  private readonly store = new DisposableStore();
  private readonly names = new Map<string, readonly string[]>();

  constructor() {
    for (const folder of vscode.workspace.workspaceFolders ?? []) this.follow(folder);
    this.store.add(
      vscode.workspace.onDidChangeWorkspaceFolders(({ added }) => {
        for (const folder of added) this.follow(folder);
      }),
    );
  }

  /** The names at the root of the folder that a document is in. */
  around(document: vscode.Uri): readonly string[] {
    const folder = vscode.workspace.getWorkspaceFolder(document);
    return (folder && this.names.get(folder.uri.toString())) ?? [];
  }

  private follow(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    if (this.names.has(key)) return;
    this.names.set(key, []);
    const read = () => void this.read(folder.uri);
    const pattern = new vscode.RelativePattern(folder, '*');
    const watcher = this.store.add(
      vscode.workspace.createFileSystemWatcher(pattern, false, true, false),
    );
    this.store.add(watcher.onDidCreate(read));
    this.store.add(watcher.onDidDelete(read));
    read();
  }

  private async read(folder: vscode.Uri): Promise<void> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      this.names.set(
        folder.toString(),
        entries.map(([name]) => name),
      );
    } catch {
      // A folder that cannot be read tells nothing.
    }
  }

  dispose(): void {
    this.store.dispose();
  }
}
