import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { DisposableStore } from '../disposables';

/** Notes that are looked through when a workspace opens; what is opened later is looked at then. */
const mostNotes = 500;
/** A larger file is no note, in bytes. */
const largestNote = 2 ** 20;
const noteFiles = '**/*.{md,markdown,qmd,Rmd,rmd,tex,typ}';
const readable = /\.(?:bib|bibtex|json|ya?ml)$/i;

/** Tells how a document cites; undefined for one that is no note. */
type LanguageOf = (
  document: Pick<vscode.TextDocument, 'languageId' | 'uri'>,
) => NotesLanguage | undefined;

/** Knows the bibliographies that the notes of the workspace name, so that nobody has to add them. */
export class NoteBibliographies implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());
  /** Note → bibliographies that are there. */
  private readonly named = new Map<string, readonly vscode.Uri[]>();

  readonly onDidChange = this.didChange.event;

  constructor(private readonly languageOf: LanguageOf) {
    const look = (document: vscode.TextDocument) => void this.lookAt(document);
    this.store.add(vscode.workspace.onDidOpenTextDocument(look));
    this.store.add(vscode.workspace.onDidSaveTextDocument(look));
    this.store.add(
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.note(uri, []);
      }),
    );
  }

  get uris(): readonly vscode.Uri[] {
    const all = new Map([...this.named.values()].flat().map((uri) => [uri.toString(), uri]));
    return [...all.keys()].sort().flatMap((key) => all.get(key) ?? []);
  }

  /** Looks through the notes of the workspace. */
  async find(): Promise<void> {
    const open = new Map(vscode.workspace.textDocuments.map((each) => [each.uri.toString(), each]));
    const found = vscode.workspace.workspaceFolders
      ? await vscode.workspace.findFiles(noteFiles, '**/node_modules/**', mostNotes)
      : [];
    for (const document of open.values()) await this.lookAt(document);
    for (const uri of found) {
      if (open.has(uri.toString())) continue;
      const language = this.languageOf({ languageId: '', uri });
      if (language) await this.lookInto(uri, language);
    }
  }

  private async lookInto(uri: vscode.Uri, language: NotesLanguage): Promise<void> {
    try {
      if ((await vscode.workspace.fs.stat(uri)).size > largestNote) return;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      await this.remember(uri, language, text);
    } catch {
      // A note that cannot be read names nothing.
      this.note(uri, []);
    }
  }

  private async lookAt(document: vscode.TextDocument): Promise<void> {
    const language = this.languageOf(document);
    if (!language || document.isUntitled) return;
    await this.remember(document.uri, language, document.getText());
  }

  private async remember(note: vscode.Uri, language: NotesLanguage, text: string): Promise<void> {
    const found: vscode.Uri[] = [];
    for (const path of language.bibliographies(text)) {
      const uri = await resolve(note, path);
      if (uri) found.push(uri);
    }
    this.note(note, found);
  }

  private note(note: vscode.Uri, uris: readonly vscode.Uri[]): void {
    const key = note.toString();
    const before = this.named.get(key) ?? [];
    if (before.map(String).join('\n') === uris.map(String).join('\n')) return;
    if (uris.length > 0) this.named.set(key, uris);
    else this.named.delete(key);
    this.didChange.fire();
  }

  dispose(): void {
    this.store.dispose();
  }
}

/** The file that a note names: beside it, or else in the workspace's folder, where tools run. */
async function resolve(note: vscode.Uri, path: string): Promise<vscode.Uri | undefined> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path) || !readable.test(path)) return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(note)?.uri;
  const isAbsolute = path.startsWith('/') || path.startsWith('\\');
  const places = isAbsolute
    ? [note.with({ path: vscode.Uri.file(path).path })]
    : [
        vscode.Uri.joinPath(note, '..', path),
        ...(folder ? [vscode.Uri.joinPath(folder, path)] : []),
      ];
  for (const uri of places) {
    // A note that nobody trusts has no say about files elsewhere.
    if (!vscode.workspace.isTrusted && !vscode.workspace.getWorkspaceFolder(uri)) continue;
    try {
      await vscode.workspace.fs.stat(uri);
      return uri;
    } catch {
      // Not there: the next place.
    }
  }
  return undefined;
}
