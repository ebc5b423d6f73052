import * as vscode from 'vscode';
import type { ComparedEntry } from '../../core/citations/comparedEntries';
import type { CitedKey } from '../../core/citations/notesLanguage';
import { ownReferences } from '../../core/citations/ownReferences';
import type { Disposable } from '../../core/event';
import { nameOf } from '../bibliographyFile';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import type { Log } from '../log';
import { bibliographiesNamed } from './bibliographiesOf';
import { rangeOf } from '../textRanges';
import type { EntryPlace } from './bibliographyEntries';
import { entryOf, type CitationContextParts } from './citedHere';

/** So long after the last change a note is looked at again, in milliseconds. */
const quiet = 300;

export const unknownCitekey = 'unknownCitekey';
export const publishedPreprint = 'publishedPreprint';
export const otherPaper = 'otherPaper';

/**
 * Tells in Problems which citations of open notes no bibliography of theirs resolves, and which entries lack what every
 * style prints, are of preprints that the library has published, or have the identifier of another paper. A note is only judged by bibliographies that it or its project names and that are all there: anything else could be wrong.
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
    store.add(parts.library.onDidChange(() => this.all()));
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
    const inNote = ownReferences(note, language);
    const problems: vscode.Diagnostic[] = [];
    const add = (
      key: CitedKey,
      code: string,
      severity: vscode.DiagnosticSeverity,
      said: string,
    ) => {
      const problem = new vscode.Diagnostic(rangeOf(document, key.range), said, severity);
      problem.source = 'Lectern';
      problem.code = code;
      problems.push(problem);
    };
    /** The first citation of each entry. */
    const cited = new Map<EntryPlace, CitedKey>();
    const entries = new Map<string, EntryPlace | undefined>();
    for (const key of language.citations(note).flatMap(({ keys }) => keys)) {
      const { citekey } = key;
      if (citekey === '*' || inNote.has(citekey)) continue;
      if (!entries.has(citekey)) entries.set(citekey, entryOf(bibliographies, citekey));
      const entry = entries.get(citekey);
      if (!entry) {
        const names = found.map(nameOf).join(', ');
        const said = vscode.l10n.t('No entry of {0} has the citekey “{1}”.', names, citekey);
        add(key, unknownCitekey, vscode.DiagnosticSeverity.Warning, said);
        continue;
      }
      if (!cited.has(entry)) cited.set(entry, key);
      if (entry.missing.length === 0) continue;
      const said = vscode.l10n.t(
        'The entry “{0}” in {1} has no {2}.',
        citekey,
        nameOf(entry.bibliography),
        entry.missing.join(', '),
      );
      add(key, 'incompleteEntry', vscode.DiagnosticSeverity.Information, said);
    }
    const compared = await this.compared([...cited.keys()]);
    for (const [entry, key] of cited) {
      const { published, misfit } = compared.get(entry) ?? {};
      if (misfit) {
        const said = vscode.l10n.t(
          'The entry “{0}” in {1} has {2}, which is that of “{3}” in the library.',
          key.citekey,
          nameOf(entry.bibliography),
          misfit.identifier,
          misfit.title,
        );
        add(key, otherPaper, vscode.DiagnosticSeverity.Warning, said);
      } else if (published) {
        const { 'container-title': venue, DOI } = published[0].paper;
        const said = vscode.l10n.t(
          '“{0}” is cited as a preprint. The library has it as it was published ({1}).',
          key.citekey,
          venue ?? DOI ?? '',
        );
        add(key, publishedPreprint, vscode.DiagnosticSeverity.Information, said);
      }
    }
    return problems;
  }

  /** What entries are of: one question for each bibliography. */
  private async compared(
    cited: readonly EntryPlace[],
  ): Promise<ReadonlyMap<EntryPlace, ComparedEntry>> {
    const byBibliography = new Map<vscode.Uri, EntryPlace[]>();
    for (const entry of cited) {
      const known = byBibliography.get(entry.bibliography);
      if (known) known.push(entry);
      else byBibliography.set(entry.bibliography, [entry]);
    }
    const all = new Map<EntryPlace, ComparedEntry>();
    for (const [bibliography, entries] of byBibliography) {
      const citekeys = entries.map(({ citekey }) => citekey);
      const compared = await this.parts.entries.compare(bibliography, citekeys);
      for (const entry of entries) {
        const each = compared.get(entry.citekey);
        if (each) all.set(entry, each);
      }
    }
    return all;
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.store.dispose();
  }
}

function isBibliography({ path }: vscode.Uri): boolean {
  return /\.(?:bib|json|ya?ml)$/i.test(path);
}
