import * as vscode from 'vscode';
import { HumanError } from '../core/humanError';
import type { Library, LikelyPaper } from '../core/papers/library';
import type { PickerAction } from './paperPicker';
import { describeMarked } from './treeItems';

export interface MoreLikeStarsParts {
  readonly library: Pick<Library, 'find' | 'moreLike'>;
  /** Ids of papers that the user cited. */
  readonly cited: readonly string[];
  readonly actions: readonly PickerAction[];
  /** What Enter does. */
  readonly accept: PickerAction['run'];
  /** Shows what went wrong. */
  readonly fail: (error: unknown) => void;
}

interface LikelyRow extends vscode.QuickPickItem {
  readonly paperId: string;
}

/** More stars than this are not asked for, and more rows not shown. */
const mostStarred = 2000;
const mostRows = 50;

/**
 * Shows the papers of the library that are most like what the user starred and cited, each with the words that decided.
 * Returns what is on screen, which goes by itself.
 * @throws HumanError when nothing is starred or cited, or nothing is like it.
 */
export async function showMoreLikeStars({
  library,
  cited,
  actions,
  accept,
  fail,
}: MoreLikeStarsParts): Promise<vscode.QuickPick<LikelyRow>> {
  const { hits } = await library.find(
    { text: 'is:starred', match: 'all', sort: 'date', explain: false },
    { offset: 0, limit: mostStarred },
  );
  const liked = [...new Set([...hits.map(({ paper }) => paper.id), ...cited])];
  if (liked.length === 0) {
    throw new HumanError(
      'Nothing is starred yet, so there is nothing to find more of. Star some papers that you like, then try again.',
    );
  }
  const likely = await library.moreLike(liked, mostRows);
  if (likely.length === 0) {
    throw new HumanError(
      'No unread paper of the library is like what you starred or cited. Add more papers, or star others.',
    );
  }
  const picker = vscode.window.createQuickPick<LikelyRow>();
  picker.title = vscode.l10n.t('More Like My Stars');
  picker.placeholder = vscode.l10n.t('Unread papers that are like what you starred or cited');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = likely.map((each) => rowOf(each, actions));
  const finish = ({ paperId }: LikelyRow, run: PickerAction['run']) => {
    const list = picker.items.map((row) => row.paperId);
    picker.hide();
    run(paperId, list).catch(fail);
  };
  // Its listeners end with it.
  picker.onDidAccept(() => {
    const [row] = picker.selectedItems;
    if (row) finish(row, accept);
  });
  picker.onDidTriggerItemButton(({ button, item }) => {
    const action = actions.find(({ tooltip }) => tooltip === button.tooltip);
    if (action) finish(item, action.run);
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
  return picker;
}

function rowOf({ paper, words }: LikelyPaper, actions: readonly PickerAction[]): LikelyRow {
  const venue = paper['container-title'];
  return {
    paperId: paper.id,
    label: '$(file-text)',
    description: paper.title,
    detail: [
      [describeMarked(paper), ...(venue === undefined ? [] : [venue])].join(' · '),
      ...(words.length === 0 ? [] : [vscode.l10n.t('because of {0}', words.join(', '))]),
    ].join(' — '),
    buttons: actions
      .filter((action) => action.appliesTo?.(paper) ?? true)
      .map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip })),
  };
}
