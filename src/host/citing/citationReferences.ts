import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/citations/bibliography/bibliographyFormats';
import { bibliographiesOf } from './bibliographiesOf';
import { citableDocuments } from './citableDocuments';
import { rangeInText, rangeOf } from '../textRanges';
import { citedHere, type CitationContextParts } from './citedHere';
import { workspaceNotes, type WorkspaceNote } from './workspaceNotes';

/** Bibliographies in which one may stand on an entry. */
export const bibliographyDocuments: vscode.DocumentSelector = { pattern: '**/*.bib' };

/** A citekey with the bibliography that it is an entry of; absent where none has it. */
export interface KeyOfEntry {
  readonly citekey: string;
  /** Where one stands on it. */
  readonly range: vscode.Range;
  readonly bibliography?: vscode.Uri;
}

/** The citekey at a place: of a citation in a note, or of an entry in a bibliography. */
export async function keyAt(
  parts: CitationContextParts,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyOfEntry | undefined> {
  const text = document.getText();
  const here = await citedHere(parts, document, position);
  if (here) {
    const { key, entry } = here;
    return {
      citekey: key.citekey,
      range: rangeOf(document, key.range),
      ...(entry && { bibliography: entry.bibliography }),
    };
  }
  if (vscode.languages.match(bibliographyDocuments, document) === 0) return undefined;
  const offset = document.offsetAt(position);
  const found = bibliographyFormat(document.uri.path, text)
    ?.entries(text)
    .find(({ range }) => range.start <= offset && offset <= range.end);
  return (
    found && {
      citekey: found.citekey,
      range: rangeOf(document, found.range),
      bibliography: document.uri,
    }
  );
}

/** The notes whose citations of a key may be of the entry in this bibliography: those that name it or whose project does, and those
 * for which nothing names one. */
export async function notesCiting(
  parts: CitationContextParts,
  { citekey, bibliography }: KeyOfEntry,
  token: vscode.CancellationToken,
): Promise<readonly WorkspaceNote[]> {
  const citing: WorkspaceNote[] = [];
  for await (const note of workspaceNotes((each) => parts.notes.languageOf(each), token)) {
    if (!note.language.usesBibliography || !note.text.includes(citekey)) continue;
    if (bibliography && (await parts.names.of(note, note.language, note.text))) {
      const uris = await bibliographiesOf(parts.names, note, note.language, note.text);
      if (!uris.some((uri) => uri.toString() === bibliography.toString())) continue;
    }
    citing.push(note);
  }
  return citing;
}

/** Leads from a citation to its entry, and from either to all citations of the workspace. */
export class CitationReferences implements vscode.DefinitionProvider, vscode.ReferenceProvider {
  constructor(private readonly parts: CitationContextParts) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerDefinitionProvider(citableDocuments, this),
      vscode.languages.registerReferenceProvider(citableDocuments, this),
      vscode.languages.registerReferenceProvider(bibliographyDocuments, this),
    );
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Definition | undefined> {
    const entry = (await citedHere(this.parts, document, position))?.entry;
    return entry && this.entry(entry.bibliography, entry.citekey);
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const key = await keyAt(this.parts, document, position);
    if (!key) return undefined;
    const locations = (await notesCiting(this.parts, key, token)).flatMap(
      ({ uri, language, text }) =>
        language
          .citations(text)
          .flatMap(({ keys }) => keys)
          .filter(({ citekey }) => citekey === key.citekey)
          .map(({ range }) => new vscode.Location(uri, rangeInText(text, range))),
    );
    const entry =
      includeDeclaration && key.bibliography
        ? await this.entry(key.bibliography, key.citekey)
        : undefined;
    return entry ? [entry, ...locations] : locations;
  }

  private async entry(uri: vscode.Uri, citekey: string): Promise<vscode.Location | undefined> {
    const [bibliography] = await this.parts.entries.of([uri]);
    const entry = bibliography?.find(citekey);
    if (!entry) return undefined;
    const document = await vscode.workspace.openTextDocument(uri);
    return new vscode.Location(uri, rangeOf(document, entry.key));
  }
}
