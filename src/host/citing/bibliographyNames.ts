import type * as vscode from 'vscode';
import { latexWithin } from '../../core/citations/languages/latex';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { latexDocumentOf } from '../../core/citations/projects/latexDocument';
import { projectBibliographies } from '../../core/citations/projects/projectBibliographies';
import { notePlace } from './notePlace';
import type { FileStamps } from '../fileStamps';
import type { ProjectTexts } from './projectTexts';

/** A note, open or not. */
export type Note = Pick<vscode.TextDocument, 'uri'> & { readonly isUntitled?: boolean };

/** The bibliographies that a note or a file of its project names for it. */
export interface NamedBibliographies {
  /** What names them: relative paths are meant from there. */
  readonly by: vscode.Uri;
  /** As they are written there, in order. */
  readonly paths: readonly string[];
}

/** Tells what a note is a part of: which bibliographies are named for it, and how its document cites. */
export class BibliographyNames {
  /** Fires when the project of some note may say something else. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly texts: ProjectTexts,
    /** Of the files that are named. */
    readonly stamps: FileStamps,
  ) {
    this.onDidChange = texts.onDidChange;
  }

  /** The bibliographies that the note names, else those of its project; undefined where nothing names one. */
  async of(
    note: Note,
    language: NotesLanguage,
    text: string,
  ): Promise<NamedBibliographies | undefined> {
    const { uri, isUntitled } = notePlace(note);
    const inNote = language.bibliographies(text);
    if (inNote.length > 0) return { by: uri, paths: inNote };
    if (isUntitled) return undefined;
    const named = await projectBibliographies(language, uri.path, this.texts.around(uri));
    return named && { by: uri.with({ path: named.by }), paths: named.paths };
  }

  /** The language as the whole document cites in it that the note is a part of. */
  async languageWithin(note: Note, language: NotesLanguage): Promise<NotesLanguage> {
    const { uri, isUntitled } = notePlace(note);
    if (language.id !== 'latex' || isUntitled) return language;
    const document = await latexDocumentOf(uri.path, this.texts.around(uri));
    return document ? latexWithin(document.citing) : language;
  }
}
