import * as vscode from 'vscode';
import { Emitter, type Disposable } from '../core/event';
import type {
  FindResult,
  Group,
  Grouping,
  Library,
  Page,
  Query,
  SortOrder,
} from '../core/papers/library';
import { groupings } from '../core/papers/library';
import { papersMimeType, viewId, type GroupSign } from './contributionIds';
import { ContextKey } from './contributions';
import { DisposableStore } from './disposables';
import type { LibraryState } from './libraryState';
import type { Log } from './log';
import { PagedPapers } from './pagedPapers';
import { droppedFiles } from './sources/droppedFiles';
import type { SavedSearch, SavedSearches } from './savedSearches';
import { TopicChoices } from './topics/topicChoices';
import {
  chosenItem,
  describeMarked,
  groupingLabel,
  groupItem,
  groupRefOf,
  listId,
  moreItem,
  paperItem,
  paperRow,
  savedSearchesItem,
  savedSearchItem,
  type GroupRow,
  type ChosenRow,
  type LibraryRow,
  type ListRow,
  type MoreRow,
  type PaperRow,
  type SavedSearchesRow,
  type SavedSearchRow,
} from './treeItems';

const groupingKey = 'grouping';
const sortKey = 'sort';

export const treeSortOrders = ['date', 'title', 'citekey'] as const satisfies readonly SortOrder[];
export type TreeSortOrder = (typeof treeSortOrders)[number];

/** The tree of papers: saved searches, then all papers grouped, sorted and filtered as the user last chose. */
export class LibraryTree
  implements vscode.TreeDataProvider<LibraryRow>, vscode.TreeDragAndDropController<LibraryRow>
{
  private readonly store = new DisposableStore();
  private readonly didChangeTreeData = this.store.add(new vscode.EventEmitter<undefined>());
  private readonly filteredKey = new ContextKey('lectern.filtered');
  private readonly view: vscode.TreeView<LibraryRow>;
  private readonly didChangeFilter = this.store.add(new Emitter<void>());
  private filterText = '';
  /** Papers that are shown alone, whatever a query finds. */
  private chosen: { readonly label: string; readonly ids: readonly string[] } | undefined;
  /** The lists that were opened, by {@link listId}; only what is shown of each. */
  private lists = new Map<string, PagedPapers>();
  /** The same of saved searches, which do not depend on how the tree is filtered and sorted. */
  private readonly savedLists = new Map<string, PagedPapers>();
  /** How many papers a saved search finds, by its query. */
  private readonly savedCounts = new Map<string, number>();

  readonly onDidChangeTreeData = this.didChangeTreeData.event;
  /** Fires after the tree was filtered otherwise. */
  readonly onDidChangeFilter = this.didChangeFilter.event;
  /** No plain text besides: VS Code would insert that rather than ask our provider for a citation. */
  readonly dragMimeTypes = [papersMimeType];
  readonly dropMimeTypes = ['text/uri-list'];

  constructor(
    private readonly library: Library,
    private readonly state: LibraryState,
    private readonly memory: vscode.Memento,
    private readonly searches: SavedSearches,
    private readonly topics: TopicChoices,
    private readonly addFiles: (files: readonly vscode.Uri[]) => Promise<void>,
    private readonly log: Log,
  ) {
    this.view = this.store.add(
      vscode.window.createTreeView(viewId, {
        treeDataProvider: this,
        dragAndDropController: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.store.add(
      library.onDidChange(() => {
        for (const list of [...this.lists.values(), ...this.savedLists.values()]) list.outdate();
        this.savedCounts.clear();
        this.refresh();
      }),
    );
    this.store.add(searches.onDidChange(() => this.refresh()));
    this.store.add(topics.onDidChange(() => this.refresh()));
    this.store.add(state.onDidChange(() => this.refresh()));
    this.showChoices();
  }

  /** Fires with the one paper that is selected. */
  readonly onDidSelectPaper = (listener: (row: PaperRow) => void): vscode.Disposable =>
    this.view.onDidChangeSelection(({ selection: [row, ...others] }) => {
      if (row?.kind === 'paper' && others.length === 0) listener(row);
    });

  /** Fires whenever other rows are selected. */
  readonly onDidChangeSelection = (listener: () => void): Disposable =>
    this.view.onDidChangeSelection(() => listener());

  /** The papers that are selected. */
  get selected(): readonly PaperRow[] {
    return this.view.selection.flatMap((row) => (row.kind === 'paper' ? [row] : []));
  }

  /** The one group that is selected. */
  get selectedGroup(): GroupRow | undefined {
    const [row, ...others] = this.view.selection;
    return row?.kind === 'group' && others.length === 0 ? row : undefined;
  }

  get grouping(): Grouping {
    const remembered = this.memory.get<string>(groupingKey);
    return groupings.find((grouping) => grouping === remembered) ?? 'topic';
  }

  get sort(): TreeSortOrder {
    const remembered = this.memory.get<string>(sortKey);
    return treeSortOrders.find((order) => order === remembered) ?? 'date';
  }

  get filter(): string {
    return this.filterText;
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.memory.update(groupingKey, grouping);
    this.listAnew();
  }

  async sortBy(order: TreeSortOrder): Promise<void> {
    await this.memory.update(sortKey, order);
    this.listAnew();
  }

  setFilter(text: string): void {
    const filter = text.trim();
    if (filter === this.filterText && !this.chosen) return;
    this.filterText = filter;
    this.chosen = undefined;
    this.filteredKey.set(filter !== '');
    this.listAnew();
    this.didChangeFilter.fire();
  }

  /** Shows these papers alone, in their order under this name, until the tree is filtered otherwise. */
  showOnly(label: string, ids: readonly string[]): void {
    this.filterText = '';
    this.chosen = { label, ids };
    this.filteredKey.set(true);
    this.listAnew();
    this.didChangeFilter.fire();
  }

  /** The ids of the papers that are shown in a list, in their order; none for a list that nobody opened. */
  siblings({ list }: { readonly list?: string | undefined }): string[] {
    if (list === undefined) return [];
    return (this.lists.get(list) ?? this.savedLists.get(list))?.ids ?? [];
  }

  /** Shows the next papers of a list in place of the row that says how many are left. */
  async showMore({ list, parent }: MoreRow): Promise<void> {
    const [first] = (await (this.lists.get(list) ?? this.savedLists.get(list))?.more()) ?? [];
    if (!first) return;
    // All rows, for VS Code may have replaced the row above: it is told from others by identity. Lists are kept.
    this.didChangeTreeData.fire(undefined);
    if (!this.view.visible) return;
    // The first new row stands where the focus was. It cannot be revealed once another change took it away.
    const shown = this.view.reveal(paperRow(first, parent), { select: false, focus: true });
    await shown.then(undefined, () => undefined);
  }

  async getChildren(row?: LibraryRow): Promise<LibraryRow[]> {
    const { kind } = this.state.current;
    if (kind === 'failed' || kind === 'empty') return [];
    try {
      return await (row ? this.childrenOf(row) : this.roots());
    } catch (error) {
      // The library's process may have died under the request; its state tells the user, the log the details.
      this.log.warn(error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  getParent(row: LibraryRow): LibraryRow | undefined {
    return 'parent' in row ? row.parent : undefined;
  }

  getTreeItem(row: LibraryRow): vscode.TreeItem {
    switch (row.kind) {
      case 'group':
        return groupItem(row, this.filterText, this.signsOf(row));
      case 'savedSearches':
        return savedSearchesItem();
      case 'savedSearch':
        return savedSearchItem(row);
      case 'chosen':
        return chosenItem(row);
      case 'paper':
        return paperItem(row);
      case 'more':
        return moreItem(row);
    }
  }

  /** The tooltip holds the abstract, which is fetched only when somebody asks for it. */
  async resolveTreeItem(item: vscode.TreeItem, row: LibraryRow): Promise<vscode.TreeItem> {
    if (row.kind !== 'paper') return item;
    const [paper] = await this.library.get([row.paperId]);
    if (!paper) return item;
    // Titles and abstracts are untrusted text: appended as text, so that nothing in them is Markdown.
    const tooltip = new vscode.MarkdownString();
    tooltip.appendMarkdown('**').appendText(paper.title).appendMarkdown('**\n\n');
    tooltip.appendText(describeMarked(paper));
    if (paper.abstract !== undefined) tooltip.appendMarkdown('\n\n').appendText(paper.abstract);
    item.tooltip = tooltip;
    return item;
  }

  handleDrag(rows: readonly LibraryRow[], data: vscode.DataTransfer): void {
    const papers = rows.flatMap((row) => (row.kind === 'paper' ? [row] : []));
    if (papers.length === 0) return;
    const ids = papers.map((row) => row.paperId);
    data.set(papersMimeType, new vscode.DataTransferItem(JSON.stringify(ids)));
  }

  /** Files that are dropped on the library become sources of it. */
  async handleDrop(_target: LibraryRow | undefined, data: vscode.DataTransfer): Promise<void> {
    await this.addFiles(await droppedFiles(data));
  }

  private async roots(): Promise<LibraryRow[]> {
    if (this.chosen) {
      const { label, ids } = this.chosen;
      return [{ kind: 'chosen', label, count: ids.length }];
    }
    const by = this.grouping;
    const rows =
      by === 'none'
        ? await this.paperRows(undefined)
        : (await this.groups(by)).map((group): LibraryRow => ({
            kind: 'group',
            group,
            by,
          }));
    // Where nothing is to be shown the view says why, and it does so only while it has no rows.
    if (rows.length === 0 || this.searches.all.length === 0) return rows;
    return [{ kind: 'savedSearches' }, ...rows];
  }

  private async groups(by: Grouping): Promise<Group[]> {
    const groups = await this.library.groups(by, this.filterText);
    return by === 'topic' ? this.topics.shown(groups) : groups;
  }

  private signsOf({ by, group: { key } }: GroupRow): GroupSign[] {
    if (by !== 'topic' || !TopicChoices.isTopic(key)) return [];
    return [
      'topic',
      ...(this.topics.isNamed(key) ? ['named' as const] : []),
      ...(this.topics.pinned.includes(key) ? ['pinned' as const] : []),
    ];
  }

  private async childrenOf(row: LibraryRow): Promise<LibraryRow[]> {
    switch (row.kind) {
      case 'savedSearches':
        return Promise.all(this.searches.all.map((search) => this.savedSearchRow(search, row)));
      case 'group': {
        const parts = await this.partsOf(row);
        return parts.length > 0 ? parts : this.paperRows(row);
      }
      case 'savedSearch':
      case 'chosen':
        return this.paperRows(row);
      case 'paper':
      case 'more':
        return [];
    }
  }

  /** The parts of a topic; none where it is all of a piece, or where the filter leaves nothing that is of one. */
  private async partsOf(row: GroupRow): Promise<GroupRow[]> {
    if (row.by !== 'topic') return [];
    const groups = await this.library.groups('subtopic', this.filterText, groupRefOf(row));
    if (groups.every(({ key }) => key === '')) return [];
    return groups.map((group) => ({ kind: 'group', group, by: 'subtopic', parent: row }));
  }

  private async paperRows(parent: ListRow): Promise<LibraryRow[]> {
    const { papers, left } = await this.listOf(parent).shown();
    const rows: LibraryRow[] = papers.map((paper) => paperRow(paper, parent));
    if (left > 0) rows.push({ kind: 'more', list: listId(parent), left, parent });
    return rows;
  }

  private async savedSearchRow(
    search: SavedSearch,
    parent: SavedSearchesRow,
  ): Promise<SavedSearchRow> {
    let count = this.savedCounts.get(search.query);
    if (count === undefined) {
      count = (await this.library.find(savedQuery(search), { offset: 0, limit: 0 })).total;
      this.savedCounts.set(search.query, count);
    }
    return { kind: 'savedSearch', search, count, parent };
  }

  private listOf(parent: ListRow): PagedPapers {
    const lists = parent?.kind === 'savedSearch' ? this.savedLists : this.lists;
    const id = listId(parent);
    let list = lists.get(id);
    if (!list) {
      list = new PagedPapers(this.finderOf(parent));
      lists.set(id, list);
    }
    return list;
  }

  private finderOf(parent: ListRow): ConstructorParameters<typeof PagedPapers>[0] {
    if (parent?.kind === 'chosen') return (page) => this.chosenPapers(page);
    const query = this.queryOf(parent);
    return (page) => this.library.find({ ...query, explain: false }, page);
  }

  private queryOf(parent: Exclude<ListRow, ChosenRow>): Query {
    if (parent?.kind === 'savedSearch') return savedQuery(parent.search);
    const group = parent && groupRefOf(parent);
    return {
      text: this.filterText,
      match: 'all',
      sort: this.sort,
      ...(group ? { group } : {}),
    };
  }

  /** A page of the papers that were chosen; those that the library has no more are left out. */
  private async chosenPapers({ offset, limit }: Page): Promise<FindResult> {
    const ids = this.chosen?.ids ?? [];
    const papers = await this.library.get(ids.slice(offset, offset + limit));
    const hits = papers.map((paper) => ({
      paper,
      score: 0,
      titleRanges: [],
      matches: [],
      signals: [],
    }));
    const gone = Math.min(limit, ids.length - offset) - papers.length;
    return { hits, total: ids.length - gone };
  }

  /** Starts all lists anew from their first page, for other papers or in another order. */
  private listAnew(): void {
    this.lists = new Map();
    this.refresh();
  }

  private refresh(): void {
    this.didChangeTreeData.fire(undefined);
    this.showChoices();
  }

  /** Says above the rows what went wrong, and beside the view's name how it is filtered. */
  private showChoices(): void {
    const status = this.state.current;
    const problems = status.kind === 'loading' ? [] : status.problems;
    const noHits = vscode.l10n.t('Filtered by “{0}”', this.filterText);
    const message = [...(this.filterText === '' ? [] : [noHits]), ...problems].join('\n');
    this.view.message = message === '' ? undefined : message;
    this.view.description = groupingLabel(this.grouping);
  }

  dispose(): void {
    this.store.dispose();
  }
}

function savedQuery({ query }: SavedSearch): Query {
  return { text: query, match: 'all', sort: 'relevance' };
}
