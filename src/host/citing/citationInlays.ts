import * as vscode from 'vscode';
import type { ComparedEntry } from '../../core/citations/comparedEntries';
import type { CitedKey } from '../../core/citations/notesLanguage';
import { asCommand, onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import { bibliographiesOf } from './bibliographiesOf';
import { citableDocuments } from './citableDocuments';
import { entryOf, type CitationContextParts } from './citedHere';

/** So long after a change hints are asked for again, in milliseconds. */
const quiet = 300;
/** Longer names are of broken records. */
const longestNames = 60;

/** Shows author and year behind each citekey that a bibliography of the note has. */
export class CitationInlays implements vscode.InlayHintsProvider {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeInlayHints = this.didChange.event;

  constructor(private readonly parts: CitationContextParts) {
    const { store } = this;
    const changed = () => this.later();
    store.add({ dispose: () => clearTimeout(this.timer) });
    store.add(parts.library.onDidChange(changed));
    store.add(parts.names.onDidChange(changed));
    store.add(onDidChangeSettings(['lectern.citation.inlayHints'], changed));
    store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (/\.(?:bib|json|ya?ml)$/i.test(document.uri.path)) changed();
      }),
    );
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.store,
      vscode.languages.registerInlayHintsProvider(citableDocuments, this),
    );
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    if (!readSetting('lectern.citation.inlayHints', document)) return [];
    const language = this.parts.notes.languageOf(document);
    if (!language?.usesBibliography) return [];
    const note = document.getText();
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const keys = language
      .citations(note)
      .flatMap((citation) => citation.keys)
      .filter(({ range: { start, end } }) => end >= from && start <= to);
    if (keys.length === 0) return [];
    const uris = await bibliographiesOf(this.parts.names, document, language, note);
    const compared = await this.compare(uris, keys);
    if (token.isCancellationRequested) return [];
    return keys.flatMap(({ citekey, range: { end } }) => {
      const entry = compared.get(citekey);
      return entry ? hintOf(entry, document.positionAt(end)) : [];
    });
  }

  /** What the keys are of, in the first bibliography that has each. */
  private async compare(
    uris: readonly vscode.Uri[],
    keys: readonly CitedKey[],
  ): Promise<ReadonlyMap<string, ComparedEntry>> {
    const bibliographies = await this.parts.entries.of(uris);
    const all = new Map<string, ComparedEntry>();
    for (const { uri } of bibliographies) {
      const citekeys = keys
        .map(({ citekey }) => citekey)
        .filter((citekey) => entryOf(bibliographies, citekey)?.bibliography === uri);
      if (citekeys.length === 0) continue;
      for (const [citekey, entry] of await this.parts.entries.compare(uri, citekeys)) {
        all.set(citekey, entry);
      }
    }
    return all;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.didChange.fire(), quiet);
  }
}

function hintOf(entry: ComparedEntry, position: vscode.Position): vscode.InlayHint[] {
  const { authors, year, title, paperId } = entry;
  const text = [cut(authors === '' ? title : authors), year]
    .filter((part) => part !== undefined)
    .join(', ');
  const part = new vscode.InlayHintLabelPart(text);
  part.tooltip = title;
  if (paperId !== undefined) {
    part.command = asCommand('lectern.openPaper', vscode.l10n.t('Open Paper'), paperId);
  }
  const hint = new vscode.InlayHint(position, [part]);
  hint.paddingLeft = true;
  return [hint];
}

function cut(text: string): string {
  return text.length > longestNames ? `${text.slice(0, longestNames)}…` : text;
}
