import * as vscode from 'vscode';
import { citationEditKind } from './citing/citationEditKind';
import { papersMimeType } from './contributionIds';
import type { CitationInserter } from './insertCitation';
import { showError, type Log } from './log';
import type { NoteEditor } from './noteEditor';

/** Papers dragged from the tree into a note are cited where they are dropped, the bibliography included. */
export function registerPaperDrop(
  notes: NoteEditor,
  inserter: CitationInserter,
  log: Log,
): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, data, token) {
      const ids = parseIds(await data.get(papersMimeType)?.asString());
      const language = notes.languageOf(document);
      if (ids.length === 0 || !language) return undefined;
      try {
        const place = new vscode.Range(position, position);
        const plan = await inserter.plan(document, language, [place], ids);
        if (token.isCancellationRequested) return undefined;
        // The citation may have to go elsewhere than the very place (into the citation there): so nothing is
        // inserted at it, and all is in the additional edit. VS Code makes one undo step of both.
        const edit = new vscode.DocumentDropEdit(
          '',
          vscode.l10n.t('Insert Citation'),
          citationEditKind,
        );
        edit.additionalEdit = plan.edit;
        inserter.keepAfter(plan);
        return edit;
      } catch (error) {
        showError(error, log);
        return undefined;
      }
    },
  };
  return vscode.languages.registerDocumentDropEditProvider('*', provider, {
    dropMimeTypes: [papersMimeType],
    providedDropEditKinds: [citationEditKind],
  });
}

/** Paper ids from what was dragged: other extensions may offer data of our type, so it is checked. */
function parseIds(json: string | undefined): string[] {
  if (json === undefined) return [];
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
