import * as vscode from 'vscode';
import { HumanError } from '../../core/humanError';
import { lookOf } from './fileWatches';
import type { LibrarySource } from './librarySource';
import type { EditSince, TextEdits } from './textEdits';

/** A larger file is not read before it is known whether it must be, in bytes. */
const smallFile = 2 ** 20;

/** The file of a source is not there. */
export class SourceAbsent extends HumanError {}

/** What differs when a source may have changed. */
export interface SourceVersion {
  readonly text: string;
  readonly isSmall: boolean;
}

/** A database, which the library reads by itself. */
export interface SourceDatabase {
  readonly databasePath: string;
}

/** What the library takes of a source. */
export type SourceContent = Uint8Array | string | EditSince | SourceDatabase;

/** What SQLite keeps beside a database while it is written; nothing beside other files. */
export function filesBeside(uri: vscode.Uri): readonly vscode.Uri[] {
  if (!/\.sqlite$/i.test(uri.path)) return [];
  return ['-wal', '-journal'].map((end) => uri.with({ path: uri.path + end }));
}

export async function versionOf(source: LibrarySource): Promise<SourceVersion> {
  if (source.kind === 'zotero') return { text: await versionOfDatabase(source), isSmall: false };
  const document = unsaved(source.uri);
  // Nothing that is unsaved has a version that could be met again.
  if (document) return { text: `unsaved ${document.version} ${Date.now()}`, isSmall: true };
  const { mtime, size } = await reading(source, () => vscode.workspace.fs.stat(source.uri));
  return { text: `${mtime} ${size}`, isSmall: size <= smallFile };
}

async function versionOfDatabase(source: LibrarySource): Promise<string> {
  try {
    await reading(source, () => vscode.workspace.fs.stat(source.uri));
  } catch (error) {
    if (error instanceof SourceAbsent) throw error;
    // Whoever reads it says why it cannot be read.
  }
  return (await Promise.all([source.uri, ...filesBeside(source.uri)].map(lookOf))).join(' ');
}

/**
 * What a source says: the text of an editor with unsaved changes, or what changed of it since `edits` took it last, else the
 * bytes of the file; of a database where it is.
 * @throws SourceAbsent where there is no file, HumanError where it cannot be read.
 */
export async function readSource(
  source: LibrarySource,
  version: SourceVersion,
  edits: TextEdits,
): Promise<SourceContent> {
  if (source.kind === 'zotero') return { databasePath: source.uri.fsPath };
  const document = unsaved(source.uri);
  if (document) return edits.take(document, version.text);
  edits.takeFile(source.uri, version.text);
  return reading(source, () => vscode.workspace.fs.readFile(source.uri));
}

function unsaved(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => document.isDirty && !document.isClosed && document.uri.toString() === key,
  );
}

async function reading<T>(source: LibrarySource, read: () => Thenable<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      throw new SourceAbsent(absentTemplate(source), source.label, source.uri.fsPath);
    }
    throw new HumanError(
      '{0} could not be read ({1}). Check that it is a file you may read, then reload the library.',
      source.label,
      error instanceof Error ? error.message : String(error),
    );
  }
}

function absentTemplate({ kind }: LibrarySource): string {
  switch (kind) {
    case 'builtIn':
      return 'The built-in papers are missing from this installation. Reinstall Lectern to get them back.';
    case 'added':
      return '{0} were not found. Remove this source, or put the file back.';
    case 'workspace':
      return '{0} was not found, but a note names it. Put the file back, or correct the note.';
    case 'zotero':
      return 'The database of {0} is not at {1}. Put it back, or correct the setting lectern.library.zotero.';
    case 'feed':
      return '{0} was not asked yet. Refresh it to get its papers.';
    case 'file':
      return '{0} was not found. Correct the path in the setting lectern.library.files, or put the file back.';
  }
}
