import type * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { readSetting } from '../contributions';
import { resolveNamed } from '../sources/noteBibliographies';

/** The files in which the keys of this note are looked up: those that it names, else that of the setting. */
export async function bibliographiesOf(
  document: vscode.TextDocument,
  language: NotesLanguage,
  note: string,
): Promise<readonly vscode.Uri[]> {
  if (!language.usesBibliography || document.isUntitled) return [];
  const named = language.bibliographies(note);
  const setting = readSetting('lectern.citation.bibliography', document.uri).trim();
  const paths = named.length > 0 ? named : [setting === '' ? 'references.bib' : setting];
  const found = await Promise.all(paths.map((path) => resolveNamed(document.uri, path)));
  return found.filter((uri) => uri !== undefined);
}
