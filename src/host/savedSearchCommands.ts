import * as vscode from 'vscode';
import type { SavedSearch, SavedSearches } from './savedSearches';

/** Asks under which name to keep a query, and keeps it. A query without text is none. */
export async function saveSearch(searches: SavedSearches, text: string): Promise<void> {
  const query = text.trim();
  if (query === '') return;
  const name = await askForName(vscode.l10n.t('Save Search'), query);
  if (name !== undefined) await searches.add(name, query);
}

/** Asks for another name of a saved search. */
export async function renameSearch(searches: SavedSearches, search: SavedSearch): Promise<void> {
  const name = await askForName(vscode.l10n.t('Rename Search'), search.name);
  if (name !== undefined) await searches.rename(search.id, name);
}

/** Removes a saved search at once, and offers to undo that. */
export async function removeSearch(searches: SavedSearches, search: SavedSearch): Promise<void> {
  const index = searches.all.findIndex(({ id }) => id === search.id);
  if (index < 0) return;
  await searches.remove(search.id);
  const undo = vscode.l10n.t('Undo');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The saved search “{0}” was removed.', search.name),
    undo,
  );
  if (chosen === undo) await searches.putBack(search, index);
}

async function askForName(title: string, value: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    prompt: vscode.l10n.t('The name under which the search stands in the Library view.'),
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('Type a name, or press Escape to cancel.') : undefined,
  });
  return name?.trim();
}
