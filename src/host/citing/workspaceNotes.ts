import * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import type { NoteEditor } from '../noteEditor';
import { findNotes, readNote } from '../sources/workspaceNotes';

/** A note of the workspace as it reads now: as it is in an editor, or else on disk. */
export interface WorkspaceNote {
  readonly uri: vscode.Uri;
  readonly language: NotesLanguage;
  readonly text: string;
}

/** The notes of the workspace and those that are open, at most so many as are looked through for their bibliographies. */
export async function workspaceNotes(
  notes: NoteEditor,
  token: vscode.CancellationToken,
): Promise<readonly WorkspaceNote[]> {
  const found: WorkspaceNote[] = [];
  const open = new Set<string>();
  for (const document of vscode.workspace.textDocuments) {
    const language = document.isClosed ? undefined : notes.languageOf(document);
    open.add(document.uri.toString());
    if (language) found.push({ uri: document.uri, language, text: document.getText() });
  }
  for (const uri of await findNotes()) {
    if (token.isCancellationRequested) break;
    if (open.has(uri.toString())) continue;
    const note = await readNote(uri, (document) => notes.languageOf(document));
    if (note?.text !== undefined) found.push({ uri, language: note.language, text: note.text });
  }
  return found;
}
