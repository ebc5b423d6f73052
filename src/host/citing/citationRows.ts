import * as vscode from 'vscode';
import type { CitationDraft, DraftItem } from '../../core/citations/citationDraft';
import type { CitationAbilities } from '../../core/citations/citationParts';
import { writtenLocator } from '../../core/citations/locators';
import type { PaperSummary } from '../../core/papers/paper';
import { describePaper } from '../treeItems';
import type { ChoiceRow } from './citationPrompts';

/** The rows of a citation: done, its papers by their places, then what can be done with all of it. */
export function citationRows(
  draft: CitationDraft,
  known: {
    readonly can: CitationAbilities;
    readonly papers: ReadonlyMap<string, PaperSummary>;
    readonly isSayable: boolean;
    /** How the citation reads. */
    readonly text: string;
  },
): ChoiceRow[] {
  const { can, papers, isSayable, text } = known;
  const isNarrative = draft.form === 'narrative';
  return [
    isSayable
      ? { id: 'done', label: `$(check) ${vscode.l10n.t('Done')}`, description: text }
      : {
          id: 'done',
          label: `$(warning) ${vscode.l10n.t('This cannot be written here')}`,
          description: vscode.l10n.t(
            'Change something else, or press Escape to leave the note as it is',
          ),
        },
    ...draft.items.map((item, index) => paperRow(item, index, papers.get(item.citekey))),
    { id: 'add', label: `$(add) ${vscode.l10n.t('Add Another Paper…')}` },
    ...(can.narrative || isNarrative
      ? [
          {
            id: 'form',
            label: isNarrative
              ? `$(symbol-array) ${vscode.l10n.t('Put in Brackets')}`
              : `$(symbol-string) ${vscode.l10n.t('Make Part of the Sentence')}`,
          },
        ]
      : []),
  ];
}

function paperRow(item: DraftItem, index: number, paper: PaperSummary | undefined): ChoiceRow {
  const { citekey, prefix, locator, suffix, suppressAuthor } = item;
  const parts = [
    prefix ?? '',
    locator ? writtenLocator(locator) : '',
    suffix ?? '',
    suppressAuthor === true ? vscode.l10n.t('year only') : '',
  ].filter((part) => part !== '');
  return {
    id: String(index),
    label: `$(file-text) ${paper?.title ?? citekey}`,
    ...(paper ? { description: describePaper(paper) } : {}),
    ...(parts.length > 0 ? { detail: parts.join(' · ') } : {}),
  };
}

/** What can be done with one paper of a citation. What is there can be taken away, also where it could not be added. */
export function itemRows(
  { items }: CitationDraft,
  index: number,
  can: CitationAbilities,
): ChoiceRow[] {
  const item = items[index];
  if (!item) return [];
  const { locator, prefix, suffix, suppressAuthor } = item;
  const rows: (ChoiceRow | false)[] = [
    (can.locators.length > 0 || locator !== undefined) && {
      id: 'locator',
      label: `$(bookmark) ${vscode.l10n.t('Page or Other Locator…')}`,
      ...described(locator && writtenLocator(locator)),
    },
    (can.prefix || prefix !== undefined) && {
      id: 'prefix',
      label: `$(arrow-small-left) ${vscode.l10n.t('Text Before…')}`,
      ...described(prefix),
    },
    (can.suffix || suffix !== undefined) && {
      id: 'suffix',
      label: `$(arrow-small-right) ${vscode.l10n.t('Text Behind…')}`,
      ...described(suffix),
    },
    (can.suppressAuthor || suppressAuthor === true) && {
      id: 'author',
      label:
        suppressAuthor === true
          ? `$(person) ${vscode.l10n.t('Show Authors')}`
          : `$(calendar) ${vscode.l10n.t('Suppress Authors')}`,
    },
    index > 0 && { id: 'up', label: `$(arrow-up) ${vscode.l10n.t('Move Up')}` },
    index < items.length - 1 && {
      id: 'down',
      label: `$(arrow-down) ${vscode.l10n.t('Move Down')}`,
    },
    items.length > 1 && {
      id: 'remove',
      label: `$(trash) ${vscode.l10n.t('Remove from Citation')}`,
    },
  ];
  return rows.filter((row) => row !== false);
}

function described(text: string | undefined): { description?: string } {
  return text === undefined ? {} : { description: text };
}
