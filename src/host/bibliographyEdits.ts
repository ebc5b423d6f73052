import type * as vscode from 'vscode';
import type { CitedPaper } from '../core/citations/notesLanguage';
import type { BibliographyFile } from './bibliographyFile';
import { rangeOf } from './textRanges';

/** Has the edit add an entry for each paper, to a file that may be yet to be made. */
export function addEntries(
  edit: vscode.WorkspaceEdit,
  { uri, format, text, document }: BibliographyFile,
  added: readonly CitedPaper[],
): void {
  const changes = format.addEntries(text, added);
  if (document) {
    for (const change of changes)
      edit.replace(uri, rangeOf(document, change.range), change.newText);
    return;
  }
  const contents = changes.map(({ newText }) => newText).join('');
  edit.createFile(uri, { contents: new TextEncoder().encode(contents) });
}
