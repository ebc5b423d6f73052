import * as vscode from 'vscode';
import type { Group, GroupRef, Grouping, Library, SortOrder } from '../core/papers/library';
import { groupings } from '../core/papers/library';
import { authorsShort } from '../core/papers/names';
import { paperLinks, paperUrl } from '../core/papers/links';
import type { PaperSummary } from '../core/papers/paper';
import { papersMimeType, viewId } from './contributionIds';
import { asCommand, ContextKey } from './contributions';
import { DisposableStore } from './disposables';
import type { LibraryState } from './libraryState';
import type { Log } from './log';

export interface GroupRow {
  readonly kind: 'group';
  readonly group: Group;
  readonly by: Grouping;
}

export interface PaperRow {
  readonly kind: 'paper';
  readonly paperId: string;
  readonly paper: PaperSummary;
  /** The group this row is in; a paper of several groups has a row in each. */
  readonly group: GroupRef | undefined;
}

export type LibraryRow = GroupRow | PaperRow;

/** A group shows this many papers. Larger groups say how many more there are. */
const pageSize = 5000;

const groupingKey = 'grouping';
const sortKey = 'sort';

export const treeSortOrders = ['date', 'title', 'citekey'] as const satisfies readonly SortOrder[];
export type TreeSortOrder = (typeof treeSortOrders)[number];

/** The tree of papers: grouped, sorted and filtered as the user last chose. */
export class LibraryTree
  implements vscode.TreeDataProvider<LibraryRow>, vscode.TreeDragAndDropController<LibraryRow>
{
  private readonly store = new DisposableStore();
  private readonly didChangeTreeData = this.store.add(new vscode.EventEmitter<undefined>());
  private readonly filteredKey = new ContextKey('lectern.filtered');
  private readonly view: vscode.TreeView<LibraryRow>;
  private filterText = '';

  readonly onDidChangeTreeData = this.didChangeTreeData.event;
  /** No plain text besides: VS Code would insert that rather than ask our provider for a citation. */
  readonly dragMimeTypes = [papersMimeType];
  readonly dropMimeTypes = [];

  constructor(
    private readonly library: Library,
    private readonly state: LibraryState,
    private readonly memory: vscode.Memento,
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
    this.store.add(library.onDidChange(() => this.refresh()));
    this.store.add(state.onDidChange(() => this.refresh()));
    this.showChoices();
  }

  /** Fires with the one paper that is selected. */
  readonly onDidSelectPaper = (listener: (row: PaperRow) => void): vscode.Disposable =>
    this.view.onDidChangeSelection(({ selection: [row, ...others] }) => {
      if (row?.kind === 'paper' && others.length === 0) listener(row);
    });

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
    this.refresh();
  }

  async sortBy(order: TreeSortOrder): Promise<void> {
    await this.memory.update(sortKey, order);
    this.refresh();
  }

  setFilter(text: string): void {
    this.filterText = text.trim();
    this.filteredKey.set(this.filterText !== '');
    this.refresh();
  }

  /** The ids of the papers among which this row stands, in the order shown. */
  async siblings({ group }: { readonly group?: GroupRef | undefined }): Promise<string[]> {
    return (await this.papers(group)).map((paper) => paper.id);
  }

  async getChildren(row?: LibraryRow): Promise<LibraryRow[]> {
    const { kind } = this.state.current;
    if (kind === 'failed' || kind === 'empty') return [];
    try {
      if (row?.kind === 'paper') return [];
      if (row) {
        const ref = { by: row.by, key: row.group.key };
        return (await this.papers(ref)).map((paper) => paperRow(paper, ref));
      }
      if (this.grouping === 'none') {
        return (await this.papers(undefined)).map((paper) => paperRow(paper, undefined));
      }
      const by = this.grouping;
      const groups = await this.library.groups(by, this.filterText);
      return groups.map((group) => ({ kind: 'group', group, by }));
    } catch (error) {
      // The library's process may have died under the request; its state tells the user, the log the details.
      this.log.warn(error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  getTreeItem(row: LibraryRow): vscode.TreeItem {
    return row.kind === 'group' ? this.groupItem(row) : this.paperItem(row);
  }

  /** The tooltip holds the abstract, which is fetched only when somebody asks for it. */
  async resolveTreeItem(item: vscode.TreeItem, row: LibraryRow): Promise<vscode.TreeItem> {
    if (row.kind === 'group') return item;
    const [paper] = await this.library.get([row.paperId]);
    if (!paper) return item;
    // Titles and abstracts are untrusted text: appended as text, so that nothing in them is Markdown.
    const tooltip = new vscode.MarkdownString();
    tooltip.appendMarkdown('**').appendText(paper.title).appendMarkdown('**\n\n');
    tooltip.appendText(describePaper(paper));
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

  private async papers(group: GroupRef | undefined): Promise<readonly PaperSummary[]> {
    const { hits } = await this.library.find(
      {
        text: this.filterText,
        match: 'all',
        sort: this.sort,
        ...(group ? { group } : {}),
      },
      { offset: 0, limit: pageSize },
    );
    return hits.map((hit) => hit.paper);
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

  // Rows have no icons: in a narrow side bar the titles and counts need the room.
  private groupItem({ group, by }: GroupRow): vscode.TreeItem {
    const label = group.label === '' ? unknownLabel(by) : group.label;
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
    // A filter is there to see what it leaves, so its groups come opened; the id makes VS Code forget the old state.
    if (this.filterText !== '') item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
    item.id = `${by}/${group.key}/${this.filterText}`;
    item.description = String(group.count);
    item.contextValue = 'group';
    const count =
      group.count === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', group.count);
    item.accessibilityInformation = { label: `${label}, ${count}` };
    item.tooltip = `${label}: ${count}`;
    return item;
  }

  private paperItem(row: PaperRow): vscode.TreeItem {
    const { paper, group } = row;
    const item = new vscode.TreeItem(paper.title);
    item.id = `${group?.by ?? 'none'}/${group?.key ?? ''}/${paper.id}`;
    item.description = describePaper(paper);
    item.contextValue = ['paper', ...paperLinks.filter((link) => paperUrl(paper, link))].join(' ');
    item.command = asCommand('lectern.openPaper', vscode.l10n.t('Open Paper'), row);
    item.accessibilityInformation = { label: `${paper.title}, ${describePaper(paper)}` };
    return item;
  }

  dispose(): void {
    this.store.dispose();
  }
}

function paperRow(paper: PaperSummary, group: GroupRef | undefined): PaperRow {
  return { kind: 'paper', paperId: paper.id, paper, group };
}

/** `Pan et al. · 2023` */
export function describePaper(paper: PaperSummary): string {
  const year = paper.issued?.year;
  return [authorsShort(paper), ...(year === undefined ? [] : [String(year)])]
    .filter((part) => part !== '')
    .join(' · ');
}

export function groupingLabel(by: Grouping): string {
  switch (by) {
    case 'topic':
      return vscode.l10n.t('by topic');
    case 'year':
      return vscode.l10n.t('by year');
    case 'venue':
      return vscode.l10n.t('by venue');
    case 'category':
      return vscode.l10n.t('by arXiv category');
    case 'author':
      return vscode.l10n.t('by first author');
    case 'none':
      return vscode.l10n.t('not grouped');
  }
}

function unknownLabel(by: Grouping): string {
  switch (by) {
    case 'topic':
      return vscode.l10n.t('Other');
    case 'year':
      return vscode.l10n.t('No year');
    case 'venue':
      return vscode.l10n.t('No venue');
    case 'category':
      return vscode.l10n.t('No category');
    case 'author':
      return vscode.l10n.t('No author');
    case 'none':
      return vscode.l10n.t('All papers');
  }
}
