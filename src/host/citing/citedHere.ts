import type * as vscode from 'vscode';
import type { CitedKey, NotesLanguage } from '../../core/citations/notesLanguage';
import type { LibraryService } from '../../protocol/libraryProtocol';
import type { NoteEditor } from '../noteEditor';
import { bibliographiesOf } from './bibliographiesOf';
import type { BibliographyNames } from './bibliographyNames';
import type { BibliographyEntries, EntryPlace, ReadEntries } from './bibliographyEntries';
import { citedAt } from './citedAt';

/** What is needed to tell what a citation is of. */
export interface CitationContextParts {
  readonly library: LibraryService;
  readonly notes: NoteEditor;
  readonly entries: BibliographyEntries;
  readonly names: BibliographyNames;
}

/** A key that a note cites by, with the bibliographies in which it is looked up. */
export interface CitedHere {
  readonly language: NotesLanguage;
  readonly key: CitedKey;
  readonly bibliographies: readonly ReadEntries[];
  /** Absent where no bibliography has it. */
  readonly entry?: EntryPlace;
}

/** The key at a place of a note; undefined where there is none. */
export async function citedHere(
  parts: CitationContextParts,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<CitedHere | undefined> {
  const found = keyHere(parts, document, position);
  return found && entryHere(parts, found);
}

/** A key that a note cites by, and the files in which it is looked up, which are being found. */
export interface KeyHere extends Pick<CitedHere, 'language' | 'key'> {
  readonly uris: Promise<readonly vscode.Uri[]>;
}

/** The key at a place of a note, before its bibliographies are read; undefined where there is none. */
export function keyHere(
  { notes, names }: CitationContextParts,
  document: vscode.TextDocument,
  position: vscode.Position,
): KeyHere | undefined {
  const language = notes.languageOf(document);
  const key = language && citedAt(document, language, position);
  if (!key) return undefined;
  const uris = bibliographiesOf(names, document, language, document.getText());
  return { language, key, uris };
}

/** What its bibliographies say of the key. */
export async function entryHere(
  { entries }: CitationContextParts,
  { language, key, uris }: KeyHere,
): Promise<CitedHere> {
  const bibliographies = await entries.of(await uris);
  const entry = entryOf(bibliographies, key.citekey);
  return { language, key, bibliographies, ...(entry && { entry }) };
}

/** The entry of a citekey in the first bibliography that has it. */
export function entryOf(
  bibliographies: readonly ReadEntries[],
  citekey: string,
): EntryPlace | undefined {
  for (const each of bibliographies) {
    const entry = each.find(citekey);
    if (entry) return entry;
  }
  return undefined;
}
