import * as vscode from 'vscode';
import { citedKeys } from '../../core/citations/citedKeys';
import { Emitter, type Disposable } from '../../core/event';
import type { Library } from '../../core/papers/library';
import { webAddress } from '../../core/papers/links';
import { bibliographiesOf } from '../citing/bibliographiesOf';
import type { BibliographyNames } from '../citing/bibliographyNames';
import { papersByAddress, papersByCitekey } from '../citing/citedPaper';
import { textsOfNote, type NoteText } from '../citing/citedPapers';
import { isNotebookCell } from '../citing/notePlace';
import { DisposableStore } from '../disposables';
import type { LastSearch } from '../lastSearch';
import type { NoteEditor } from '../noteEditor';

/** What the map lights up. */
export interface Lights {
  readonly selected: readonly string[];
  readonly cited: readonly string[];
  /** Found by the tree's filter; undefined where that is empty, or where a search has its place. */
  readonly filtered?: readonly string[];
  /** Found by the last search. */
  readonly searched?: readonly string[];
}

/** What the lights need of the tree. */
export interface LitTree {
  readonly filter: string;
  readonly onDidChangeFilter: (listener: () => void) => Disposable;
  readonly selected: readonly { readonly paperId: string }[];
  readonly onDidChangeSelection: (listener: () => void) => Disposable;
}

export interface MapLightParts {
  readonly library: Pick<Library, 'find' | 'get' | 'records' | 'onDidChange'>;
  readonly tree: LitTree;
  readonly search: Pick<LastSearch, 'found' | 'forget' | 'onDidChange'>;
  readonly notes: Pick<NoteEditor, 'languageOf'>;
  readonly names: BibliographyNames;
}

/** More found papers than that are not lit up: a search that finds so much says nothing about where. */
const mostFound = 5000;
/** A note is looked through once its author has paused for so long, in milliseconds. */
const pause = 600;

/** Which papers stand out at the moment: selected in the tree, found by its filter or a search, cited in the open note. */
export class MapLightSource implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new Emitter<void>());
  private note: vscode.TextDocument | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the note cites, as of this version of it. */
  private known: { readonly text: string; readonly cited: Promise<readonly string[]> } | undefined;

  readonly onDidChange = this.didChange.event;

  constructor(private readonly parts: MapLightParts) {
    const { store } = this;
    const { library, tree, search } = parts;
    store.add(tree.onDidChangeSelection(() => this.didChange.fire()));
    store.add(search.onDidChange(() => this.didChange.fire()));
    // Whoever filters after a search wants to see that.
    store.add(tree.onDidChangeFilter(() => search.forget()));
    store.add(library.onDidChange(() => (this.known = undefined)));
    store.add(vscode.window.onDidChangeVisibleTextEditors(() => this.noteChanged()));
    store.add(vscode.window.onDidChangeActiveTextEditor(() => this.noteChanged()));
    store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.isOfNote(document)) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.didChange.fire(), pause);
      }),
    );
    this.note = this.openNote();
  }

  /** Resolves to what is lit up now. */
  readonly current = async (): Promise<Lights> => {
    const { tree, search } = this.parts;
    const selected = tree.selected.map(({ paperId }) => paperId);
    const searched = search.found;
    const [cited, filtered] = await Promise.all([
      this.citedHere(),
      searched || tree.filter === '' ? undefined : this.foundBy(tree.filter),
    ]);
    return {
      selected,
      cited,
      ...(filtered ? { filtered } : {}),
      ...(searched ? { searched } : {}),
    };
  };

  forgetSearch(): void {
    this.parts.search.forget();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.store.dispose();
  }

  private noteChanged(): void {
    const note = this.openNote();
    if (note === this.note) return;
    this.note = note;
    this.known = undefined;
    this.didChange.fire();
  }

  /** Asked at every letter that is typed anywhere. Cells of a notebook have its path. */
  private isOfNote(document: vscode.TextDocument): boolean {
    const { note } = this;
    if (!note || document === note) return note !== undefined;
    return isNotebookCell(note.uri) && document.uri.path === note.uri.path;
  }

  /** The note that is written in, else one that can be seen, else the last one as long as it is open. */
  private openNote(): vscode.TextDocument | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = activeTextEditor
      ? [activeTextEditor, ...visibleTextEditors]
      : visibleTextEditors;
    const seen = editors.find(({ document }) => this.parts.notes.languageOf(document))?.document;
    return seen ?? (this.note?.isClosed === false ? this.note : undefined);
  }

  private citedHere(): Promise<readonly string[]> {
    const { note, parts } = this;
    const texts = note && !note.isClosed ? textsOfNote(parts, note) : [];
    // Another language may cite by other means.
    const text = texts
      .flatMap(({ document, language }) => [language.id, document.getText()])
      .join('\n');
    if (this.known?.text !== text) this.known = { text, cited: this.findCited(texts) };
    return this.known.cited;
  }

  private async findCited(texts: readonly NoteText[]): Promise<readonly string[]> {
    const ids = await Promise.all(texts.map((text) => this.citedBy(text)));
    return [...new Set(ids.flat())];
  }

  /** Notes cite by citekeys; or, where they cite by links, by addresses. */
  private async citedBy({ document, language }: NoteText): Promise<string[]> {
    const { library, names } = this.parts;
    const note = document.getText();
    const keys = [...citedKeys(note, language)];
    const addresses = keys.filter((key) => webAddress(key) !== undefined);
    const citekeys = keys.filter((key) => webAddress(key) === undefined);
    const [byCitekey, byAddress] = await Promise.all([
      papersByCitekey(library, citekeys, async () =>
        (await bibliographiesOf(names, document, language, note)).map(String),
      ),
      papersByAddress(library, addresses),
    ]);
    return [...byCitekey.values(), ...byAddress].map(({ id }) => id);
  }

  private async foundBy(text: string): Promise<readonly string[]> {
    const { hits } = await this.parts.library.find(
      { text, match: 'all', sort: 'date', explain: false },
      { offset: 0, limit: mostFound },
    );
    return hits.map(({ paper }) => paper.id);
  }
}
