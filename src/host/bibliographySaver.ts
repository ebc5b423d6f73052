import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import { DisposableStore } from './disposables';

/**
 * Keeps on disk what citing did to bibliographies that nobody is editing: their entries are saved at once, and so is
 * undoing or redoing them from the note, for nobody would think of saving a file they never opened.
 */
export class BibliographySaver implements Disposable {
  private readonly store = new DisposableStore();
  /** Bibliographies that we saved and that nobody has changed since, other than by undo and redo. */
  private readonly kept = new Set<string>();

  /** Bibliographies whose next change is ours, made by VS Code on our behalf. */
  private readonly awaited = new Set<string>();

  constructor() {
    this.store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
        const key = document.uri.toString();
        if (this.awaited.delete(key)) {
          void this.save(document.uri);
          return;
        }
        if (!this.kept.has(key)) return;
        if (reason !== undefined) void this.save(document.uri);
        else if (document.isDirty) this.kept.delete(key);
      }),
    );
  }

  /** Saves the bibliography, and from now on what undo and redo make of it. False when it cannot be written. */
  async save(uri: vscode.Uri): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(uri);
    // Before it is saved: the user may undo while that goes on.
    this.kept.add(uri.toString());
    const { version } = document;
    // Whether it is dirty is not asked beforehand: VS Code tells that some time after the change itself.
    if (!(await document.save()) && document.isDirty) {
      this.kept.delete(uri.toString());
      return false;
    }
    if (document.version !== version) await this.writeOvertaken(document);
    return true;
  }

  /**
   * An undo while a save was being written leads back to the text that VS Code holds for saved, so it calls the
   * document clean and will not save it, though the file has by then what was undone.
   */
  private async writeOvertaken(document: vscode.TextDocument): Promise<void> {
    if (document.isDirty) return;
    const { uri, encoding } = document;
    const bytes = await vscode.workspace.encode(document.getText(), { encoding });
    await vscode.workspace.fs.writeFile(uri, bytes);
  }

  /** Saves the bibliography when it changes next, as {@link save} does. */
  saveNextChange(uri: vscode.Uri): void {
    this.awaited.add(uri.toString());
  }

  dispose(): void {
    this.store.dispose();
  }
}
