import * as vscode from 'vscode';
import type { Note } from './bibliographyNames';

/** Where a note lies. */
export interface NotePlace {
  readonly uri: vscode.Uri;
  /** It is nowhere yet. */
  readonly isUntitled: boolean;
}

/** The file that a note is: a cell of a notebook lies where its notebook does. */
export function notePlace({ uri, isUntitled = false }: Note): NotePlace {
  if (!isNotebookCell(uri)) return { uri, isUntitled };
  const notebook = notebookOf(uri);
  return notebook
    ? { uri: notebook.uri, isUntitled: notebook.isUntitled }
    : // A cell of a notebook that is closed: nothing tells the scheme any more.
      { uri: uri.with({ scheme: 'file', fragment: '' }), isUntitled };
}

export function isNotebookCell({ scheme }: vscode.Uri): boolean {
  return scheme === 'vscode-notebook-cell';
}

/** The notebook of a cell. */
export function notebookOf(cell: vscode.Uri): vscode.NotebookDocument | undefined {
  const key = cell.toString();
  return vscode.workspace.notebookDocuments.find(
    (notebook) =>
      notebook.uri.path === cell.path &&
      notebook.getCells().some(({ document }) => document.uri.toString() === key),
  );
}
