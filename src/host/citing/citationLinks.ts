import * as vscode from 'vscode';
import { bibliographyPlaces, identifierLinks } from '../../core/citations/documentLinks';
import { nameOf } from '../bibliographyFile';
import type { FileStamps } from '../fileStamps';
import type { NoteEditor } from '../noteEditor';
import { resolveNamed } from '../sources/noteBibliographies';
import { rangeOf } from '../textRanges';
import { citableDocuments } from './citableDocuments';
import { bibliographyDocuments } from './citationReferences';
import { notePlace } from './notePlace';

/** Makes links of the identifiers in a bibliography, and of the bibliographies that a note names. */
export class CitationLinks {
  constructor(
    private readonly notes: NoteEditor,
    private readonly stamps: FileStamps,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerDocumentLinkProvider(bibliographyDocuments, {
        provideDocumentLinks: (document) => linksToPages(document),
      }),
      vscode.languages.registerDocumentLinkProvider(citableDocuments, {
        provideDocumentLinks: (document) => this.linksToFiles(document),
      }),
    );
  }

  private async linksToFiles(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
    const language = this.notes.languageOf(document);
    const place = notePlace(document);
    if (!language?.usesBibliography || place.isUntitled) return [];
    const links: vscode.DocumentLink[] = [];
    for (const { range, path } of bibliographyPlaces(document.getText(), language)) {
      const target = await resolveNamed(this.stamps, place.uri, path);
      if (!target) continue;
      const link = new vscode.DocumentLink(rangeOf(document, range), target);
      link.tooltip = vscode.l10n.t('Open {0}', nameOf(target));
      links.push(link);
    }
    return links;
  }
}

function linksToPages(document: vscode.TextDocument): vscode.DocumentLink[] {
  return identifierLinks(document.getText()).map(({ range, address }) => {
    const link = new vscode.DocumentLink(rangeOf(document, range), vscode.Uri.parse(address, true));
    link.tooltip = vscode.l10n.t('Open {0}', address);
    return link;
  });
}
