import * as vscode from 'vscode';
import type { LibraryPaper } from '../../core/papers/paper';
import { stars } from '../treeItems';
import type { MarkStore } from './markStore';

/** Asks for a rating and gives it to the papers. */
export async function ratePapers(store: MarkStore, papers: readonly LibraryPaper[]): Promise<void> {
  const current = papers[0] && store.marksOf(papers[0])?.rating;
  const items = [5, 4, 3, 2, 1, 0].map((rating) => ({
    rating,
    label: rating === 0 ? vscode.l10n.t('No rating') : stars(rating),
    ...(rating === (current ?? 0) && { description: vscode.l10n.t('current') }),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Rate {0}', titleOf(papers)),
  });
  if (chosen)
    await store.change(
      papers.map(({ id }) => id),
      { rating: chosen.rating },
    );
}

/** Asks for the tags that the papers are to have: known ones are ticked or not, and what is typed is a new one. */
export async function tagPapers(store: MarkStore, papers: readonly LibraryPaper[]): Promise<void> {
  const ids = papers.map(({ id }) => id);
  const had = new Set(papers.flatMap((paper) => store.marksOf(paper)?.tags ?? []));
  const chosen = await pickTags(store.tags, had, titleOf(papers));
  if (!chosen) return;
  const added = [...chosen].map((tag) => ({ tag, has: true }));
  const removed = [...had].filter((tag) => !chosen.has(tag)).map((tag) => ({ tag, has: false }));
  // What only some of several papers have is not spread to the others by leaving it ticked.
  const changes = [
    ...(papers.length === 1 ? added : added.filter(({ tag }) => !had.has(tag))),
    ...removed,
  ];
  if (changes.length > 0) await store.change(ids, ...changes);
}

function pickTags(
  known: readonly string[],
  had: ReadonlySet<string>,
  title: string,
): Promise<ReadonlySet<string> | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick();
    picker.canSelectMany = true;
    picker.title = vscode.l10n.t('Tags of {0}', title);
    picker.placeholder = vscode.l10n.t('Tick tags, or type a new one');
    let tags = [...new Set([...had, ...known])].sort();
    const ticked = new Set(had);
    const show = (typed: string) => {
      const isNew = typed !== '' && !tags.includes(typed);
      const items = [
        ...(isNew
          ? [{ label: typed, description: vscode.l10n.t('new tag'), alwaysShow: true }]
          : []),
        ...tags.map((label) => ({ label })),
      ];
      picker.items = items;
      picker.selectedItems = items.filter(({ label }) => ticked.has(label));
    };
    picker.onDidChangeValue((value) => show(value.trim()));
    picker.onDidChangeSelection((selected) => {
      // A filter hides rows, and hidden rows are no choice.
      const shown = picker.items.map(({ label }) => label);
      for (const label of shown) ticked.delete(label);
      for (const { label } of selected) ticked.add(label);
      tags = [...new Set([...tags, ...ticked])].sort();
    });
    picker.onDidAccept(() => {
      const typed = picker.value.trim();
      // Enter on a new tag takes it, ticked or not.
      if (typed !== '' && !tags.includes(typed)) ticked.add(typed);
      resolve(ticked);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    show('');
    picker.show();
  });
}

function titleOf([paper, ...others]: readonly LibraryPaper[]): string {
  const title = paper ? `“${paper.title}”` : '';
  return others.length === 0 ? title : vscode.l10n.t('{0} and {1} more', title, others.length);
}
