import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { sourcesViewId } from '../contributionIds';
import { asCommand } from '../contributions';
import { DisposableStore } from '../disposables';
import { papersCounted } from '../treeItems';
import { droppedFiles } from './droppedFiles';
import type { LibrarySource, SourceStatus } from './librarySource';
import type { SourceList } from './sourceList';
import type { SourceStatuses } from './sourceStatuses';

/** A row of the view *Sources*: a source, or a sentence about what it could not bring. */
export type SourcesRow = SourceRow | ProblemRow;

export interface SourceRow {
  readonly kind: 'source';
  readonly source: LibrarySource;
}

interface ProblemRow {
  readonly kind: 'problem';
  readonly text: string;
}

/** Which followed sources brought papers that the user has not looked at. */
export interface NewPapers {
  readonly sources: readonly LibrarySource[];
  newCount(source: LibrarySource): number;
  readonly onDidChange: vscode.Event<void>;
}

/** The view *Sources*: where the papers come from, how many each brought, and what is wrong with it. */
export class SourcesTree
  implements
    Disposable,
    vscode.TreeDataProvider<SourcesRow>,
    vscode.TreeDragAndDropController<SourcesRow>
{
  private readonly store = new DisposableStore();
  private readonly didChangeTreeData = this.store.add(new vscode.EventEmitter<undefined>());

  readonly onDidChangeTreeData = this.didChangeTreeData.event;
  readonly dragMimeTypes = [];
  readonly dropMimeTypes = ['text/uri-list'];

  constructor(
    private readonly list: SourceList,
    private readonly statuses: SourceStatuses,
    private readonly news: NewPapers,
    private readonly adding: {
      files(files: readonly vscode.Uri[]): Promise<void>;
      addresses(text: string): Promise<void>;
    },
  ) {
    const refresh = () => this.didChangeTreeData.fire(undefined);
    this.store.add(list.onDidChange(refresh));
    this.store.add(statuses.onDidChange(refresh));
    this.store.add(news.onDidChange(refresh));
    const view = this.store.add(
      vscode.window.createTreeView(sourcesViewId, {
        treeDataProvider: this,
        dragAndDropController: this,
      }),
    );
    const count = () => {
      const value = news.sources.reduce((sum, source) => sum + news.newCount(source), 0);
      view.badge = value === 0 ? undefined : { value, tooltip: newCounted(value) };
    };
    this.store.add(news.onDidChange(count));
  }

  getChildren(row?: SourcesRow): SourcesRow[] {
    if (!row) {
      return this.list.read().sources.map((source) => ({ kind: 'source', source }));
    }
    if (row.kind === 'problem') return [];
    return this.statuses.of(row.source.id).problems.map((text) => ({ kind: 'problem', text }));
  }

  getTreeItem(row: SourcesRow): vscode.TreeItem {
    return row.kind === 'problem' ? problemItem(row) : this.sourceItem(row);
  }

  async handleDrop(_target: SourcesRow | undefined, data: vscode.DataTransfer): Promise<void> {
    const dropped = await droppedFiles(data);
    const isAddress = ({ scheme }: vscode.Uri) => scheme === 'http' || scheme === 'https';
    const files = dropped.filter((uri) => !isAddress(uri));
    const addresses = dropped.filter(isAddress);
    if (files.length > 0) await this.adding.files(files);
    if (addresses.length > 0) {
      await this.adding.addresses(addresses.map((uri) => uri.toString(true)).join('\n'));
    }
  }

  private sourceItem(row: SourceRow): vscode.TreeItem {
    const { id, kind, label, uri } = row.source;
    const status = this.statuses.of(id);
    const item = new vscode.TreeItem(
      label,
      status.problems.length > 0
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None,
    );
    item.id = id;
    const isNew = this.news.newCount(row.source);
    const description = [describe(status), ...(isNew > 0 ? [newCounted(isNew)] : [])].join(', ');
    item.description = description;
    item.iconPath = iconOf(status, kind);
    item.contextValue = ['source', kind, status.state].join(' ');
    const place =
      kind !== 'file' && kind !== 'workspace'
        ? label
        : uri.scheme === 'file'
          ? uri.fsPath
          : uri.toString();
    item.tooltip = [place, description, ...status.problems, updatedText(status)]
      .filter((line) => line !== '')
      .join('\n');
    item.accessibilityInformation = { label: `${label}, ${description}` };
    if (kind === 'file' || kind === 'workspace') {
      item.command = asCommand('lectern.openSource', vscode.l10n.t('Open'), row);
    }
    return item;
  }

  dispose(): void {
    this.store.dispose();
  }
}

function problemItem({ text }: ProblemRow): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.tooltip = text;
  return item;
}

function describe({ state, papers, problems }: SourceStatus): string {
  const count = papers === undefined ? undefined : papersCounted(papers);
  const trouble =
    problems.length > 0 && state !== 'failed' ? vscode.l10n.t('with problems') : undefined;
  return [stateText(state), count, trouble].filter((part) => part !== undefined).join(', ');
}

function newCounted(count: number): string {
  return vscode.l10n.t('{0} new', count);
}

function stateText(state: SourceStatus['state']): string | undefined {
  switch (state) {
    case 'waiting':
    case 'reading':
      return vscode.l10n.t('reading…');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'paused':
      return vscode.l10n.t('paused');
    case 'ready':
      return undefined;
  }
}

function updatedText({ updated }: SourceStatus): string {
  return updated === undefined
    ? ''
    : vscode.l10n.t('Read at {0}', new Date(updated).toLocaleTimeString());
}

function iconOf({ state, problems }: SourceStatus, kind: LibrarySource['kind']): vscode.ThemeIcon {
  if (state === 'failed') {
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
  if (problems.length > 0) {
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  }
  switch (state) {
    case 'reading':
      return new vscode.ThemeIcon('sync~spin');
    case 'paused':
      return new vscode.ThemeIcon('debug-pause');
    default:
      return new vscode.ThemeIcon(kindIcon(kind));
  }
}

function kindIcon(kind: LibrarySource['kind']): string {
  switch (kind) {
    case 'workspace':
      return 'notebook';
    case 'zotero':
      return 'library';
    case 'builtIn':
      return 'package';
    case 'feed':
      return 'rss';
    case 'added':
      return 'pinned';
    case 'file':
      return 'file';
  }
}
