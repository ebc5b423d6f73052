import * as vscode from 'vscode';
import type { Hit, Library, Query } from '../core/papers/library';
import { paperUrl } from '../core/papers/links';
import type { PaperSummary } from '../core/papers/paper';
import { showError, type Log } from './log';
import { QueryBox } from './queryBox';
import type { RecentPapers } from './recentPapers';
import { describeMarked } from './treeItems';

/** What one row of the picker can do besides being picked. */
export interface PickerAction {
  readonly icon: string;
  readonly tooltip: string;
  /** Whether the action makes sense for this paper; all papers by default. */
  appliesTo?(paper: PaperSummary): boolean;
  /** `list`: the papers on screen, in order. */
  readonly run: (paperId: string, list: readonly string[]) => Promise<void>;
}

export interface PickerOptions {
  readonly title: string;
  readonly placeholder: string;
  /** What Enter does. */
  readonly accept: (paperId: string, list: readonly string[]) => Promise<void>;
  readonly actions: readonly PickerAction[];
  /** Keeps a query under a name; absent where the picker does not offer that. */
  readonly save?: (query: string) => Promise<void>;
  /** What the box opens with; empty by default. */
  readonly query?: string;
  /** See {@link Query.match}; `all` by default. */
  readonly match?: Query['match'];
  /** Tells which papers the note cites already, which are marked; none by default. */
  readonly isCited?: (paper: PaperSummary) => boolean;
  /**
   * Called with what is found while one types, which stays when a paper was taken; with undefined where nothing is
   * searched for, and when the picker was left.
   */
  readonly found?: (paperIds: readonly string[] | undefined) => void;
  /** Called when the picker has gone, whether a paper was accepted or not. */
  readonly closed?: () => void;
}

interface PaperItem extends vscode.QuickPickItem {
  readonly paperId?: string;
}

/** At most this many rows: nobody reads on, and VS Code lays out every one. */
const maxRows = 50;

/**
 * Opens a box in which one types a query and picks among the papers that it finds, in the ranking's order. Returns what is
 * on screen, which goes by itself.
 */
export function showPaperPicker(
  library: Library,
  recent: RecentPapers,
  options: PickerOptions,
  log: Log,
): vscode.QuickPick<vscode.QuickPickItem> {
  let isTaken = false;
  const box = new QueryBox<PaperItem>(
    library,
    {
      title: options.title,
      placeholder: options.placeholder,
      value: options.query ?? '',
      offersFields: false,
      find: (text) => itemsFor(text, library, recent, options),
      found: (items, text) => options.found?.(text.trim() === '' ? undefined : idsOf(items)),
      accept: (item) => finish(item, options.accept),
      closed: () => {
        if (!isTaken) options.found?.(undefined);
        options.closed?.();
      },
    },
    log,
  );
  const { picker } = box;
  const saveButton = {
    iconPath: new vscode.ThemeIcon('bookmark'),
    tooltip: vscode.l10n.t('Save Search…'),
  };

  /** Runs what the user chose, after the picker has gone: it may open editors and move the focus. */
  function finish(item: PaperItem, run: PickerOptions['accept']): void {
    const { paperId } = item;
    if (paperId === undefined) return;
    const list = idsOf(picker.items);
    isTaken = true;
    picker.hide();
    run(paperId, list).catch((error: unknown) => showError(error, log));
  }

  // The box owns its picker, and listeners end with it.
  picker.onDidTriggerItemButton(({ button, item }) => {
    const action = options.actions.find(({ tooltip }) => tooltip === button.tooltip);
    if (action) finish(item, action.run);
  });
  const { save } = options;
  if (save) {
    picker.onDidChangeValue((text) => {
      const isQuery = text.trim() !== '';
      if (isQuery !== picker.buttons.length > 0) picker.buttons = isQuery ? [saveButton] : [];
    });
    picker.onDidTriggerButton(() => {
      const query = picker.value;
      picker.hide();
      save(query).catch((error: unknown) => showError(error, log));
    });
  }
  box.show();
  return picker;
}

function idsOf(items: readonly vscode.QuickPickItem[]): string[] {
  return items.flatMap((each) =>
    'paperId' in each && typeof each.paperId === 'string' ? [each.paperId] : [],
  );
}

async function itemsFor(
  text: string,
  library: Library,
  recent: RecentPapers,
  options: PickerOptions,
): Promise<PaperItem[]> {
  const toItem = (hit: Hit) => paperItem(hit, options);
  if (text.trim() !== '') {
    const { hits } = await library.find(
      { text, match: options.match ?? 'all', sort: 'relevance' },
      { offset: 0, limit: maxRows },
    );
    return hits.length > 0 ? hits.map(toItem) : [noHits(text)];
  }
  const opened = (await library.get(recent.ids)).map(unrankedHit);
  const { hits: newest } = await library.find(
    { text: '', match: 'any', sort: 'date' },
    { offset: 0, limit: maxRows },
  );
  const openedIds = new Set(opened.map((hit) => hit.paper.id));
  const others = newest.filter((hit) => !openedIds.has(hit.paper.id));
  return [
    ...section(vscode.l10n.t('recently opened'), opened.map(toItem)),
    ...section(vscode.l10n.t('newest'), others.slice(0, maxRows - opened.length).map(toItem)),
  ];
}

function section(label: string, items: PaperItem[]): PaperItem[] {
  if (items.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function unrankedHit(paper: PaperSummary): Hit {
  return { paper, score: 0, titleRanges: [], matches: [], signals: [] };
}

function noHits(text: string): PaperItem {
  return {
    label: '$(info)',
    description: vscode.l10n.t('No paper matches “{0}”', text.trim()),
    alwaysShow: true,
  };
}

function paperItem(hit: Hit, options: PickerOptions): PaperItem {
  const { paper } = hit;
  return {
    paperId: paper.id,
    label: options.isCited?.(paper) ? '$(check)' : '$(file-text)',
    description: paper.title,
    detail: detailOf(hit, options),
    alwaysShow: true,
    buttons: options.actions
      .filter((action) => action.appliesTo?.(paper) ?? true)
      .map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip })),
  };
}

/** `Yue et al. · 2024 · ICLR 2025 — matches Retrieval, Augmented — … the passage of the abstract that matches …` */
function detailOf(hit: Hit, { isCited, match }: PickerOptions): string {
  const { paper } = hit;
  const venue = paper['container-title'];
  const facts = [
    ...(isCited?.(paper) ? [vscode.l10n.t('cited here')] : []),
    describeMarked(paper),
    ...(venue === undefined ? [] : [venue]),
  ].join(' · ');
  // Of many words the snippet shows but some of those that were found.
  const words = match === 'any' ? hit.matches.map(({ word }) => word) : matchedWords(hit);
  return [
    facts,
    ...(words.length === 0 ? [] : [vscode.l10n.t('matches {0}', words.join(', '))]),
    ...(hit.snippet ? [hit.snippet.text] : []),
  ].join(' — ');
}

/** The words that matched as they stand in the paper, so that a typo or a stem shows what it was taken for. */
function matchedWords(hit: Hit): string[] {
  const { snippet } = hit;
  const words = [
    ...hit.titleRanges.map(({ start, end }) => hit.paper.title.slice(start, end)),
    ...(snippet?.ranges.map(({ start, end }) => snippet.text.slice(start, end)) ?? []),
  ];
  const bySpelling = new Map(words.map((word) => [word.toLowerCase(), word]));
  return [...bySpelling.values()];
}

/** The actions that rows of a picker offer. */
export function paperActions(does: {
  cite(paperId: string): Promise<void>;
  openBeside(paperId: string, list: readonly string[]): Promise<void>;
  openLink(paperId: string, link: 'pdf'): Promise<void>;
}): Readonly<Record<'cite' | 'openBeside' | 'openPdf', PickerAction>> {
  return {
    cite: {
      icon: 'quote',
      tooltip: vscode.l10n.t('Insert Citation'),
      run: (id) => does.cite(id),
    },
    openBeside: {
      icon: 'split-horizontal',
      tooltip: vscode.l10n.t('Open to the Side'),
      run: (id, list) => does.openBeside(id, list),
    },
    openPdf: {
      icon: 'file-pdf',
      tooltip: vscode.l10n.t('Open PDF'),
      appliesTo: (paper) => paperUrl(paper, 'pdf') !== undefined,
      run: (id) => does.openLink(id, 'pdf'),
    },
  };
}
