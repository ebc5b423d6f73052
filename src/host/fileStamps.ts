import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import { DisposableStore } from './disposables';
import { absent, lookOf } from './sources/fileWatches';

/** The files that notes name: bibliographies and styles. */
const watched = '**/*.{bib,bibtex,json,yaml,yml,csl}';
/** So long a stamp counts where no watcher tells of a change, in milliseconds: some folders are not watched. */
const countsFor = 5000;

interface Known {
  readonly at: number;
  readonly stamp: Promise<string | undefined>;
}

/**
 * Tells whether files are there and whether they have changed. To ask the file system takes several milliseconds, through
 * another process: a hover shows its paper in less. Answers may be old by a moment: edits are made from what a file then says.
 */
export class FileStamps implements Disposable {
  private readonly store = new DisposableStore();
  private readonly known = new Map<string, Known>();

  constructor() {
    const { store } = this;
    const forget = (uri: vscode.Uri) => void this.known.delete(uri.toString());
    const forgetAll = () => this.known.clear();
    const watcher = store.add(vscode.workspace.createFileSystemWatcher(watched));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) {
      store.add(event(forget));
    }
    store.add(vscode.workspace.onDidSaveTextDocument(({ uri }) => forget(uri)));
    // No watcher tells of the files in a folder that goes.
    store.add(vscode.workspace.onDidCreateFiles(forgetAll));
    store.add(vscode.workspace.onDidDeleteFiles(forgetAll));
    store.add(vscode.workspace.onDidRenameFiles(forgetAll));
    store.add(vscode.workspace.onDidChangeWorkspaceFolders(forgetAll));
  }

  /** Differs when the file may have changed; undefined where there is none. */
  of(uri: vscode.Uri): Promise<string | undefined> {
    const key = uri.toString();
    const now = Date.now();
    const known = this.known.get(key);
    if (known && known.at <= now && now - known.at < countsFor) return known.stamp;
    const stamp = stampOf(uri);
    if (vscode.workspace.getWorkspaceFolder(uri)) this.known.set(key, { at: now, stamp });
    return stamp;
  }

  dispose(): void {
    this.store.dispose();
  }
}

async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  const look = await lookOf(uri);
  return look === absent ? undefined : look;
}
