import * as vscode from 'vscode';
import type { CitedKey, NotesLanguage } from '../../core/citations/notesLanguage';
import type { TextRange } from '../../core/search/textRange';

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

/** A range of a document by its offsets. */
export function rangeOf(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** A range of a text that is in no editor, by its offsets. */
export function rangeInText(text: string, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(positionIn(text, start), positionIn(text, end));
}

function positionIn(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset);
  // As VS Code does, a carriage return alone ends a line, too.
  const lines = before.split(/\r\n|\r|\n/);
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
