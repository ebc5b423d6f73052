import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { ReadProblem } from '../../core/readers/reader';

/** More problems of one file help nobody. */
const mostShown = 500;

/** Shows in VS Code's Problems what could not be read of a file, where it stands. */
export class SourceProblems implements Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('lectern');

  set(uri: vscode.Uri, problems: readonly ReadProblem[]): void {
    this.collection.set(
      uri,
      problems.slice(0, mostShown).map((problem) => diagnosticOf(uri, problem)),
    );
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

function diagnosticOf(uri: vscode.Uri, problem: ReadProblem): vscode.Diagnostic {
  const { template, args, line = 0, column = 0, code, otherLine } = problem;
  const start = new vscode.Position(line, column);
  // VS Code marks the word that stands there.
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(start, start),
    vscode.l10n.t(template, ...args),
    // Two entries of one paper are a preprint and its publication as often as an accident.
    code === 'samePaper'
      ? vscode.DiagnosticSeverity.Information
      : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Lectern';
  if (code !== undefined) diagnostic.code = code;
  if (otherLine !== undefined) {
    const other = new vscode.Location(uri, new vscode.Position(otherLine, 0));
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(other, vscode.l10n.t('The other entry')),
    ];
  }
  return diagnostic;
}
