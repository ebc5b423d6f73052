import * as vscode from 'vscode';
import { folderOf } from '../../core/citations/projects/projectPaths';
import type { FolderContent, ProjectReader } from '../../core/citations/projects/projectReader';
import type { Disposable } from '../../core/event';
import { DisposableStore } from '../disposables';

/** The files that say what a project is. VS Code does not know braces within braces. */
const projectFiles =
  '**/{*.tex,*.ltx,_quarto.yml,_quarto.yaml,_metadata.yml,_metadata.yaml,myst.yml,_config.yml,conf.py}';
/** A larger file is written by no hand, in bytes. */
const largestFile = 2 ** 20;
/** Many files change at once where a branch is checked out; so long after the last it is told, in milliseconds. */
const quiet = 300;

type Parse = (text: string) => unknown;

interface KnownFile {
  readonly parse: Parse;
  /** What it says; undefined where it is not there. */
  readonly said: Promise<unknown>;
  /** Of the document that was read; absent where it was the file. */
  readonly version?: number | undefined;
}

const nothing: FolderContent = { files: [], folders: [] };

/**
 * Reads the files of projects, each once until it changes: as it is in an editor, else as it is on disk. In a workspace
 * that nobody trusts nothing outside it is read.
 */
export class ProjectTexts implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());
  private readonly files = new Map<string, KnownFile>();
  private readonly folders = new Map<string, Promise<FolderContent>>();
  /** What files said when it was last told, in JSON. */
  private readonly told = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Fires when a file came or went, or says something else of its project than it did. */
  readonly onDidChange = this.didChange.event;

  constructor() {
    const { store } = this;
    const watcher = store.add(vscode.workspace.createFileSystemWatcher(projectFiles));
    store.add(watcher.onDidChange((uri) => void this.readAgain(uri)));
    // Which bibliographies there are matters, not what they say.
    const bibliographies = store.add(
      vscode.workspace.createFileSystemWatcher('**/*.bib', false, true, false),
    );
    for (const event of [
      watcher.onDidCreate,
      watcher.onDidDelete,
      bibliographies.onDidCreate,
      bibliographies.onDidDelete,
    ]) {
      store.add(event((uri) => this.forget(uri)));
    }
    // No watcher tells of the files in a folder that goes.
    store.add(vscode.workspace.onDidDeleteFiles(() => this.forgetAll()));
    store.add(vscode.workspace.onDidRenameFiles(() => this.forgetAll()));
    store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.forgetAll()));
    store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.forgetAll()));
  }

  /** Reads for a note, from the file system that it is in. */
  around(note: vscode.Uri): ProjectReader {
    return {
      read: <T>(path: string, parse: (text: string) => T) =>
        this.read(note.with({ path }), parse) as Promise<T | undefined>,
      list: (folder) => this.list(note.with({ path: folder === '' ? '/' : folder })),
      foldersAround: (path) => foldersAround(note.with({ path })),
    };
  }

  private read(uri: vscode.Uri, parse: Parse): Promise<unknown> {
    if (!mayRead(uri)) return Promise.resolve(undefined);
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find(
      (each) => !each.isClosed && each.uri.toString() === key,
    );
    const known = this.files.get(key);
    if (known?.parse === parse && known.version === document?.version) return known.said;
    const text = document ? Promise.resolve(document.getText()) : readText(uri);
    const said = text.then((read) =>
      read === undefined || read.length > largestFile ? undefined : parse(read),
    );
    // Only what is watched stays known.
    if (document || vscode.workspace.getWorkspaceFolder(uri)) {
      this.files.set(key, { parse, said, version: document?.version });
    }
    if (!this.told.has(key)) {
      this.told.set(key, '');
      void said.then((facts) => this.told.set(key, inJson(facts)));
    }
    return said;
  }

  private list(folder: vscode.Uri): Promise<FolderContent> {
    if (!mayRead(folder)) return Promise.resolve(nothing);
    const key = folder.toString();
    const known = this.folders.get(key);
    if (known) return known;
    const content = listFolder(folder);
    if (vscode.workspace.getWorkspaceFolder(folder)) this.folders.set(key, content);
    return content;
  }

  /** Whoever never asked for a file need not know that it changed. */
  private async readAgain(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const known = this.files.get(key);
    if (!known) return;
    if (known.version === undefined) this.files.delete(key);
    const said = inJson(await this.read(uri, known.parse));
    if (said === this.told.get(key)) return;
    this.told.set(key, said);
    this.changed();
  }

  private forget(uri: vscode.Uri): void {
    this.files.delete(uri.toString());
    this.told.delete(uri.toString());
    this.folders.clear();
    this.changed();
  }

  private forgetAll(): void {
    for (const known of [this.files, this.told, this.folders]) known.clear();
    this.changed();
  }

  private changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.didChange.fire(), quiet);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.store.dispose();
  }
}

function mayRead(uri: vscode.Uri): boolean {
  return vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

function inJson(facts: unknown): string {
  return JSON.stringify([facts]);
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // What is not there or cannot be read says nothing.
    return undefined;
  }
}

async function listFolder(folder: vscode.Uri): Promise<FolderContent> {
  try {
    const entries = [...(await vscode.workspace.fs.readDirectory(folder))].sort(([a], [b]) =>
      a < b ? -1 : a > b ? 1 : 0,
    );
    const named = (type: vscode.FileType) =>
      entries.filter(([, each]) => (each & type) !== 0).map(([name]) => name);
    return {
      files: named(vscode.FileType.File),
      // A linked folder may lead back to where it is.
      folders: entries
        .filter(([, type]) => type === vscode.FileType.Directory)
        .map(([name]) => name),
    };
  } catch {
    return nothing;
  }
}

/** From the folder of a file up to the workspace's; only that folder where it is in none. */
function foldersAround(file: vscode.Uri): readonly string[] {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path.replace(/\/$/, '');
  const folders = [folderOf(file.path)];
  if (root === undefined) return folders;
  for (;;) {
    const last = folders.at(-1) ?? '';
    if (last.length <= root.length || !last.startsWith(root)) return folders;
    folders.push(folderOf(last));
  }
}
