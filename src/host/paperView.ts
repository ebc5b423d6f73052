import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import type { Library, RelatedPaper } from '../core/papers/library';
import type { LibraryPaper } from '../core/papers/paper';
import {
  copyForms,
  paperLinks,
  type CopyForm,
  type PaperLink,
  type PaperPanelNotices,
  type PaperPanelRequests,
  type PaperPanelState,
} from '../protocol/paperPanelProtocol';
import { createRpc, type Rpc } from '../protocol/rpc';
import { DisposableStore } from './disposables';
import type { LibraryState } from './libraryState';
import { sentenceAbout, withSentences, type Log } from './log';
import { paperModel } from './paperModel';
import { modelWords, panelStrings } from './paperPanelStrings';
import { channelOf, loadPage } from './webviewHtml';

const relatedCount = 8;

/** What the panel's buttons do; each fails with a HumanError where it cannot. */
export interface PaperPanelActions {
  cite(paperId: string): Promise<void>;
  copy(paperId: string, form: CopyForm): Promise<void>;
  openLink(paperId: string, link: PaperLink): Promise<void>;
  mark(
    paperId: string,
    change: { readonly starred: boolean } | { readonly read: boolean },
  ): Promise<void>;
}

/** What a paper panel needs of the rest. */
export interface PaperPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly library: Pick<Library, 'get' | 'related' | 'onDidChange'>;
  readonly libraryState: Pick<LibraryState, 'current' | 'onDidChange'>;
  readonly actions: PaperPanelActions;
  readonly log: Log;
}

/** Opens one of the papers related to the one that a panel shows. */
export type OpenRelated = (
  from: PaperView,
  relatedIds: readonly string[],
  paperId: string,
) => Promise<void>;

/** One panel, and the paper in it. The page holds nothing: it is sent all anew whenever VS Code made it anew. */
export class PaperView implements Disposable {
  private readonly store = new DisposableStore();
  private readonly rpc: Rpc<PaperPanelNotices>;
  private list: readonly string[] = [];
  private relatedIds: readonly string[] = [];
  private isPinned: boolean;
  /** The last state that was sent, to leave the page alone when a change of the library changed nothing here. */
  private sent = '';
  private pageReady = false;
  private disposed = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private currentId: string,
    pinned: boolean,
    private readonly deps: PaperPanelDeps,
    private readonly onOpenRelated: OpenRelated,
  ) {
    this.isPinned = pinned;
    const { webview } = panel;
    this.rpc = this.store.add(
      createRpc<PaperPanelRequests, PaperPanelNotices>(
        channelOf(webview),
        withSentences<PaperPanelRequests>(
          {
            ready: () => this.firstState(),
            cite: () => this.deps.actions.cite(this.currentId),
            copy: (form) => this.copy(form),
            openLink: (link) => this.openLink(link),
            star: (starred) => this.mark({ starred }),
            markRead: (read) => this.mark({ read }),
            openPaper: (paperId) => this.openRelated(paperId),
            step: (by) => this.step(by === 1 ? 1 : -1),
            keepOpen: () => this.pin(),
          },
          deps.log,
        ),
      ),
    );
    this.store.add(deps.library.onDidChange(() => void this.refresh()));
    this.store.add(deps.libraryState.onDidChange(() => void this.refresh()));
    this.store.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.pageReady = false;
      }),
    );
    loadPage(panel, deps.extensionUri, {
      title: vscode.l10n.t('Paper'),
      icon: 'paperPanel',
      script: 'dist/paperPanel.js',
      styles: ['dist/temml.css', 'media/paperPanel.css'],
      loading: vscode.l10n.t('Loading the paper…'),
    });
  }

  get paperId(): string {
    return this.currentId;
  }

  get pinned(): boolean {
    return this.isPinned;
  }

  get active(): boolean {
    return this.panel.active;
  }

  /** Shows another paper, within the list it was opened from. */
  async show(paperId: string, list: readonly string[]): Promise<void> {
    this.currentId = paperId;
    this.list = list;
    await this.refresh();
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  /** Brings the panel to the front, where it is or in another column. */
  reveal(column: vscode.ViewColumn | undefined, preserveFocus: boolean): void {
    this.panel.reveal(column, preserveFocus);
  }

  /** Keeps the panel when the next paper is opened. */
  async pin(): Promise<void> {
    if (this.isPinned) return;
    this.isPinned = true;
    await this.refresh();
  }

  dispose(): void {
    this.disposed = true;
    this.store.dispose();
  }

  /** Shows the next or the previous paper of the list; nothing at its ends. */
  private async step(by: 1 | -1): Promise<void> {
    const index = this.list.indexOf(this.currentId);
    const paperId = index < 0 ? undefined : this.list[index + by];
    if (paperId !== undefined) await this.show(paperId, this.list);
  }

  private async copy(form: CopyForm): Promise<void> {
    if (copyForms.includes(form)) await this.deps.actions.copy(this.currentId, form);
  }

  private mark(change: Parameters<PaperPanelActions['mark']>[1]): Promise<void> {
    return this.deps.actions.mark(this.currentId, change);
  }

  private async openLink(link: PaperLink): Promise<void> {
    if (paperLinks.includes(link)) await this.deps.actions.openLink(this.currentId, link);
  }

  private async openRelated(paperId: string): Promise<void> {
    if (!this.relatedIds.includes(paperId)) return;
    await this.onOpenRelated(this, this.relatedIds, paperId);
  }

  private async firstState(): Promise<PaperPanelState> {
    this.pageReady = true;
    const state = await this.currentState();
    this.sent = JSON.stringify(state);
    return state;
  }

  private async refresh(): Promise<void> {
    const state = await this.currentState();
    const text = JSON.stringify(state);
    // A page that is being loaded, or hidden and so gone, asks for its state itself.
    if (!this.pageReady || text === this.sent) return;
    this.sent = text;
    // Not awaited: a page that goes before it answers must not hold up whoever opened the paper.
    this.rpc.call('show', state).catch((error: unknown) => {
      if (!this.disposed) this.deps.log.error(asLogged(error));
    });
  }

  /** What is to be seen of the current paper: itself, or the sentence that says why it is not there. */
  private async currentState(): Promise<PaperPanelState> {
    for (;;) {
      const paperId = this.currentId;
      const found = await this.fetch(paperId);
      // Meanwhile another paper may have been asked for.
      if (paperId !== this.currentId) continue;
      const identity = { paperId, pinned: this.isPinned };
      if ('sentence' in found) return { ...identity, kind: 'message', text: found.sentence };
      const { paper, related } = found;
      if (!this.disposed) this.panel.title = tabTitle(paper.title);
      this.relatedIds = related.map((each) => each.paper.id);
      const model = paperModel(paper, related, this.list, modelWords());
      return { ...identity, kind: 'paper', model, strings: panelStrings() };
    }
  }

  private async fetch(
    paperId: string,
  ): Promise<{ paper: LibraryPaper; related: RelatedPaper[] } | { sentence: string }> {
    try {
      const [[paper], related] = await Promise.all([
        this.deps.library.get([paperId]),
        this.deps.library.related(paperId, relatedCount),
      ]);
      return paper ? { paper, related } : { sentence: this.whyAbsent() };
    } catch (error) {
      return { sentence: sentenceAbout(error, this.deps.log) };
    }
  }

  private whyAbsent(): string {
    const status = this.deps.libraryState.current;
    switch (status.kind) {
      case 'loading':
        return vscode.l10n.t('Loading the library…');
      case 'failed':
        return [vscode.l10n.t('The library could not be read.'), ...status.problems].join(' ');
      case 'ready':
      case 'empty':
        return vscode.l10n.t(
          'This paper is no longer in the library. Open another one from the Library view.',
        );
    }
  }
}

/** As long as a tab can show; the whole title stands in the panel. */
function tabTitle(title: string): string {
  const longest = 60;
  if (title.length <= longest) return title;
  // No half of a surrogate pair at the cut.
  return `${title.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function asLogged(error: unknown): string | Error {
  return error instanceof Error ? error : String(error);
}
