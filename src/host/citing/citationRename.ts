import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/citations/bibliography/bibliographyFormats';
import { citableDocuments } from './citableDocuments';
import { rangeInText, rangeOf } from '../textRanges';
import type { CitationContextParts } from './citedHere';
import { bibliographyDocuments, keyAt, notesCiting } from './citationReferences';

/** Renames a citekey in its bibliography and in all notes of the workspace, as one change. */
export class CitationRename implements vscode.RenameProvider {
  constructor(private readonly parts: CitationContextParts) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerRenameProvider(citableDocuments, this),
      vscode.languages.registerRenameProvider(bibliographyDocuments, this),
    );
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const key = await keyAt(this.parts, document, position);
    if (!key) throw new Error(vscode.l10n.t('There is no citekey here.'));
    return { range: key.range, placeholder: key.citekey };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const key = await keyAt(this.parts, document, position);
    if (!key || key.citekey === newName) return undefined;
    // What BibTeX and LaTeX cannot read no other format needs either.
    if (!/^[^\s\\"#%'(),={}~[\]@;]+$/u.test(newName)) {
      throw new Error(
        vscode.l10n.t(
          '“{0}” is no citekey: leave out spaces, commas, brackets and quotation marks.',
          newName,
        ),
      );
    }
    const edit = new vscode.WorkspaceEdit();
    if (key.bibliography) {
      const bibliography = await vscode.workspace.openTextDocument(key.bibliography);
      const text = bibliography.getText();
      const format = bibliographyFormat(key.bibliography.path, text);
      const isTaken = format
        ?.entries(text)
        .some(({ citekey }) => citekey.toLowerCase() === newName.toLowerCase());
      if (isTaken && newName.toLowerCase() !== key.citekey.toLowerCase()) {
        throw new Error(vscode.l10n.t('Another entry has the citekey “{0}” already.', newName));
      }
      for (const { range, newText } of format?.renameKey(text, key.citekey, newName) ?? []) {
        edit.replace(key.bibliography, rangeOf(bibliography, range), newText);
      }
    }
    for (const { uri, language, text } of await notesCiting(this.parts, key, token)) {
      const cited = language
        .citations(text)
        .flatMap(({ keys }) => keys)
        .filter(({ citekey }) => citekey === key.citekey);
      for (const each of cited) {
        const { range, newText } = language.replaceKey(text, each, newName);
        edit.replace(uri, rangeInText(text, range), newText);
      }
    }
    return edit;
  }
}
