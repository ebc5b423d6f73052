import * as vscode from 'vscode';
import { frontMatterReferences } from '../../core/citations/languages/frontMatter';
import type { Disposable } from '../../core/event';
import { nameOf } from '../bibliographyFile';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import type { Log } from '../log';
import { bibliographiesNamed } from './bibliographiesOf';
import { rangeOf } from '../textRanges';
import { entryOf, type CitationContextParts } from './citedHere';

/** So long after the last change a note is looked at again, in milliseconds. */
const quiet = 300;

export const unknownCitekey = 'unknownCitekey';

/**
 * Tells in Problems which citations of open notes no bibliography of theirs resolves, and which entries lack what every
 * style prints. A note is only judged by bibliographies that it or its project names and that are all there: anything else could be wrong.
 */
export class CitationProblems implements Disposable {
  private readonly store = new DisposableStore();
  private readonly collection = this.store.add(
    vscode.languages.createDiagnosticCollection('lectern.citations'),
  );
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly parts: CitationContextParts,
    private readonly log: Log,
  ) {
    const { store } = this;
    const later = (document: vscode.TextDocument) => this.later(document, quiet);
    store.add(vscode.workspace.onDidOpenTextDocument((document) => this.later(document, 0)));
    store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        if (isBibliography(document.uri)) this.all();
        else later(document);
      }),
    );
    store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        clearTimeout(this.timers.get(uri.toString()));
        this.timers.delete(uri.toString());
        this.collection.delete(uri);
      }),
    );
    const watcher = store.add(vscode.workspace.createFileSystemWatcher('**/*.{bib,json,yaml,yml}'));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) {
      store.add(event(() => this.all()));
    }
    store.add(parts.names.onDidChange(() => this.all()));
    store.add(onDidChangeSettings(['lectern.citation.problems'], () => this.all()));
    this.all();
  }

  private all(): void {
    for (const document of vscode.workspace.textDocuments) this.later(document, quiet);
  }

  private later(document: vscode.TextDocument, milliseconds: number): void {
    if (!this.parts.notes.languageOf(document)?.usesBibliography) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    const check = () => {
      this.timers.delete(key);
      this.check(document).catch((error: unknown) => this.log.warn(String(error)));
    };
    this.timers.set(key, setTimeout(check, milliseconds));
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const found = await this.problems(document);
    if (document.isClosed || document.version !== version) return;
    this.collection.set(document.uri, found);
  }

  /** What is wrong with the citations of a note as it reads now. */
  async problems(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
    const language = this.parts.notes.languageOf(document);
    const isAsked = readSetting('lectern.citation.problems', document.uri);
    if (!language?.usesBibliography || !isAsked) return [];
    const note = document.getText();
    const { named, found } = await bibliographiesNamed(this.parts.names, document, language, note);
    if (named === 0 || found.length < named) return [];
    const bibliographies = await this.parts.entries.of(found);
    if (bibliographies.length < named) return [];
    const inNote = new Set(frontMatterReferences(note));
    const problems: vscode.Diagnostic[] = [];
    for (const { citekey, range } of language.citations(note).flatMap(({ keys }) => keys)) {
      if (citekey === '*' || inNote.has(citekey)) continue;
      const entry = entryOf(bibliographies, citekey);
      if (entry && entry.missing.length === 0) continue;
      const problem = new vscode.Diagnostic(
        rangeOf(document, range),
        entry
          ? vscode.l10n.t(
              'The entry “{0}” in {1} has no {2}.',
              citekey,
              nameOf(entry.bibliography),
              entry.missing.join(', '),
            )
          : vscode.l10n.t(
              'No entry of {0} has the citekey “{1}”.',
              found.map(nameOf).join(', '),
              citekey,
            ),
        entry ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning,
      );
      problem.source = 'Lectern';
      problem.code = entry ? 'incompleteEntry' : unknownCitekey;
      problems.push(problem);
    }
    return problems;
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.store.dispose();
  }
}

function isBibliography({ path }: vscode.Uri): boolean {
  return /\.(?:bib|json|ya?ml)$/i.test(path);
}
