import * as vscode from 'vscode';
import { HumanError } from '../../core/humanError';
import type { LibrarySource } from './librarySource';

/** A larger file is not read before it is known whether it must be, in bytes. */
const smallFile = 2 ** 20;

/** The file of a source is not there. */
export class SourceAbsent extends HumanError {}

/** What differs when a source may have changed. */
export interface SourceVersion {
  readonly text: string;
  readonly isSmall: boolean;
}

export async function versionOf(source: LibrarySource): Promise<SourceVersion> {
  const document = unsaved(source.uri);
  // Nothing that is unsaved has a version that could be met again.
  if (document) return { text: `unsaved ${document.version} ${Date.now()}`, isSmall: true };
  const { mtime, size } = await reading(source, () => vscode.workspace.fs.stat(source.uri));
  return { text: `${mtime} ${size}`, isSmall: size <= smallFile };
}

/**
 * What a source says: the text of an editor with unsaved changes, else the bytes of the file.
 * @throws SourceAbsent where there is no file, HumanError where it cannot be read.
 */
export async function readSource(source: LibrarySource): Promise<Uint8Array | string> {
  return (
    unsaved(source.uri)?.getText() ??
    reading(source, () => vscode.workspace.fs.readFile(source.uri))
  );
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
      throw new SourceAbsent(absentTemplate(source), source.label);
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
    default:
      return '{0} was not found. Correct the path in the setting lectern.library.files, or put the file back.';
  }
}
