import * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';

/** Notes that are looked through at most. */
export const mostNotes = 500;
/** A larger file is no note, in bytes. */
const largestNote = 2 ** 20;
const noteFiles = '**/*.{md,markdown,qmd,Rmd,rmd,tex,typ,myst,rst,org,adoc,asciidoc,asc}';

/** Tells how a document cites; undefined for one that is no note. */
export type LanguageOf = (
  document: Pick<vscode.TextDocument, 'languageId' | 'uri'>,
) => NotesLanguage | undefined;

/** A note as its file has it. */
export interface NoteFile {
  readonly language: NotesLanguage;
  /** Absent where it is too large or cannot be read. */
  readonly text?: string;
}

/** The files of the workspace that may be notes, at most {@link mostNotes} of them. */
export async function findNotes(): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.workspaceFolders
    ? await vscode.workspace.findFiles(noteFiles, '**/node_modules/**', mostNotes)
    : [];
}

/** Reads the file of a note; undefined for one that nobody cites in. */
export async function readNote(
  uri: vscode.Uri,
  languageOf: LanguageOf,
): Promise<NoteFile | undefined> {
  const language = languageOf({ languageId: '', uri });
  if (!language) return undefined;
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largestNote) return { language };
    return { language, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return { language };
  }
}
