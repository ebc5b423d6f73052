import * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { findNotes, mostNotes, readNote, type LanguageOf } from '../sources/workspaceNotes';

/** A note of the workspace as it reads now: as it is in an editor, or else on disk. */
export interface WorkspaceNote {
  readonly uri: vscode.Uri;
  readonly language: NotesLanguage;
  readonly text: string;
}

/** The notes of the workspace, one after the other, as far as they can be read. */
export interface WorkspaceNotes extends AsyncIterable<WorkspaceNote> {
  /** Whether there are no others, once all were taken. What one that was not read says is not known. */
  readonly areAll: boolean;
}

/** The notes that are open, and the files of the workspace that are notes, at most {@link mostNotes}. */
export function workspaceNotes(
  languageOf: LanguageOf,
  token?: vscode.CancellationToken,
): WorkspaceNotes {
  let areAll = true;

  async function* notes(): AsyncGenerator<WorkspaceNote> {
    const open = new Set<string>();
    for (const document of vscode.workspace.textDocuments) {
      if (document.isClosed) continue;
      open.add(document.uri.toString());
      const language = languageOf(document);
      if (language) yield { uri: document.uri, language, text: document.getText() };
    }
    const files = await findNotes();
    areAll = files.length < mostNotes;
    for (const uri of files) {
      if (token?.isCancellationRequested === true) return;
      if (open.has(uri.toString())) continue;
      const note = await readNote(uri, languageOf);
      if (!note) continue;
      if (note.text === undefined) areAll = false;
      else yield { uri, language: note.language, text: note.text };
    }
  }

  return {
    [Symbol.asyncIterator]: notes,
    get areAll() {
      return areAll;
    },
  };
}
