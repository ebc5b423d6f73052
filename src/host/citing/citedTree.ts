import * as vscode from 'vscode';
import type { FormattedReference } from '../../core/citations/styles/formatReferences';
import type { Disposable } from '../../core/event';
import type { LibraryPaper, Paper } from '../../core/papers/paper';
import { nameOf } from '../bibliographyFile';
import { citedViewId, papersMimeType } from '../contributionIds';
import { asCommand, ContextKey } from '../contributions';
import { DisposableStore } from '../disposables';
import { sentenceOf, type Log } from '../log';
import { describePaper, paperContext } from '../treeItems';
import type { CitationContextParts } from './citedHere';
import { citedPapers, textsOfNote, type CitedPaperHere, type NoteText } from './citedPapers';
import type { ReadyStyle } from './citationStyles';
import { notebookOf, notePlace } from './notePlace';
import type { References } from './references';

/** So long after the last change a note is looked at again, in milliseconds. */
const quiet = 300;

/** The list that rows of this view stand in, to whoever steps through it. */
export const citedList = 'cited';

/** A row of the view *Cited in This Note*. */
export type CitedRow = CitedPaperRow | CitedEntryRow | UnknownKeyRow;

interface CitedKeyRow {
  readonly citekey: string;
  /** Where it is cited first. */
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** A paper of the library. */
export interface CitedPaperRow extends CitedKeyRow {
  readonly kind: 'paper';
  readonly paperId: string;
  readonly paper: LibraryPaper;
  readonly list: string;
  /** Absent where no reference could be formatted. */
  readonly reference?: FormattedReference;
}

/** A paper that only the note's bibliography has. */
interface CitedEntryRow extends CitedKeyRow {
  readonly kind: 'entry';
  readonly paper: Omit<Paper, 'abstract'>;
  readonly reference?: FormattedReference;
}

/** A key that no paper answers to. */
interface UnknownKeyRow extends CitedKeyRow {
  readonly kind: 'unknown';
}

/** What the last note cites, formatted. */
interface CitedList {
  readonly rows: readonly CitedRow[];
  readonly style?: ReadyStyle;
  /** Why there are no references, in a sentence. */
  readonly problem?: string;
}

export interface CitedTreeParts extends CitationContextParts {
  readonly references: References;
  readonly log: Log;
}

/**
 * The view *Cited in This Note*: what the note cites that was written in last, in the order of the list of references
 * as the citation style has it. It looks only while it is seen.
 */
export class CitedTree
  implements
    Disposable,
    vscode.TreeDataProvider<CitedRow>,
    vscode.TreeDragAndDropController<CitedRow>
{
  private readonly store = new DisposableStore();
  private readonly didChangeTreeData = this.store.add(new vscode.EventEmitter<undefined>());
  private readonly stateKey = new ContextKey('lectern.citedState');
  private readonly view: vscode.TreeView<CitedRow>;
  private note: vscode.TextDocument | undefined;
  private rows: readonly CitedRow[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the looks, so that only the last one shows what it found. */
  private looks = 0;

  readonly onDidChangeTreeData = this.didChangeTreeData.event;
  readonly dragMimeTypes = [papersMimeType];
  readonly dropMimeTypes = [];

  constructor(private readonly parts: CitedTreeParts) {
    const { store } = this;
    const { library, names, references } = parts;
    this.stateKey.set('none');
    this.view = store.add(
      vscode.window.createTreeView(citedViewId, {
        treeDataProvider: this,
        dragAndDropController: this,
        canSelectMany: true,
      }),
    );
    this.follow(vscode.window.activeTextEditor);
    store.add(this.view.onDidChangeVisibility(({ visible }) => visible && this.later(0)));
    store.add(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.follow(editor);
        this.later(0);
      }),
    );
    store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.concerns(document)) this.later(quiet);
      }),
    );
    store.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document !== this.note) return;
        this.note = undefined;
        this.later(0);
      }),
    );
    store.add(library.onDidChange(() => this.later(quiet)));
    store.add(names.onDidChange(() => this.later(quiet)));
    store.add(references.styles.onDidChange(() => this.later(0)));
    this.later(0);
  }

  getChildren(row?: CitedRow): CitedRow[] {
    return row ? [] : [...this.rows];
  }

  getTreeItem(row: CitedRow): vscode.TreeItem {
    switch (row.kind) {
      case 'paper':
        return paperItem(row);
      case 'entry':
        return entryItem(row);
      case 'unknown':
        return unknownItem(row);
    }
  }

  handleDrag(rows: readonly CitedRow[], data: vscode.DataTransfer): void {
    const ids = rows.flatMap((row) => (row.kind === 'paper' ? [row.paperId] : []));
    if (ids.length > 0) data.set(papersMimeType, new vscode.DataTransferItem(JSON.stringify(ids)));
  }

  /** The papers of the view, in its order. */
  get paperIds(): string[] {
    return this.rows.flatMap((row) => (row.kind === 'paper' ? [row.paperId] : []));
  }

  /** The references of the note as it reads now, whether the view is seen or not; undefined where there is no note. */
  async referencesNow(): Promise<readonly FormattedReference[] | undefined> {
    this.follow(vscode.window.activeTextEditor);
    const texts = this.texts();
    if (texts.length === 0) return undefined;
    const cited = await citedPapers(this.parts, texts);
    return this.format(cited, await this.styleOf(texts));
  }

  /** The texts of the note that the view is about. */
  texts(): NoteText[] {
    return this.note && !this.note.isClosed ? textsOfNote(this.parts, this.note) : [];
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // Where none is active, the user is in a view or a panel: beside the note.
    if (!editor) return;
    const language = this.parts.notes.languageOf(editor.document);
    if (language && !languagesOfLinks.has(language.id)) this.note = editor.document;
  }

  private concerns(document: vscode.TextDocument): boolean {
    if (!this.note) return false;
    if (document === this.note || /\.(?:bib|json|ya?ml|csl)$/i.test(document.uri.path)) return true;
    const notebook = notebookOf(this.note.uri);
    return notebook !== undefined && notebook === notebookOf(document.uri);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.view.visible) return;
      this.look().catch((error: unknown) =>
        this.parts.log.error(error instanceof Error ? error : String(error)),
      );
    }, milliseconds);
  }

  private async look(): Promise<void> {
    this.looks += 1;
    const look = this.looks;
    const texts = this.texts();
    const list = await this.listOf(texts);
    if (look !== this.looks) return;
    this.show(list, texts);
  }

  private async listOf(texts: readonly NoteText[]): Promise<CitedList> {
    const cited = await citedPapers(this.parts, texts);
    if (cited.length === 0) return { rows: [] };
    try {
      const style = await this.styleOf(texts);
      return { style, rows: rowsOf(cited, await this.format(cited, style)) };
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      return { rows: rowsOf(cited, []), problem };
    }
  }

  private styleOf(texts: readonly NoteText[]): Promise<ReadyStyle> {
    const { styles } = this.parts.references;
    const [first] = texts;
    if (!first) return styles.ofSetting();
    const { document, language } = first;
    return styles.ofNote({ uri: notePlace(document).uri, language, text: document.getText() });
  }

  private format(
    cited: readonly CitedPaperHere[],
    style: ReadyStyle,
  ): Promise<readonly FormattedReference[]> {
    const papers = cited.flatMap(({ citekey, paper, entry }) => {
      const known = paper ?? entry;
      return known ? [{ citekey, paper: known }] : [];
    });
    return this.parts.references.inStyle(papers, style);
  }

  private show({ rows, style, problem }: CitedList, texts: readonly NoteText[]): void {
    this.rows = rows;
    const [first] = texts;
    this.stateKey.set(first === undefined ? 'none' : rows.length === 0 ? 'empty' : 'listed');
    const name = first && nameOf(notePlace(first.document).uri);
    const description = [name, style?.style.name].filter((part) => part !== undefined).join(' · ');
    this.view.description = description === '' ? undefined : description;
    this.view.message = problem;
    this.didChangeTreeData.fire(undefined);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.store.dispose();
  }
}

/** In these, what is cited stands there with its address: there is nothing to list. */
const languagesOfLinks: ReadonlySet<string> = new Set(['codeComment', 'markdownLink', 'template']);

/** In the order of the references, what could not be formatted behind them. */
function rowsOf(
  cited: readonly CitedPaperHere[],
  references: readonly FormattedReference[],
): CitedRow[] {
  const byKey = new Map(references.map((reference) => [reference.id, reference]));
  const places = new Map(references.map(({ id }, index) => [id, index]));
  const placeOf = ({ citekey }: CitedPaperHere) => places.get(citekey) ?? Infinity;
  const ordered = cited
    .map((each, index) => ({ each, index }))
    .sort((one, other) => placeOf(one.each) - placeOf(other.each) || one.index - other.index);
  return ordered.map(({ each: { citekey, uri, range, paper, entry } }): CitedRow => {
    const reference = byKey.get(citekey);
    const key = { citekey, uri, range };
    if (paper) {
      const row = { kind: 'paper', paperId: paper.id, paper, list: citedList } as const;
      return { ...key, ...row, ...(reference && { reference }) };
    }
    if (entry) return { ...key, kind: 'entry', paper: entry, ...(reference && { reference }) };
    return { ...key, kind: 'unknown' };
  });
}

function paperItem(row: CitedPaperRow): vscode.TreeItem {
  const item = knownItem(row, describePaper(row.paper));
  item.contextValue = paperContext(row.paper);
  item.command = asCommand('lectern.openPaper', vscode.l10n.t('Open Paper'), row);
  return item;
}

function entryItem(row: CitedEntryRow): vscode.TreeItem {
  const item = knownItem(row, describePaper(row.paper));
  item.contextValue = 'citedEntry';
  item.command = goTo(row);
  return item;
}

function knownItem(
  { citekey, paper, reference }: CitedPaperRow | CitedEntryRow,
  described: string,
): vscode.TreeItem {
  const named = described === '' ? citekey : described;
  const number = reference?.label?.text;
  const item = new vscode.TreeItem(number === undefined ? named : `${number} ${named}`);
  item.id = `cited/${citekey}`;
  item.description = paper.title;
  const text = reference?.texts.text ?? [described, paper.title].join(', ');
  item.accessibilityInformation = { label: number === undefined ? text : `${number} ${text}` };
  const tooltip = new vscode.MarkdownString();
  // Each form escapes what is in the data, so that nothing of a title is Markdown.
  if (reference) tooltip.appendMarkdown(reference.texts.markdown);
  else tooltip.appendText(text);
  item.tooltip = tooltip.appendMarkdown('\n\n').appendText(citekey);
  return item;
}

function unknownItem(row: UnknownKeyRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.citekey);
  item.id = `cited/${row.citekey}`;
  item.description = vscode.l10n.t('unknown');
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'unknownKey';
  item.tooltip = vscode.l10n.t(
    'Neither the library nor a bibliography of the note has the citekey “{0}”.',
    row.citekey,
  );
  item.accessibilityInformation = { label: item.tooltip };
  item.command = goTo(row);
  return item;
}

/** Shows where the key is cited. */
function goTo({ uri, range }: CitedKeyRow): vscode.Command {
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Go to Citation'),
    arguments: [uri, { selection: range }],
  };
}
