import * as vscode from 'vscode';
import type { Hit, Library } from '../core/papers/library';
import { paperUrl } from '../core/papers/links';
import type { PaperSummary } from '../core/papers/paper';
import { DisposableStore } from './disposables';
import { showError, type Log } from './log';
import type { RecentPapers } from './recentPapers';
import { describePaper } from './treeItems';

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
}

interface PaperItem extends vscode.QuickPickItem {
  readonly paperId?: string;
}

/** At most this many rows: nobody reads on, and VS Code lays out every one. */
const maxRows = 50;

/**
 * A quick pick over the library: every keystroke asks, an answer that was overtaken is dropped, and the rows stand in
 * the ranking's order.
 *
 * VS Code sorts rows by how the typed text matches their *labels* and keeps the given order only among those
 * whose label does not match at all. So the label is an icon, which has no letters, and the title is the description.
 */
export function showPaperPicker(
  library: Library,
  recent: RecentPapers,
  options: PickerOptions,
  log: Log,
): void {
  const store = new DisposableStore();
  const picker = store.add(vscode.window.createQuickPick<PaperItem>());
  picker.title = options.title;
  picker.placeholder = options.placeholder;
  picker.keepScrollPosition = false;

  const listed = () =>
    picker.items.flatMap(({ paperId }) => (paperId === undefined ? [] : [paperId]));

  /** Runs what the user chose, after the picker has gone: it may open editors and move the focus. */
  const finish = (item: PaperItem | undefined, run: PickerOptions['accept']) => {
    if (item?.paperId === undefined) return;
    const list = listed();
    picker.hide();
    run(item.paperId, list).catch((error: unknown) => showError(error, log));
  };

  const update = async (text: string) => {
    picker.busy = true;
    try {
      const items = await itemsFor(text, library, recent, options.actions);
      // Typing went on while the library answered: the answer to the newer text is under way.
      if (picker.value !== text) return;
      picker.items = items;
      picker.busy = false;
    } catch (error) {
      if (picker.value !== text) return;
      picker.busy = false;
      picker.hide();
      showError(error, log);
    }
  };

  store.add(picker.onDidChangeValue((text) => void update(text)));
  store.add(picker.onDidAccept(() => finish(picker.selectedItems[0], options.accept)));
  store.add(
    picker.onDidTriggerItemButton(({ button, item }) => {
      const action = options.actions.find(({ tooltip }) => tooltip === button.tooltip);
      if (action) finish(item, action.run);
    }),
  );
  store.add(picker.onDidHide(() => store.dispose()));
  store.add(
    library.onDidChange(() => {
      void update(picker.value);
    }),
  );
  picker.show();
  void update('');
}

async function itemsFor(
  text: string,
  library: Library,
  recent: RecentPapers,
  actions: readonly PickerAction[],
): Promise<PaperItem[]> {
  const toItem = (hit: Hit) => paperItem(hit, actions);
  if (text.trim() !== '') {
    const { hits } = await library.find(
      { text, match: 'any', sort: 'relevance' },
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
  return { paper, score: 0, titleRanges: [], matches: [] };
}

function noHits(text: string): PaperItem {
  return {
    label: '$(info)',
    description: vscode.l10n.t('No paper matches “{0}”', text.trim()),
    alwaysShow: true,
  };
}

function paperItem(hit: Hit, actions: readonly PickerAction[]): PaperItem {
  const { paper } = hit;
  return {
    paperId: paper.id,
    label: '$(file-text)',
    description: paper.title,
    detail: detailOf(hit),
    alwaysShow: true,
    buttons: actions
      .filter((action) => action.appliesTo?.(paper) ?? true)
      .map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip })),
  };
}

/** `Yue et al. · 2024 · ICLR 2025 — matches Retrieval, Augmented — … the passage of the abstract that matches …` */
function detailOf(hit: Hit): string {
  const { paper } = hit;
  const venue = paper['container-title'];
  const facts = [describePaper(paper), ...(venue === undefined ? [] : [venue])].join(' · ');
  const words = matchedWords(hit);
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
