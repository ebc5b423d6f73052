import type * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { readSetting } from '../contributions';
import { withHome } from '../homeFolder';
import { resolveNamed } from '../sources/noteBibliographies';
import type { BibliographyNames, NamedBibliographies, Note } from './bibliographyNames';
import { notePlace } from './notePlace';

/** The files in which the keys of this note are looked up: those named for it, else that of the setting. */
export async function bibliographiesOf(
  names: BibliographyNames,
  document: Note,
  language: NotesLanguage,
  note: string,
): Promise<readonly vscode.Uri[]> {
  const { named, found } = await bibliographiesNamed(names, document, language, note);
  if (named > 0) return found;
  return resolved(names, document, { by: notePlace(document).uri, paths: ['references.bib'] });
}

/** How many bibliographies the note, else its project, else the setting names, and those of them that are there. */
export async function bibliographiesNamed(
  names: BibliographyNames,
  document: Note,
  language: NotesLanguage,
  note: string,
): Promise<{ readonly named: number; readonly found: readonly vscode.Uri[] }> {
  const place = notePlace(document).uri;
  const setting = withHome(readSetting('lectern.citation.bibliography', place).trim());
  const named = (await names.of(document, language, note)) ?? {
    by: place,
    paths: setting === '' ? [] : [setting],
  };
  return { named: named.paths.length, found: await resolved(names, document, named) };
}

async function resolved(
  { stamps }: BibliographyNames,
  note: Note,
  { by, paths }: NamedBibliographies,
): Promise<readonly vscode.Uri[]> {
  if (notePlace(note).isUntitled) return [];
  const found = await Promise.all(paths.map((path) => resolveNamed(stamps, by, path)));
  return found.filter((each) => each !== undefined);
}
