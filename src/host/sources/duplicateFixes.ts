import * as vscode from 'vscode';
import { bibtexFormat } from '../../core/citations/bibliography/bibtexFile';
import type { Disposable } from '../../core/event';
import { rangeOf } from '../textRanges';

/** Offers to remove an entry that the same file has twice. Nothing is removed but by the user's choice, and undo brings it back. */
export function registerDuplicateFixes(): Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [{ pattern: '**/*.{bib,bibtex}' }],
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics.filter(isDuplicate).flatMap((diagnostic) => removals(document, diagnostic)),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function isDuplicate({ source, code }: vscode.Diagnostic): boolean {
  return source === 'Lectern' && (code === 'samePaper' || code === 'sameCitekey');
}

/** The removal of the entry whose citekey a problem stands at, and of no other that has the same. */
function removals(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const text = document.getText();
  const at = document.offsetAt(diagnostic.range.start);
  const entry = bibtexFormat.entries(text).find(({ range }) => range.start === at);
  if (!entry) return [];
  const action = new vscode.CodeAction(
    vscode.l10n.t('Remove the entry “{0}”', entry.citekey),
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of bibtexFormat.removeEntries(text, (each) => each === entry)) {
    action.edit.replace(document.uri, rangeOf(document, range), newText);
  }
  return [action];
}
