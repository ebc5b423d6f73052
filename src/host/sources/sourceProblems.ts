import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { ReadProblem } from '../../core/readers/reader';

/** More problems of one file help nobody. */
const mostShown = 500;

/** Shows in VS Code's Problems what could not be read of a file, where it stands. */
export class SourceProblems implements Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('lectern');

  set(uri: vscode.Uri, problems: readonly ReadProblem[]): void {
    this.collection.set(uri, problems.slice(0, mostShown).map(diagnosticOf));
  }

  /** Forgets the problems of all files but these. */
  keep(uris: readonly vscode.Uri[]): void {
    const kept = new Set(uris.map(String));
    for (const [uri] of this.collection) if (!kept.has(uri.toString())) this.collection.delete(uri);
  }

  dispose(): void {
    this.collection.dispose();
  }
}

function diagnosticOf({ template, args, line = 0, column = 0 }: ReadProblem): vscode.Diagnostic {
  const start = new vscode.Position(line, column);
  // VS Code marks the word that stands there.
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(start, start),
    vscode.l10n.t(template, ...args),
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Lectern';
  return diagnostic;
}
