import type * as vscode from 'vscode';
import type { CitedKey, NotesLanguage } from '../../core/citations/notesLanguage';

/** The key that stands at a place of a note; undefined beside keys, also where the rest of a citation is. */
export function citedAt(
  document: vscode.TextDocument,
  language: NotesLanguage,
  position: vscode.Position,
): CitedKey | undefined {
  const offset = document.offsetAt(position);
  return language
    .citationAt(document.getText(), offset)
    ?.keys.find(({ range }) => range.start <= offset && offset <= range.end);
}
