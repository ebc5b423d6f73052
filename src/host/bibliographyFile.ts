import * as vscode from 'vscode';
import {
  bibliographyFormat,
  type BibliographyFormat,
} from '../core/citations/bibliography/bibliographyFormats';
import type { NotesLanguage } from '../core/citations/notesLanguage';
import { HumanError } from '../core/humanError';
import type { BibliographyNames } from './citing/bibliographyNames';
import { notePlace, type NotePlace } from './citing/notePlace';
import { readSetting } from './contributions';
import { withHome } from './homeFolder';

/** A bibliography as it stands when a citation is about to be added. */
export interface BibliographyFile {
  readonly uri: vscode.Uri;
  readonly format: BibliographyFormat;
  readonly text: string;
  /** Absent when the file is yet to be created. */
  readonly document?: vscode.TextDocument;
}

const defaultName = 'references.bib';

/** How long a document that lags behind its file gets to catch up, in milliseconds. */
const catchUpTime = 2000;

/**
 * The bibliography that new entries of this note go into: the first one that the note or else its project names and
 * whose format we write, else that of the setting, else `references.bib` beside the note.
 * @throws HumanError when it cannot be written as it stands.
 */
export async function findBibliography(
  note: vscode.TextDocument,
  language: NotesLanguage,
  names: BibliographyNames,
): Promise<BibliographyFile> {
  const uri = await locate(note, language, names);
  const formatOf = (text: string) => bibliographyFormat(uri.path, text);
  const format = formatOf('');
  const name = nameOf(uri);
  if (!format) {
    throw new HumanError(
      '{0} is not a bibliography that Lectern can add to. Name a .bib, .json or .yml file in the setting lectern.citation.bibliography.',
      name,
    );
  }
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    throw new HumanError('{0} cannot be written: this workspace is read-only.', name);
  }
  const stat = await statOf(uri);
  if (!stat) return { uri, format, text: '' };
  if (((stat.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0) {
    throw new HumanError('{0} is read-only. Allow writing to it, then cite again.', name);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  // Unsaved text wins over the file: the entry goes where the user is writing, and the user saves.
  if (!document.isDirty) await ensureFaithful(document, name);
  const text = document.getText();
  return { uri, format: formatOf(text) ?? format, text, document };
}

async function locate(
  note: vscode.TextDocument,
  language: NotesLanguage,
  names: BibliographyNames,
): Promise<vscode.Uri> {
  const named = await names.of(note, language, note.getText());
  const writable = named?.paths.find(
    (path) => bibliographyFormat(path, '') && !/^https?:/i.test(path),
  );
  const place = notePlace(note);
  const folder = vscode.workspace.getWorkspaceFolder(place.uri)?.uri;
  if (named && writable !== undefined) {
    if (place.isUntitled) return fromFolder(folder ?? noFolder(), writable);
    const beside = resolve(vscode.Uri.joinPath(named.by, '..'), writable);
    if (folder && !(await statOf(beside))) {
      // Tools that run in the project's folder read the path from there.
      const inFolder = resolve(folder, writable);
      if (await statOf(inFolder)) return inFolder;
    }
    return beside;
  }
  if (named) {
    throw new HumanError(
      'This note uses {0}, which Lectern cannot add to. Name a .bib, .json or .yml bibliography there, then cite again.',
      named.paths.join(', '),
    );
  }
  const setting = withHome(readSetting('lectern.citation.bibliography', place.uri).trim());
  if (setting !== '') return fromFolder(folder ?? besideOrFail(place), setting);
  return vscode.Uri.joinPath(besideOrFail(place), defaultName);
}

function besideOrFail(note: NotePlace): vscode.Uri {
  if (!note.isUntitled) return vscode.Uri.joinPath(note.uri, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? noFolder();
}

function noFolder(): never {
  throw new HumanError(
    'This note has no place on disk yet, so it has no bibliography. Save it, then cite again.',
  );
}

function fromFolder(folder: vscode.Uri, path: string): vscode.Uri {
  return resolve(folder, path);
}

function resolve(folder: vscode.Uri, path: string): vscode.Uri {
  return /^(?:[\\/]|[a-z]:[\\/])/i.test(path)
    ? folder.with({ path: vscode.Uri.file(path).path })
    : vscode.Uri.joinPath(folder, path);
}

/** The path by which the note names that file: relative to the note, with `/`. */
export function pathFromNote(note: vscode.Uri, file: vscode.Uri): string {
  const from = note.path.split('/').slice(0, -1);
  const to = file.path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

/**
 * Makes sure that saving the document changes nothing in the file but what we add. VS Code would unify mixed line
 * endings and replace what it could not decode; and a file that changed a moment ago may not have reached it.
 */
async function ensureFaithful(document: vscode.TextDocument, name: string): Promise<void> {
  if (await isFaithful(document)) return;
  await changeOf(document, catchUpTime);
  if (await isFaithful(document)) return;
  const onDisk = await decodeFile(document);
  if (normalized(onDisk) === normalized(document.getText())) {
    throw new HumanError(
      '{0} mixes line endings, so saving it would change every line. Choose one (Change End of Line Sequence), save, then cite again.',
      name,
    );
  }
  throw new HumanError(
    '{0} differs on disk from what VS Code shows: it changed meanwhile, or has another encoding. Open it and check (Reopen with Encoding), then cite again.',
    name,
  );
}

async function isFaithful(document: vscode.TextDocument): Promise<boolean> {
  const onDisk = await vscode.workspace.fs.readFile(document.uri);
  const saved = await vscode.workspace.encode(document.getText(), { encoding: document.encoding });
  return sameBytes(withoutMark(onDisk), withoutMark(saved));
}

async function decodeFile(document: vscode.TextDocument): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(document.uri);
  return vscode.workspace.decode(bytes, { encoding: document.encoding });
}

/** VS Code keeps a byte order mark that a file has, but does not tell: it is left out of the comparison. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function normalized(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** Waits for the next change of the document, at most so long. */
function changeOf(document: vscode.TextDocument, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) done();
    });
  });
}
