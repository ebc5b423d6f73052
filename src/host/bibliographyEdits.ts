import * as vscode from 'vscode';
import type { CitedPaper, TextReplacement } from '../core/citations/notesLanguage';
import type { BibliographyFile } from './bibliographyFile';

/** Has the edit add an entry for each paper, to a file that may be yet to be made. */
export function addEntries(
  edit: vscode.WorkspaceEdit,
  { uri, format, text, document }: BibliographyFile,
  added: readonly CitedPaper[],
): void {
  const changes = format.addEntries(text, added);
  if (document) {
    for (const change of changes) edit.replace(uri, rangeIn(document, change), change.newText);
    return;
  }
  const contents = changes.map(({ newText }) => newText).join('');
  edit.createFile(uri, { contents: new TextEncoder().encode(contents) });
}

/** The place of a change in the document whose text it is about. */
export function rangeIn(
  document: vscode.TextDocument,
  { range }: Pick<TextReplacement, 'range'>,
): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}
