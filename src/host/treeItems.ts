import * as vscode from 'vscode';
import type { Group, GroupRef, Grouping } from '../core/papers/library';
import { paperLinks, paperUrl } from '../core/papers/links';
import { authorsShort } from '../core/papers/names';
import type { PaperSummary } from '../core/papers/paper';
import type { GroupSign } from './contributionIds';
import { asCommand } from './contributions';
import type { SavedSearch } from './savedSearches';

/** The rows of the tree, and how VS Code is to show each. */

export interface GroupRow {
  readonly kind: 'group';
  readonly group: Group;
  readonly by: Grouping;
  /** The topic of a part of one. */
  readonly parent?: GroupRow;
}

/** The group of a row, to find its papers. */
export function groupRefOf({ by, group: { key }, parent }: GroupRow): GroupRef {
  return parent ? { by, key, within: groupRefOf(parent) } : { by, key };
}

/** The row above the saved searches. */
export interface SavedSearchesRow {
  readonly kind: 'savedSearches';
}

export interface SavedSearchRow {
  readonly kind: 'savedSearch';
  readonly search: SavedSearch;
  /** How many papers it finds. */
  readonly count: number;
  readonly parent: SavedSearchesRow;
}

/** The row above papers that were chosen one by one, such as on the map. */
export interface ChosenRow {
  readonly kind: 'chosen';
  readonly label: string;
  readonly count: number;
}

/** A row that opens to a list of papers; undefined is the tree itself where papers are not grouped. */
export type ListRow = GroupRow | SavedSearchRow | ChosenRow | undefined;

export interface PaperRow {
  readonly kind: 'paper';
  readonly paperId: string;
  readonly paper: PaperSummary;
  /** The {@link listId} it stands in; a paper of several lists has a row in each. */
  readonly list: string;
  readonly parent: ListRow;
}

/** The last row of a list that is not shown to its end. */
export interface MoreRow {
  readonly kind: 'more';
  readonly list: string;
  /** How many papers are not shown. */
  readonly left: number;
  readonly parent: ListRow;
}

export type LibraryRow =
  GroupRow | SavedSearchesRow | SavedSearchRow | ChosenRow | PaperRow | MoreRow;

/** What tells one list of papers from the others. */
export function listId(row: ListRow): string {
  switch (row?.kind) {
    case undefined:
      return 'none/';
    case 'group':
      // Names may have slashes; no two pairs of them are one text in this way.
      return row.parent
        ? `${row.by}/${JSON.stringify([row.parent.group.key, row.group.key])}`
        : `${row.by}/${row.group.key}`;
    case 'savedSearch':
      return `saved/${row.search.id}`;
    case 'chosen':
      return 'chosen/';
  }
}

export function paperRow(paper: PaperSummary, parent: ListRow): PaperRow {
  return { kind: 'paper', paperId: paper.id, paper, list: listId(parent), parent };
}

// Rows have no icons: in a narrow side bar the titles and counts need the room.

/**
 * A group, opened where the tree is filtered: a filter is there to see what it leaves.
 * @param signs what the reader made of it, for the menus
 */
export function groupItem(
  row: GroupRow,
  filter: string,
  signs: readonly GroupSign[] = [],
): vscode.TreeItem {
  const { group, by, parent } = row;
  const label = groupLabel(group, by);
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, filter === '' ? Collapsed : Expanded);
  // The filter in the id makes VS Code forget whether the group was open before.
  item.id = `${listId(row)}/${filter}`;
  item.description = String(group.count);
  item.contextValue = ['group', ...signs].join(' ');
  const count = papersCounted(group.count);
  item.accessibilityInformation = {
    label: parent
      ? vscode.l10n.t('{0}, part of {1}, {2}', label, parent.group.label, count)
      : `${label}, ${count}`,
  };
  item.tooltip = `${label}: ${count}`;
  return item;
}

export function savedSearchesItem(): vscode.TreeItem {
  const label = vscode.l10n.t('Saved Searches');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = 'saved';
  item.contextValue = 'savedSearches';
  item.accessibilityInformation = { label };
  return item;
}

export function savedSearchItem({ search, count }: SavedSearchRow): vscode.TreeItem {
  const item = new vscode.TreeItem(search.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `saved/${search.id}`;
  item.description = String(count);
  item.contextValue = 'savedSearch';
  item.accessibilityInformation = {
    label: vscode.l10n.t('saved search {0}, {1}', search.name, papersCounted(count)),
  };
  item.tooltip = search.query;
  return item;
}

export function chosenItem({ label, count }: ChosenRow): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = 'chosen';
  item.description = String(count);
  item.contextValue = 'chosen';
  item.accessibilityInformation = { label: `${label}, ${papersCounted(count)}` };
  return item;
}

export function paperItem(row: PaperRow): vscode.TreeItem {
  const { paper, list } = row;
  const item = new vscode.TreeItem(paper.title);
  item.id = `${list}/${paper.id}`;
  item.description = describeMarked(paper);
  item.contextValue = paperContext(paper);
  item.command = asCommand('lectern.openPaper', vscode.l10n.t('Open Paper'), row);
  item.accessibilityInformation = {
    label: [paper.title, ...spokenMarks(paper), describePaper(paper)].join(', '),
  };
  return item;
}

/** What the menus of a row are told of its paper. */
export function paperContext(paper: PaperSummary): string {
  return [
    'paper',
    ...paperLinks.filter((link) => paperUrl(paper, link)),
    ...(paper.marks?.starred ? ['starred'] : []),
    ...(paper.marks?.read ? ['read'] : []),
  ].join(' ');
}

export function moreItem(row: MoreRow): vscode.TreeItem {
  const label = vscode.l10n.t('Show more ({0} left)', row.left);
  const item = new vscode.TreeItem(label);
  // No paper's id is empty.
  item.id = `${row.list}/`;
  item.contextValue = 'more';
  item.command = asCommand('_lectern.showMore', label, row);
  item.accessibilityInformation = { label: vscode.l10n.t('Show more papers, {0} left', row.left) };
  return item;
}

/** `Pan et al. · 2023` */
export function describePaper(paper: Pick<PaperSummary, 'author' | 'issued'>): string {
  const year = paper.issued?.year;
  return [authorsShort(paper), ...(year === undefined ? [] : [String(year)])]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `★ ✓ Pan et al. · 2023 · ★★★★☆ · to read`: the signs in front, for titles leave little room. */
export function describeMarked(paper: PaperSummary): string {
  const { starred = false, read = false, rating, tags = [] } = paper.marks ?? {};
  const signs = [...(starred ? ['★'] : []), ...(read ? ['✓'] : [])].join('');
  const facts = [describePaper(paper), ...(rating === undefined ? [] : [stars(rating)]), ...tags];
  return [...(signs === '' ? [] : [signs]), facts.filter((fact) => fact !== '').join(' · ')].join(
    ' ',
  );
}

/** The marks in words, for who does not see the signs. */
function spokenMarks({ marks }: PaperSummary): string[] {
  if (!marks) return [];
  const { starred, read, rating, tags } = marks;
  return [
    ...(starred ? [vscode.l10n.t('starred')] : []),
    ...(read ? [vscode.l10n.t('read')] : []),
    ...(rating === undefined ? [] : [vscode.l10n.t('rated {0} of 5', rating)]),
    ...(tags.length === 0 ? [] : [vscode.l10n.t('tagged {0}', tags.join(', '))]),
  ];
}

export function groupingLabel(by: Grouping): string {
  switch (by) {
    case 'topic':
      return vscode.l10n.t('by topic');
    case 'subtopic':
      return vscode.l10n.t('by part of a topic');
    case 'year':
      return vscode.l10n.t('by year');
    case 'venue':
      return vscode.l10n.t('by venue');
    case 'category':
      return vscode.l10n.t('by arXiv category');
    case 'author':
      return vscode.l10n.t('by first author');
    case 'collection':
      return vscode.l10n.t('by collection');
    case 'none':
      return vscode.l10n.t('not grouped');
    case 'tag':
      return vscode.l10n.t('by tag');
    case 'reading':
      return vscode.l10n.t('by read and unread');
    case 'rating':
      return vscode.l10n.t('by rating');
  }
}

/** `1 paper`, `66 papers` */
export function papersCounted(count: number): string {
  return count === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', count);
}

export function groupLabel({ key, label }: Group, by: Grouping): string {
  if (label === '') return unknownLabel(by);
  if (by === 'reading') return vscode.l10n.t('Read');
  return by === 'rating' ? stars(Number(key)) : label;
}

/** `★★★☆☆` */
export function stars(rating: number): string {
  return '★'.repeat(rating) + '☆'.repeat(5 - rating);
}

function unknownLabel(by: Grouping): string {
  switch (by) {
    case 'topic':
    case 'subtopic':
      return vscode.l10n.t('Other');
    case 'year':
      return vscode.l10n.t('No year');
    case 'venue':
      return vscode.l10n.t('No venue');
    case 'category':
      return vscode.l10n.t('No category');
    case 'author':
      return vscode.l10n.t('No author');
    case 'collection':
      return vscode.l10n.t('No collection');
    case 'none':
      return vscode.l10n.t('All papers');
    case 'tag':
      return vscode.l10n.t('No tag');
    case 'reading':
      return vscode.l10n.t('Unread');
    case 'rating':
      return vscode.l10n.t('Not rated');
  }
}
