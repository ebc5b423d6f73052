import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { BibliographyNames, NamedBibliographies } from '../citing/bibliographyNames';
import type { SettingId } from '../contributionIds';
import { onDidChangeSettings, readSetting } from '../contributions';
import { isNotebookCell } from '../citing/notePlace';
import { DisposableStore } from '../disposables';
import type { FileStamps } from '../fileStamps';
import { findNotes, readNote, type LanguageOf } from './workspaceNotes';

const setting = 'lectern.library.noteBibliographies' satisfies SettingId;

const readable = /\.(?:bib|bibtex|json|ya?ml)$/i;

/** Bibliographies by the note that names them, in the workspace's memory; both as addresses. */
const memoryKey = 'noteBibliographies';
type Named = Readonly<Record<string, readonly string[]>>;

/**
 * Knows the bibliographies that the notes of the workspace and their projects name, so that nobody has to add them. It begins with those
 * that were known before: the notes are looked through after the library is there.
 */
export class NoteBibliographies implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());

  /** Notes that were opened, saved or deleted since the last search for all began: what it found of them is old. */
  private readonly changed = new Set<string>();

  readonly onDidChange = this.didChange.event;

  constructor(
    private readonly languageOf: LanguageOf,
    private readonly names: BibliographyNames,
    private readonly memory: vscode.Memento,
  ) {
    const look = (document: vscode.TextDocument) => void this.lookAt(document);
    this.store.add(vscode.workspace.onDidOpenTextDocument(look));
    this.store.add(vscode.workspace.onDidSaveTextDocument(look));
    this.store.add(
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const note of files.map(String)) this.rememberOne(note, []);
      }),
    );
    this.store.add(names.onDidChange(() => void this.find()));
    this.store.add(onDidChangeSettings([setting], () => void this.find()));
  }

  get uris(): readonly vscode.Uri[] {
    if (!readSetting(setting)) return [];
    return [...new Set(Object.values(this.named).flat())]
      .sort()
      .map((address) => vscode.Uri.parse(address));
  }

  /** Looks through the notes of the workspace. */
  async find(): Promise<void> {
    if (!readSetting(setting)) return;
    this.changed.clear();
    const named: Record<string, readonly string[]> = {};
    const open = new Map(vscode.workspace.textDocuments.map((each) => [each.uri.toString(), each]));
    const found = await findNotes();
    for (const [note, document] of open) {
      if (!isNotebookCell(document.uri)) named[note] = await this.namedIn(document);
    }
    for (const uri of found) {
      if (!open.has(uri.toString())) named[uri.toString()] = await this.namedInFile(uri);
    }
    for (const note of this.changed) named[note] = this.named[note] ?? [];
    this.remember(named);
  }

  private async lookAt(document: vscode.TextDocument): Promise<void> {
    // Cells name none, and there are many.
    if (isNotebookCell(document.uri)) return;
    const note = document.uri.toString();
    this.rememberOne(note, await this.namedIn(document));
  }

  private async namedInFile(note: vscode.Uri): Promise<readonly string[]> {
    const read = await readNote(note, this.languageOf);
    // A note that cannot be read names nothing.
    return read?.text === undefined
      ? []
      : resolveAll(this.names.stamps, await this.names.of({ uri: note }, read.language, read.text));
  }

  private async namedIn(document: vscode.TextDocument): Promise<readonly string[]> {
    const language = this.languageOf(document);
    if (!language || document.isUntitled) return [];
    return resolveAll(
      this.names.stamps,
      await this.names.of(document, language, document.getText()),
    );
  }

  private get named(): Named {
    return this.memory.get<Named>(memoryKey, {});
  }

  private rememberOne(note: string, uris: readonly string[]): void {
    this.changed.add(note);
    if (uris.length > 0 || note in this.named) this.remember({ ...this.named, [note]: uris });
  }

  private remember(named: Named): void {
    const before = this.uris.map(String);
    const naming = Object.entries(named).filter(([, uris]) => uris.length > 0);
    void this.memory.update(memoryKey, Object.fromEntries(naming));
    if (this.uris.map(String).join('\n') !== before.join('\n')) this.didChange.fire();
  }

  dispose(): void {
    this.store.dispose();
  }
}

async function resolveAll(
  stamps: FileStamps,
  named: NamedBibliographies | undefined,
): Promise<readonly string[]> {
  if (!named) return [];
  const found = await Promise.all(named.paths.map((path) => resolveNamed(stamps, named.by, path)));
  return found.flatMap((uri) => uri?.toString() ?? []);
}

/** The file that a note, or a file of its project, names: beside it, or else in the workspace's folder, where tools run. */
export async function resolveNamed(
  stamps: FileStamps,
  by: vscode.Uri,
  path: string,
  kind = readable,
): Promise<vscode.Uri | undefined> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path) || !kind.test(path)) return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(by)?.uri;
  const isAbsolute = path.startsWith('/') || path.startsWith('\\');
  const places = isAbsolute
    ? [by.with({ path: vscode.Uri.file(path).path })]
    : [vscode.Uri.joinPath(by, '..', path), ...(folder ? [vscode.Uri.joinPath(folder, path)] : [])];
  for (const uri of places) {
    // A note that nobody trusts has no say about files elsewhere.
    if (!vscode.workspace.isTrusted && !vscode.workspace.getWorkspaceFolder(uri)) continue;
    if ((await stamps.of(uri)) !== undefined) return uri;
  }
  return undefined;
}
