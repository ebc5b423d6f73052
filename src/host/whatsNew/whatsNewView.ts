import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { LibraryService } from '../../protocol/libraryProtocol';
import { createRpc, type Rpc } from '../../protocol/rpc';
import type {
  WhatsNewNotices,
  WhatsNewRequests,
  WhatsNewState,
} from '../../protocol/whatsNewProtocol';
import { whatsNewViewType } from '../contributionIds';
import { DisposableStore } from '../disposables';
import type { FeedNews, Feeds } from '../feeds/feeds';
import { withSentences, type Log } from '../log';
import { SinglePanel, type PanelView } from '../singlePanel';
import { papersCounted } from '../treeItems';
import { channelOf, loadPage } from '../webviewHtml';
import { newsGroups } from './whatsNewModel';

/** More papers than anybody reads at once. */
const mostShown = 200;

export interface WhatsNewDeps {
  readonly extensionUri: vscode.Uri;
  readonly library: Pick<LibraryService, 'get' | 'rank' | 'onDidChange'>;
  readonly feeds: Feeds;
  /** Ids of the papers that the user cited. */
  readonly cited: () => readonly string[];
  readonly actions: {
    openPaper(paperId: string): Promise<void>;
    cite(paperId: string): Promise<void>;
    mark(
      paperId: string,
      change: { readonly starred: boolean } | { readonly read: boolean },
    ): Promise<void>;
    check(): Promise<void>;
    follow(): Promise<void>;
  };
  readonly log: Log;
}

/** The page *What's New*. */
export class WhatsNew implements Disposable {
  private readonly panel: SinglePanel<WhatsNewView>;

  constructor(deps: WhatsNewDeps) {
    this.panel = new SinglePanel(
      {
        viewType: whatsNewViewType,
        title: vscode.l10n.t('What’s New'),
        panel: { enableFindWidget: true },
      },
      (panel) => new WhatsNewView(panel, deps),
    );
  }

  /** Opens the page with what came since the user last looked at it. */
  async show(): Promise<void> {
    const open = this.panel.view;
    this.panel.show();
    await open?.lookAgain();
  }

  dispose(): void {
    this.panel.dispose();
  }
}

class WhatsNewView implements PanelView {
  private readonly store = new DisposableStore();
  private readonly rpc: Rpc<WhatsNewNotices>;
  /** What is shown came after this time, in milliseconds since 1970. */
  private since: Promise<number>;
  private isReady = false;
  private sent = '';

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly deps: WhatsNewDeps,
  ) {
    const { webview } = panel;
    const { actions, library, feeds, extensionUri } = deps;
    this.since = this.look();
    this.rpc = this.store.add(
      createRpc<WhatsNewRequests, WhatsNewNotices>(
        channelOf(webview),
        withSentences<WhatsNewRequests>(
          {
            ready: () => this.firstState(),
            openPaper: (id) => actions.openPaper(id),
            cite: (id) => actions.cite(id),
            star: (id, starred) => actions.mark(id, { starred }),
            markRead: (id, read) => actions.mark(id, { read }),
            check: () => actions.check(),
            follow: () => actions.follow(),
          },
          deps.log,
        ),
      ),
    );
    this.store.add(library.onDidChange(() => void this.refresh()));
    this.store.add(feeds.onDidChange(() => void this.refresh()));
    this.store.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.isReady = false;
      }),
    );
    loadPage(panel, extensionUri, {
      title: vscode.l10n.t('What’s New'),
      icon: 'paperPanel',
      script: 'dist/whatsNew.js',
      styles: ['dist/temml.css', 'media/paperPanel.css', 'media/whatsNew.css'],
      loading: vscode.l10n.t('Loading what is new…'),
    });
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Shows what came since the last look, as if the page were opened anew. */
  async lookAgain(): Promise<void> {
    this.since = this.look();
    await this.refresh();
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Since when papers are new to the user: since the last look, or the one before where nothing has come. */
  private async look(): Promise<number> {
    const { feeds } = this.deps;
    await feeds.loaded;
    const [last = 0, before = 0] = feeds.looks;
    const hasNews = feeds.sources.some((source) => feeds.newCount(source) > 0);
    if (!hasNews && last > 0) return before;
    await feeds.look();
    return last;
  }

  private async firstState(): Promise<WhatsNewState> {
    this.isReady = true;
    const state = await this.state();
    this.sent = JSON.stringify(state);
    return state;
  }

  private async refresh(): Promise<void> {
    if (!this.isReady) return;
    try {
      const state = await this.state();
      const text = JSON.stringify(state);
      if (text === this.sent) return;
      this.sent = text;
      await this.rpc.call('show', state);
    } catch (error) {
      this.deps.log.warn(String(error));
    }
  }

  private async state(): Promise<WhatsNewState> {
    const { feeds, library, cited } = this.deps;
    const since = await this.since;
    const news = await feeds.newsSince(since);
    const ids = [...new Set(news.flatMap(({ papers }) => papers.map(({ id }) => id)))];
    const ranked = await library.rank(ids, cited());
    const shown = ranked.slice(0, mostShown);
    const papers = await library.get(shown.map(({ id }) => id));
    const rest = ranked.length - shown.length;
    return {
      summary: summaryOf(news, ids.length, since),
      sources: news.map(sourceLine),
      groups: newsGroups(shown, papers, {
        locale: vscode.env.language,
        decided: (words) => vscode.l10n.t('Like what you starred or cited: {0}', words),
      }),
      more: rest > 0 ? vscode.l10n.t('{0} more are in the library.', rest) : '',
      strings: {
        title: vscode.l10n.t('What’s New'),
        check: vscode.l10n.t('Check Now'),
        follow: vscode.l10n.t('Follow…'),
        sources: vscode.l10n.t('Followed sources'),
        abstract: vscode.l10n.t('Abstract'),
        cite: vscode.l10n.t('Cite'),
        star: vscode.l10n.t('Star'),
        markRead: vscode.l10n.t('Read'),
        failed: vscode.l10n.t('Lectern could not do that because of an error of its own.'),
      },
    };
  }
}

function summaryOf(news: readonly FeedNews[], count: number, since: number): string {
  if (news.length === 0) {
    return vscode.l10n.t(
      'Nothing is followed yet. Follow a category or a query of arXiv, or the daily papers of Hugging Face, to find here what they bring.',
    );
  }
  if (count === 0) return vscode.l10n.t('Nothing new has come.');
  if (since === 0) return vscode.l10n.t('{0} so far, the best match first.', papersCounted(count));
  const when = new Date(since).toLocaleString(vscode.env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return vscode.l10n.t('{0} since {1}, the best match first.', papersCounted(count), when);
}

function sourceLine({ source, papers, answeredAt, problem }: FeedNews): string {
  if (problem !== undefined) return vscode.l10n.t('{0}: {1}', source.label, problem);
  return answeredAt === undefined
    ? vscode.l10n.t('{0}: not asked yet', source.label)
    : vscode.l10n.t('{0}: {1}', source.label, papersCounted(papers.length));
}
