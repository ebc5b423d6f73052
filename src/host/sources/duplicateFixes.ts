import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { scanBibtex } from '../../core/bibtex/scanBibtex';

/** How far around the place of a problem its entry is looked for, in UTF-16 units: no entry is longer. */
const reach = 200_000;
/** The key may stand some lines below the beginning of its entry. */
const linesBefore = 3;

/** Offers to remove an entry that the same file has twice. Nothing is removed but by the user's choice, and undo brings it back. */
export function registerDuplicateFixes(): Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [{ pattern: '**/*.{bib,bibtex}' }],
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics.filter(isDuplicate).flatMap((diagnostic) => {
          const entry = entryAt(document, diagnostic.range.start);
          return entry ? [removal(document, diagnostic, entry)] : [];
        }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function isDuplicate({ source, code }: vscode.Diagnostic): boolean {
  return source === 'Lectern' && (code === 'samePaper' || code === 'sameCitekey');
}

interface FoundEntry {
  readonly citekey: string;
  readonly range: vscode.Range;
}

/** The entry whose citekey stands at a place. */
function entryAt(document: vscode.TextDocument, key: vscode.Position): FoundEntry | undefined {
  const from = document.offsetAt(new vscode.Position(Math.max(0, key.line - linesBefore), 0));
  const until = document.positionAt(document.offsetAt(key) + reach);
  const text = document.getText(new vscode.Range(document.positionAt(from), until));
  const at = document.offsetAt(key) - from;
  const entry = scanBibtex(text).find(({ citekeyRange }) => citekeyRange.start === at);
  if (!entry) return undefined;
  const { start, end } = entry.range;
  // With the line break behind it, and the empty line that set it apart.
  const rest = /^[ \t]*(?:\r?\n){0,2}/.exec(text.slice(end, end + 100))?.[0] ?? '';
  const range = new vscode.Range(
    document.positionAt(from + start),
    document.positionAt(from + end + rest.length),
  );
  return { citekey: entry.citekey, range };
}

function removal(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { citekey, range }: FoundEntry,
): vscode.CodeAction {
  const action = new vscode.CodeAction(
    vscode.l10n.t('Remove the entry “{0}”', citekey),
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  action.edit.delete(document.uri, range);
  return action;
}
