import * as vscode from 'vscode';
import { similarCitekeys } from '../../core/citations/similarCitekeys';
import { asCommand } from '../contributions';
import { citableDocuments } from './citableDocuments';
import { rangeOf } from '../textRanges';
import { citedHere, type CitationContextParts } from './citedHere';
import { paperByCitekey } from './citedPaper';
import { unknownCitekey } from './citationProblems';

/** Offers for a key that no bibliography has: the keys that may be meant, and the entry of the library's paper. */
export class CitationFixes implements vscode.CodeActionProvider {
  constructor(private readonly parts: CitationContextParts) {}

  register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider(citableDocuments, this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    });
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const unknown = diagnostics.filter(
      ({ source, code }) => source === 'Lectern' && code === unknownCitekey,
    );
    return (await Promise.all(unknown.map((each) => this.fixes(document, each)))).flat();
  }

  private async fixes(
    document: vscode.TextDocument,
    problem: vscode.Diagnostic,
  ): Promise<vscode.CodeAction[]> {
    const here = await citedHere(this.parts, document, problem.range.start);
    if (!here) return [];
    const { key, language, bibliographies } = here;
    const known = bibliographies.flatMap(({ citekeys }) => citekeys);
    const note = document.getText();
    const fixes = similarCitekeys(key.citekey, known).map((citekey) => {
      const { range, newText } = language.replaceKey(note, key, citekey);
      const fix = fixOf(problem, vscode.l10n.t('Cite “{0}” instead', citekey));
      fix.edit = new vscode.WorkspaceEdit();
      fix.edit.replace(document.uri, rangeOf(document, range), newText);
      return fix;
    });
    const paper = await paperByCitekey(this.parts.library, key.citekey, []);
    if (paper) {
      const title = vscode.l10n.t('Add “{0}” to the bibliography', paper.title);
      const fix = fixOf(problem, title);
      const place = rangeOf(document, key.range);
      fix.command = asCommand('_lectern.citeTyped', title, document.uri, place, paper.id);
      fixes.push(fix);
    }
    if (fixes[0]) fixes[0].isPreferred = true;
    return fixes;
  }
}

function fixOf(problem: vscode.Diagnostic, title: string): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.diagnostics = [problem];
  return fix;
}
