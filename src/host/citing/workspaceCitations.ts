import * as vscode from 'vscode';
import { citedIn, type Cited, type CitingNote } from '../../core/citations/bibliographyUse';
import { findNotes, mostNotes, readNote, type LanguageOf } from '../sources/workspaceNotes';

/** What the notes of the workspace cite, as far as they were read. */
export interface WorkspaceCitations extends Cited {
  /** Whether all notes could be read. What one that was not read cites is not known. */
  readonly complete: boolean;
}

/** Looks through the notes of the workspace: those that are open as they stand in the editor, all others as on disk. */
export async function citedInWorkspace(languageOf: LanguageOf): Promise<WorkspaceCitations> {
  const files = await findNotes();
  let complete = files.length < mostNotes;

  async function* notes(): AsyncGenerator<CitingNote> {
    const open = new Set<string>();
    for (const document of vscode.workspace.textDocuments) {
      if (document.isClosed) continue;
      open.add(document.uri.toString());
      const language = languageOf(document);
      if (language) yield { text: document.getText(), language };
    }
    for (const uri of files) {
      if (open.has(uri.toString())) continue;
      const note = await readNote(uri, languageOf);
      if (!note) continue;
      if (note.text === undefined) complete = false;
      else yield { text: note.text, language: note.language };
    }
  }

  const cited = await citedIn(notes());
  return { ...cited, complete };
}
