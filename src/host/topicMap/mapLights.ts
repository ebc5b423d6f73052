import * as vscode from 'vscode';
import { citedKeys, citesPaper } from '../../core/citations/citedKeys';
import { Emitter, type Disposable } from '../../core/event';
import type { Library, Query } from '../../core/papers/library';
import type { MapLights } from '../../protocol/topicMapProtocol';
import { DisposableStore } from '../disposables';
import type { NoteEditor } from '../noteEditor';

/** What the lights need of the tree. */
export interface LitTree {
  readonly filter: string;
  readonly selected: readonly { readonly paperId: string }[];
  readonly onDidChangeSelection: (listener: () => void) => Disposable;
}

/** More found papers than that are not lit up: a search that finds so much says nothing about where. */
const mostFound = 5000;
/** Keys that are asked for at once. */
const keysAtOnce = 40;
/** A note is looked through once its author has paused for so long, in milliseconds. */
const pause = 600;

/** Which papers stand out at the moment: selected in the tree, found by its filter, cited in the open note. */
export class MapLightSource implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new Emitter<void>());
  private note: vscode.TextDocument | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the note cites, as of this version of it. */
  private known: { readonly text: string; readonly cited: Promise<readonly string[]> } | undefined;

  readonly onDidChange = this.didChange.event;

  constructor(
    private readonly library: Pick<Library, 'find' | 'onDidChange'>,
    private readonly tree: LitTree,
    private readonly notes: Pick<NoteEditor, 'languageOf'>,
  ) {
    const { store } = this;
    store.add(tree.onDidChangeSelection(() => this.didChange.fire()));
    store.add(library.onDidChange(() => (this.known = undefined)));
    store.add(vscode.window.onDidChangeVisibleTextEditors(() => this.noteChanged()));
    store.add(vscode.window.onDidChangeActiveTextEditor(() => this.noteChanged()));
    store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== this.note) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.didChange.fire(), pause);
      }),
    );
    this.note = this.openNote();
  }

  /** Resolves to what is lit up now. */
  readonly current = async (): Promise<MapLights> => {
    const { filter } = this.tree;
    const selected = this.tree.selected.map(({ paperId }) => paperId);
    const [cited, found] = await Promise.all([
      this.citedHere(),
      filter === ''
        ? undefined
        : this.idsOf({ text: filter, match: 'all', sort: 'date' }, mostFound),
    ]);
    return { selected, cited, ...(found ? { found } : {}) };
  };

  dispose(): void {
    clearTimeout(this.timer);
    this.store.dispose();
  }

  private noteChanged(): void {
    const note = this.openNote();
    if (note === this.note) return;
    this.note = note;
    this.didChange.fire();
  }

  /** The note that is written in, else one that can be seen, else the last one as long as it is open. */
  private openNote(): vscode.TextDocument | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = activeTextEditor
      ? [activeTextEditor, ...visibleTextEditors]
      : visibleTextEditors;
    const seen = editors.find(({ document }) => this.notes.languageOf(document))?.document;
    return seen ?? (this.note?.isClosed === false ? this.note : undefined);
  }

  private citedHere(): Promise<readonly string[]> {
    const { note } = this;
    const language = note && !note.isClosed ? this.notes.languageOf(note) : undefined;
    if (!note || !language) return Promise.resolve([]);
    const text = note.getText();
    if (this.known?.text !== text) {
      this.known = { text, cited: this.findCited(text, language) };
    }
    return this.known.cited;
  }

  private async findCited(
    text: string,
    language: NonNullable<ReturnType<NoteEditor['languageOf']>>,
  ): Promise<readonly string[]> {
    const isCited = citesPaper(text, language);
    const keys = [...citedKeys(text, language)].filter((key) => !/["\s]/.test(key));
    // A note that cites by links has addresses for keys, which a query finds one at a time.
    const addresses = keys.filter((key) => key.includes('/'));
    const plain = keys.filter((key) => !key.includes('/'));
    const queries = [...addresses.slice(0, keysAtOnce)];
    for (let at = 0; at < plain.length; at += keysAtOnce) {
      const some = plain.slice(at, at + keysAtOnce);
      queries.push(some.map((key) => `key:"${key}"`).join(' OR '));
    }
    const ids = new Set<string>();
    for (const query of queries) {
      const { hits } = await this.library.find(
        { text: query, match: 'all', sort: 'date' },
        { offset: 0, limit: 2 * keysAtOnce },
      );
      for (const { paper } of hits) if (isCited(paper)) ids.add(paper.id);
    }
    return [...ids];
  }

  private async idsOf(query: Query, limit: number): Promise<readonly string[]> {
    const { hits } = await this.library.find(query, { offset: 0, limit });
    return hits.map(({ paper }) => paper.id);
  }
}
