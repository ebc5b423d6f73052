import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/citations/bibliography/bibliographyFormats';
import { correctedIdentifier } from '../../core/citations/bibliography/correctedIdentifier';
import { similarCitekeys } from '../../core/citations/similarCitekeys';
import { nameOf } from '../bibliographyFile';
import { asCommand } from '../contributions';
import { citableDocuments } from './citableDocuments';
import { rangeOf } from '../textRanges';
import { citedHere, type CitationContextParts } from './citedHere';
import { paperByCitekey } from './citedPaper';
import { otherPaper, publishedPreprint, unknownCitekey } from './citationProblems';

/** Offers for a key that no bibliography has: the keys that may be meant, and the entry of the library's paper; for a preprint its publication; for an identifier of another paper the right one. */
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
    const own = diagnostics.filter(({ source }) => source === 'Lectern');
    const fixes = own.map(async (problem) => {
      if (problem.code === unknownCitekey) return this.fixes(document, problem);
      if (problem.code === otherPaper) return this.useRightIdentifier(document, problem);
      return problem.code === publishedPreprint ? this.usePublished(document, problem) : [];
    });
    return (await Promise.all(fixes)).flat();
  }

  /**
   * What is published is cited by its own key where a bibliography of the note has it; else the entry of the preprint
   * becomes that of the publication, and notes cite it as before.
   */
  private async usePublished(
    document: vscode.TextDocument,
    problem: vscode.Diagnostic,
  ): Promise<vscode.CodeAction[]> {
    const here = await citedHere(this.parts, document, problem.range.start);
    if (!here?.entry) return [];
    const { key, entry, language, bibliographies } = here;
    const compared = await this.parts.entries.compare(entry.bibliography, [entry.citekey]);
    const published = compared.get(entry.citekey)?.published;
    if (!published) return [];
    const own = published.flatMap(({ source = entry.bibliography.toString(), paper }) => {
      const bibliography = bibliographies.find(({ uri }) => uri.toString() === source);
      return bibliography?.find(paper.citekey ?? '')?.citekey ?? [];
    });
    const [citekey] = own.filter((each) => each !== key.citekey);
    const edit = new vscode.WorkspaceEdit();
    if (citekey !== undefined) {
      const note = document.getText();
      for (const each of language.citations(note).flatMap(({ keys }) => keys)) {
        if (each.citekey !== key.citekey) continue;
        const { range, newText } = language.replaceKey(note, each, citekey);
        edit.replace(document.uri, rangeOf(document, range), newText);
      }
    } else {
      const bibliography = await vscode.workspace.openTextDocument(entry.bibliography);
      const text = bibliography.getText();
      const format = bibliographyFormat(bibliography.uri.path, text);
      for (const change of format?.publishEntry(text, entry.citekey, published[0].paper) ?? []) {
        edit.replace(bibliography.uri, rangeOf(bibliography, change.range), change.newText);
      }
    }
    if (edit.size === 0) return [];
    const fix = fixOf(
      problem,
      citekey !== undefined
        ? vscode.l10n.t('Use the published one: cite “{0}”', citekey)
        : vscode.l10n.t(
            'Use the published one: update the entry in {0}',
            nameOf(entry.bibliography),
          ),
    );
    fix.edit = edit;
    fix.isPreferred = true;
    return [fix];
  }

  /** The entry gets the identifier that the library has for the paper which it names. */
  private async useRightIdentifier(
    document: vscode.TextDocument,
    problem: vscode.Diagnostic,
  ): Promise<vscode.CodeAction[]> {
    const here = await citedHere(this.parts, document, problem.range.start);
    if (!here?.entry) return [];
    const { citekey, bibliography: uri } = here.entry;
    const compared = (await this.parts.entries.compare(uri, [citekey])).get(citekey);
    const { identifier, right } = compared?.misfit ?? {};
    if (!compared || identifier === undefined || right === undefined) return [];
    const bibliography = await vscode.workspace.openTextDocument(uri);
    const text = bibliography.getText();
    const format = bibliographyFormat(uri.path, text);
    const changes = format && correctedIdentifier(text, format, citekey, identifier, right);
    if (!changes || changes.length === 0) return [];
    const fix = fixOf(
      problem,
      vscode.l10n.t('Use {0}, which the library has for “{1}”', right, compared.title),
    );
    fix.edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of changes) {
      fix.edit.replace(uri, rangeOf(bibliography, range), newText);
    }
    return [fix];
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
