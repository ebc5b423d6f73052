import * as vscode from 'vscode';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import type { LibraryPaper, Paper } from '../../core/papers/paper';
import type { NoteEditor } from '../noteEditor';
import { rangeOf } from '../textRanges';
import { bibliographiesOf } from './bibliographiesOf';
import type { EntryPlace } from './bibliographyEntries';
import { entryOf, type CitationContextParts } from './citedHere';
import { papersByCitekey } from './citedPaper';
import { isNotebookCell, notebookOf } from './notePlace';

/** A key that a note cites by, with what is known of it. */
export interface CitedPaperHere {
  readonly citekey: string;
  /** Where it is cited first. */
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  /** The paper that the library has for it. */
  readonly paper?: LibraryPaper;
  /** Where only the note's bibliography has it: what that says. */
  readonly entry?: Omit<Paper, 'abstract'>;
}

/** The text of a note with its language; a cell of a notebook is one of several. */
export interface NoteText {
  readonly document: vscode.TextDocument;
  readonly language: NotesLanguage;
}

/** What makes up the note that a document is of: the cells of its notebook, or itself. */
export function textsOfNote(
  { notes }: { readonly notes: Pick<NoteEditor, 'languageOf'> },
  document: vscode.TextDocument,
): NoteText[] {
  const notebook = isNotebookCell(document.uri) ? notebookOf(document.uri) : undefined;
  const documents = notebook ? notebook.getCells().map((cell) => cell.document) : [document];
  return documents.flatMap((each) => {
    const language = notes.languageOf(each);
    return language ? [{ document: each, language }] : [];
  });
}

/** What a note cites, each key once, in the order in which it cites them. */
export async function citedPapers(
  parts: CitationContextParts,
  texts: readonly NoteText[],
): Promise<CitedPaperHere[]> {
  const cited = new Map<string, CitedPaperHere>();
  for (const { document, language } of texts) {
    const note = document.getText();
    const keys = language.citations(note).flatMap((citation) => citation.keys);
    // `\nocite{*}` cites all and none.
    const first = keys.filter(({ citekey }) => citekey !== '*' && !cited.has(citekey));
    if (first.length === 0) continue;
    const uris = await bibliographiesOf(parts.names, document, language, note);
    const bibliographies = await parts.entries.of(uris);
    const found = await papersByCitekey(
      parts.library,
      first.map(({ citekey }) => citekey),
      bibliographies.map(({ uri }) => uri.toString()),
    );
    for (const { citekey, range } of first) {
      if (cited.has(citekey)) continue;
      const here = { citekey, uri: document.uri, range: rangeOf(document, range) };
      cited.set(citekey, here);
      const summary = found.get(citekey);
      const [paper] = summary ? await parts.library.get([summary.id]) : [];
      const place = paper ? undefined : entryOf(bibliographies, citekey);
      const entry = place && (await paperOfEntry(parts, place));
      cited.set(citekey, { ...here, ...(paper && { paper }), ...(entry && { entry }) });
    }
  }
  return [...cited.values()];
}

/** What an entry says of its paper; undefined where it cannot be read by itself. */
async function paperOfEntry(
  { library }: CitationContextParts,
  { bibliography, entry }: EntryPlace,
): Promise<Paper | undefined> {
  const document = await vscode.workspace.openTextDocument(bibliography);
  const { papers } = await library.readText(document.getText(rangeOf(document, entry)));
  return papers.length === 1 ? papers[0] : undefined;
}
