import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { DisposableStore } from '../disposables';

/** A burst of changes is over after so long without another, in milliseconds. */
const quiet = 250;
/** A burst that does not end is looked at after so long all the same. */
const longestBurst = 1500;
/** How often files are looked at that nobody tells about, in milliseconds. */
const lookAgain = 3000;

/**
 * Tells when files change, however that happens: saved in place, put in the place of the old one, deleted, changed through
 * a link, or typed into an editor, whose text counts before it is saved. Bursts are settled into one event a file.
 */
export class FileWatches implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<vscode.Uri>());
  private readonly bursts = new Map<string, Burst>();
  private watchers = new DisposableStore();
  private files = new Map<string, WatchedFile>();
  /** What files looked like that no watcher tells about: links, and files of other machines. */
  private readonly looked = new Map<string, string>();

  readonly onDidChange = this.didChange.event;

  constructor() {
    const edited = ({ uri }: vscode.TextDocument) => this.note(uri);
    this.store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) edited(document);
      }),
    );
    // An editor that is closed without saving gives the file its word back.
    this.store.add(vscode.workspace.onDidCloseTextDocument(edited));
    this.store.add(vscode.workspace.onDidSaveTextDocument(edited));
    this.store.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.look([...this.files.values()].map(({ uri }) => uri));
      }),
    );
    const timer = setInterval(() => void this.lookAtUnwatched(), lookAgain);
    this.store.add({ dispose: () => clearInterval(timer) });
  }

  /** Watches these files and no others. A change of what stands beside one of them is a change of it. */
  watch(
    told: readonly vscode.Uri[],
    beside: (uri: vscode.Uri) => readonly vscode.Uri[] = () => [],
  ): void {
    const watched = told.flatMap((each) =>
      [each, ...beside(each)].map((uri) => ({ uri, told: each })),
    );
    const files = new Map(watched.map((file) => [file.uri.toString(), file]));
    const uris = watched.map(({ uri }) => uri);
    if (sameKeys(files, this.files)) return;
    this.watchers.dispose();
    this.watchers = new DisposableStore();
    this.files = files;
    for (const key of this.looked.keys()) if (!files.has(key)) this.looked.delete(key);
    const folders = new Map(uris.map((uri) => folderOf(uri)).map((uri) => [uri.toString(), uri]));
    for (const folder of folders.values()) {
      // A pattern of the whole folder: the name of a file may hold what a pattern gives a meaning.
      const watcher = this.watchers.add(
        vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*')),
      );
      const changed = (uri: vscode.Uri) => this.note(uri);
      this.watchers.add(watcher.onDidCreate(changed));
      this.watchers.add(watcher.onDidChange(changed));
      this.watchers.add(watcher.onDidDelete(changed));
    }
    void this.look(uris, { silently: true });
  }

  private note(uri: vscode.Uri): void {
    const file = this.files.get(uri.toString())?.told;
    if (!file) return;
    const key = file.toString();
    const burst = this.bursts.get(key);
    const began = burst?.began ?? Date.now();
    clearTimeout(burst?.timer);
    const wait = Math.max(0, Math.min(quiet, began + longestBurst - Date.now()));
    const timer = setTimeout(() => {
      this.bursts.delete(key);
      this.didChange.fire(file);
    }, wait);
    this.bursts.set(key, { began, timer });
  }

  private async lookAtUnwatched(): Promise<void> {
    if (!vscode.window.state.focused) return;
    const unwatched = [...this.looked].flatMap(([key, look]) => {
      const uri = this.files.get(key)?.uri;
      return uri && (look.startsWith('link') || uri.scheme !== 'file') ? [uri] : [];
    });
    await this.look(unwatched);
  }

  private async look(uris: readonly vscode.Uri[], { silently = false } = {}): Promise<void> {
    for (const uri of uris) {
      const look = await lookOf(uri);
      const key = uri.toString();
      const before = this.looked.get(key);
      if (!this.files.has(key)) continue;
      this.looked.set(key, look);
      if (!silently && before !== undefined && before !== look) this.note(uri);
    }
  }

  dispose(): void {
    for (const { timer } of this.bursts.values()) clearTimeout(timer);
    this.watchers.dispose();
    this.store.dispose();
  }
}

interface WatchedFile {
  readonly uri: vscode.Uri;
  /** The file that a change of it is told as. */
  readonly told: vscode.Uri;
}

interface Burst {
  readonly began: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** How a file looks that is not there. */
export const absent = 'absent';

/** What a file looks like from outside; differs when it may have changed. */
export async function lookOf(uri: vscode.Uri): Promise<string> {
  try {
    const { mtime, size, type } = await vscode.workspace.fs.stat(uri);
    const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
    return `${isLink ? 'link' : 'file'} ${mtime} ${size}`;
  } catch {
    return absent;
  }
}

function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

function sameKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((key) => other.has(key));
}
