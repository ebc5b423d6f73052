import * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import type { NoteEditor } from '../noteEditor';
import { largestNote, mostNotes, noteFiles } from '../sources/noteBibliographies';

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
  const files = vscode.workspace.workspaceFolders
    ? await vscode.workspace.findFiles(noteFiles, '**/node_modules/**', mostNotes)
    : [];
  for (const uri of files) {
    const language = notes.languageOf({ languageId: '', uri });
    if (token.isCancellationRequested) break;
    if (!language || open.has(uri.toString())) continue;
    try {
      if ((await vscode.workspace.fs.stat(uri)).size > largestNote) continue;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      found.push({ uri, language, text });
    } catch {
      // A note that cannot be read cites nothing.
    }
  }
  return found;
}
