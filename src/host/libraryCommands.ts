import * as vscode from 'vscode';
import { groupings } from '../core/papers/library';
import type { LibraryService } from '../protocol/libraryProtocol';
import type { CitekeyRegistry } from './citekeyRegistry';
import type { CommandHandlers } from './contributions';
import type { LastSearch } from './lastSearch';
import { treeSortOrders, type LibraryTree } from './libraryTree';
import { showError, type Log } from './log';
import { showMoreLikeStars } from './moreLikeStars';
import type { NoteEditor } from './noteEditor';
import type { PaperOpener } from './paperOpener';
import { showPaperPicker, type PickerAction } from './paperPicker';
import { isBudget, isListRow, makeReadingList } from './readingList/readingListCommand';
import type { RecentPapers } from './recentPapers';
import { removeSearch, renameSearch, saveSearch } from './savedSearchCommands';
import type { SavedSearches } from './savedSearches';
import { editFilter, pickGrouping, pickSortOrder } from './treeCommands';

export interface LibraryCommandParts {
  readonly library: LibraryService;
  readonly tree: LibraryTree;
  readonly searches: SavedSearches;
  readonly recent: RecentPapers;
  /** Is told what a search finds. */
  readonly lastSearch: LastSearch;
  readonly notes: NoteEditor;
  readonly citekeys: CitekeyRegistry;
  readonly opener: PaperOpener;
  /** What can be done with a paper besides opening it, where papers are picked. */
  readonly actions: readonly PickerAction[];
  readonly log: Log;
}

/** The commands that find papers of the library, and those of the view that shows it. */
export type LibraryCommand =
  | 'lectern.searchPapers'
  | 'lectern.groupBy'
  | 'lectern.sortBy'
  | 'lectern.filterLibrary'
  | 'lectern.clearFilter'
  | 'lectern.readingList'
  | 'lectern.moreLikeStars'
  | 'lectern.saveSearch'
  | 'lectern.renameSearch'
  | 'lectern.removeSearch'
  | 'lectern.copySearchQuery'
  | '_lectern.showMore';

/** What each of {@link LibraryCommand} does. */
export function libraryCommands({
  library,
  tree,
  searches,
  recent,
  lastSearch,
  notes,
  citekeys,
  opener,
  actions,
  log,
}: LibraryCommandParts): Pick<CommandHandlers, LibraryCommand> {
  return {
    'lectern.searchPapers': (query) => {
      showPaperPicker(
        library,
        recent,
        {
          title: vscode.l10n.t('Search Papers'),
          placeholder: vscode.l10n.t(
            'Title, abstract, author:, year:2023..2025, venue:, topic:, cat:',
          ),
          accept: (id, list) => opener.open(id, list),
          actions,
          save: (text) => saveSearch(searches, text),
          found: lastSearch.show,
          ...(typeof query === 'string' ? { query } : {}),
        },
        log,
      );
    },
    // A button in the view's title hands over the focused row, so what is no argument of the command counts as none.
    'lectern.groupBy': async (by) => {
      const grouping = groupings.find((each) => each === by) ?? (await pickGrouping(tree.grouping));
      if (grouping) await tree.groupBy(grouping);
    },
    'lectern.sortBy': async (by) => {
      const order = treeSortOrders.find((each) => each === by) ?? (await pickSortOrder(tree.sort));
      if (order) await tree.sortBy(order);
    },
    'lectern.filterLibrary': (text) => {
      if (typeof text === 'string') tree.setFilter(text);
      else editFilter(library, tree, log);
    },
    'lectern.clearFilter': () => tree.setFilter(''),
    'lectern.readingList': (row, budget) =>
      makeReadingList(
        { library, notes, citekeys, searches, tree },
        isListRow(row) ? row : undefined,
        isBudget(budget) ? budget : undefined,
      ),
    'lectern.moreLikeStars': async () => {
      await showMoreLikeStars({
        library,
        cited: Object.keys(citekeys.handedOut),
        actions,
        accept: (id, list) => opener.open(id, list),
        fail: (error) => showError(error, log),
      });
    },
    'lectern.saveSearch': (query) =>
      saveSearch(searches, typeof query === 'string' ? query : tree.filter),
    'lectern.renameSearch': ({ search }) => renameSearch(searches, search),
    'lectern.removeSearch': ({ search }) => removeSearch(searches, search),
    'lectern.copySearchQuery': async ({ search }) => {
      await vscode.env.clipboard.writeText(search.query);
    },
    '_lectern.showMore': (row) => tree.showMore(row),
  };
}
