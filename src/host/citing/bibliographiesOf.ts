import type * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { readSetting } from '../contributions';
import { resolveNamed } from '../sources/noteBibliographies';

/** A note, open or not. */
type Note = Pick<vscode.TextDocument, 'uri'> & { readonly isUntitled?: boolean };

/** The files in which the keys of this note are looked up: those that it names, else that of the setting. */
export async function bibliographiesOf(
  document: Note,
  language: NotesLanguage,
  note: string,
): Promise<readonly vscode.Uri[]> {
  const { named, found } = await bibliographiesNamed(document, language, note);
  return named > 0 ? found : resolved(document, ['references.bib']);
}

/** How many bibliographies the note or else the setting names, and those of them that are there. */
export async function bibliographiesNamed(
  document: Note,
  language: NotesLanguage,
  note: string,
): Promise<{ readonly named: number; readonly found: readonly vscode.Uri[] }> {
  const inNote = language.bibliographies(note);
  const setting = readSetting('lectern.citation.bibliography', document.uri).trim();
  const named = inNote.length > 0 ? inNote : setting === '' ? [] : [setting];
  return { named: named.length, found: await resolved(document, named) };
}

async function resolved(
  { uri, isUntitled }: Note,
  paths: readonly string[],
): Promise<readonly vscode.Uri[]> {
  if (isUntitled) return [];
  const found = await Promise.all(paths.map((path) => resolveNamed(uri, path)));
  return found.filter((each) => each !== undefined);
}
