import * as vscode from 'vscode';
import { groupings, type Grouping, type Library } from '../core/papers/library';
import { treeSortOrders, type LibraryTree, type TreeSortOrder } from './libraryTree';
import type { Log } from './log';
import { QueryBox } from './queryBox';
import { groupingLabel } from './treeItems';

/** Asks how to group the tree, the current way marked. */
export async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  return pickOne(
    vscode.l10n.t('Group Papers'),
    groupings.map((value) => ({ value, label: groupingLabel(value) })),
    current,
  );
}

/** Asks how to sort the papers of a group, the current way marked. */
export async function pickSortOrder(current: TreeSortOrder): Promise<TreeSortOrder | undefined> {
  return pickOne(
    vscode.l10n.t('Sort Papers'),
    treeSortOrders.map((value) => ({ value, label: sortLabel(value) })),
    current,
  );
}

/** A box that narrows the tree while one types; Escape brings back the filter there was. */
export function editFilter(library: Library, tree: LibraryTree, log: Log): void {
  const before = tree.filter;
  let accepted = false;
  const box = new QueryBox(
    library,
    {
      title: vscode.l10n.t('Filter Papers'),
      placeholder: vscode.l10n.t(
        'Words, "phrases", author:, year:2023..2025, venue:, topic:, cat:. Empty shows all papers.',
      ),
      value: before,
      offersFields: true,
      find: (text) => {
        tree.setFilter(text);
        return Promise.resolve([filterRow(text)]);
      },
      accept: () => {
        accepted = true;
        box.picker.hide();
      },
    },
    log,
  );
  box.picker.onDidHide(() => {
    if (!accepted) tree.setFilter(before);
  });
  box.show();
}

function filterRow(text: string): vscode.QuickPickItem {
  return {
    label: '$(filter)',
    description:
      text.trim() === ''
        ? vscode.l10n.t('Show all papers')
        : vscode.l10n.t('Show the papers that match “{0}”', text.trim()),
    alwaysShow: true,
  };
}

async function pickOne<T extends string>(
  title: string,
  choices: readonly { readonly value: T; readonly label: string }[],
  current: T,
): Promise<T | undefined> {
  const items = choices.map(({ value, label }) => ({
    value,
    label,
    ...(value === current ? { description: vscode.l10n.t('current') } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

function sortLabel(order: TreeSortOrder): string {
  switch (order) {
    case 'date':
      return vscode.l10n.t('by date, newest first');
    case 'title':
      return vscode.l10n.t('by title');
    case 'citekey':
      return vscode.l10n.t('by citekey');
  }
}
