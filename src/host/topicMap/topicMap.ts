import * as vscode from 'vscode';
import type { Disposable, Event } from '../../core/event';
import { authorsShort } from '../../core/papers/names';
import type { Library } from '../../core/papers/library';
import type { LibraryPaper } from '../../core/papers/paper';
import type { MapSource } from '../../core/topics/libraryMap';
import { createRpc, type Handlers, type Rpc } from '../../protocol/rpc';
import type {
  MapEntry,
  MapLights,
  MapPick,
  MapPicture,
  TopicMapNotices,
  TopicMapRequests,
  TopicMapState,
} from '../../protocol/topicMapProtocol';
import { topicMapViewType } from '../contributionIds';
import { DisposableStore } from '../disposables';
import { sentenceOf, withSentences, type Log } from '../log';
import { SinglePanel, type PanelView } from '../singlePanel';
import { channelOf, loadPage } from '../webviewHtml';
import type { Lights } from './mapLights';
import { filterText } from './mapFilter';
import { savePicture } from './savePicture';
import { topicMapStrings } from './topicMapStrings';

/** Changes of the library come in bursts; the map is found anew once they rest, after so many milliseconds. */
const pause = 1500;

/** What the map needs of the tree. */
export interface FilteredTree {
  readonly filter: string;
  setFilter(text: string): void;
  /** Shows these papers alone, under this name. */
  showOnly(label: string, ids: readonly string[]): void;
  /** Fires whenever it is filtered otherwise. */
  readonly onDidChangeFilter: Event<void>;
}

export interface TopicMapDeps {
  readonly extensionUri: vscode.Uri;
  readonly source: MapSource;
  readonly library: Pick<Library, 'get' | 'find' | 'onDidChange'>;
  readonly tree: FilteredTree;
  /** Which papers are lit up, but for what the map itself has picked. */
  readonly lights: {
    readonly current: () => Promise<Lights>;
    readonly forgetSearch: () => void;
    readonly onDidChange: Event<void>;
  };
  readonly open: (paperId: string, list: readonly string[]) => Promise<void>;
  readonly log: Log;
}

/** The page with the map of the library. */
export class TopicMap implements Disposable {
  private readonly panel: SinglePanel<TopicMapView>;

  constructor(deps: TopicMapDeps) {
    this.panel = new SinglePanel(
      { viewType: topicMapViewType, title: vscode.l10n.t('Topic Map') },
      (panel) => new TopicMapView(panel, deps),
    );
  }

  show(): void {
    this.panel.show();
  }

  /** Opens the map where it is not, and saves what it shows. */
  async savePicture(kind: MapPicture['kind']): Promise<void> {
    await this.panel.show().takePicture(kind);
  }

  /** What was picked on the map, as the host was told last. */
  get picked(): MapPick | undefined {
    return this.panel.view?.picked;
  }

  /** For tests: what the page would ask. */
  get requests(): TopicMapView['requests'] | undefined {
    return this.panel.view?.requests;
  }

  dispose(): void {
    this.panel.dispose();
  }
}

class TopicMapView implements PanelView {
  private readonly store = new DisposableStore();
  private readonly rpc: Rpc<TopicMapNotices>;
  private isReady = false;
  /** Settles when the page has asked for what to show. */
  private readonly opened: Promise<void>;
  private wasOpened: () => void = () => undefined;
  /** Counts the maps that were asked for: an older one that comes late is dropped. */
  private asked = 0;
  private shown = 0;
  private lightsAsked = 0;
  private picks = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOutdated = false;
  /** While the map itself changes the filter. */
  private isFiltering = false;
  picked: MapPick | undefined;
  readonly requests: Handlers<TopicMapRequests>;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly deps: TopicMapDeps,
  ) {
    const { webview } = panel;
    const { extensionUri, library, tree, lights } = deps;
    this.opened = new Promise((resolve) => (this.wasOpened = resolve));
    this.requests = withSentences<TopicMapRequests>(
      {
        ready: () => this.firstState(),
        entries: (ids) => this.entries(ids),
        open: (id, list) => deps.open(id, list),
        pick: (pick) => this.pick(pick),
        save: (picture) => savePicture(picture),
        again: () => {
          this.find();
          return Promise.resolve();
        },
      },
      deps.log,
    );
    this.rpc = this.store.add(
      createRpc<TopicMapRequests, TopicMapNotices>(channelOf(webview), this.requests),
    );
    this.store.add(library.onDidChange(() => this.outdate()));
    this.store.add(lights.onDidChange(() => void this.light()));
    this.store.add(tree.onDidChangeFilter(() => this.filterChanged()));
    this.store.add(
      panel.onDidChangeViewState(() => {
        // A page that is hidden is gone; it asks again when it is looked at.
        if (!panel.visible) this.isReady = false;
      }),
    );
    loadPage(panel, extensionUri, {
      title: vscode.l10n.t('Topic Map'),
      icon: 'topicMap',
      script: 'dist/topicMap.js',
      styles: ['dist/temml.css', 'media/paperPanel.css', 'media/topicMap.css'],
      loading: vscode.l10n.t('Loading the map…'),
    });
  }

  reveal(): void {
    this.panel.reveal();
  }

  async takePicture(kind: MapPicture['kind']): Promise<void> {
    await this.opened;
    await this.rpc.call('takePicture', kind);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.store.dispose();
  }

  private async firstState(): Promise<TopicMapState> {
    this.isReady = true;
    this.find();
    const lights = await this.lights();
    this.wasOpened();
    return {
      strings: topicMapStrings(),
      locale: vscode.env.language,
      lights,
      ...(this.picked ? { picked: this.picked } : {}),
    };
  }

  /** Changes while the page is hidden need no answer: it asks when it is shown again. */
  private outdate(): void {
    if (!this.isReady) return;
    this.isOutdated = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.isOutdated && this.isReady && this.asked === this.shown) this.find();
    }, pause);
  }

  /** Has the map found, and shows it unless a newer one was asked for meanwhile. */
  private find(): void {
    const asked = ++this.asked;
    this.isOutdated = false;
    void this.findAndShow(asked);
  }

  private async findAndShow(asked: number): Promise<void> {
    const { source, log } = this.deps;
    const isStale = () => asked !== this.asked || !this.isReady;
    try {
      this.tell(this.rpc.call('finding'));
      const map = await source.map();
      if (!isStale()) this.tell(this.rpc.call('show', map));
    } catch (error) {
      const sentence = sentenceOf(error);
      if (sentence === undefined) log.error(error instanceof Error ? error : String(error));
      const text =
        sentence ??
        vscode.l10n.t('The map could not be made because of an error of Lectern’s own.');
      if (!isStale()) this.tell(this.rpc.call('tell', text));
    }
    if (asked !== this.asked) return;
    this.shown = asked;
    // What changed while it was found.
    if (this.isOutdated) this.outdate();
  }

  private async entries(ids: readonly string[]): Promise<readonly MapEntry[]> {
    const papers = await this.deps.library.get(ids);
    return papers.map((paper) => ({
      paperId: paper.id,
      title: paper.title,
      byline: bylineOf(paper),
    }));
  }

  /**
   * Filters the tree: by a query where one says what was picked, for that can be read, changed and saved; else by the
   * papers themselves.
   */
  private async pick(pick: MapPick | undefined): Promise<void> {
    const { tree, library } = this.deps;
    const turn = ++this.picks;
    const text = pick && filterText(pick);
    let says = text !== undefined;
    if (pick && text !== undefined && text !== '') {
      const { total } = await library.find(
        { text, match: 'all', sort: 'date' },
        { offset: 0, limit: 0 },
      );
      // Another pick overtook this one.
      if (turn !== this.picks) return;
      says = total === pick.ids.length;
    }
    this.picked = pick;
    this.isFiltering = true;
    if (!pick) tree.setFilter('');
    else if (says && text !== undefined) tree.setFilter(text);
    else tree.showOnly(labelOf(pick), pick.ids);
    this.isFiltering = false;
    // The tree says nothing where it was not filtered either.
    this.deps.lights.forgetSearch();
    await this.light();
  }

  private filterChanged(): void {
    if (this.isFiltering) return;
    this.picks++;
    if (this.picked) {
      this.picked = undefined;
      if (this.isReady) this.tell(this.rpc.call('unpick'));
    }
    void this.light();
  }

  /** What is lit up; what the map's own pick found is shown by the map itself. */
  private async lights(): Promise<MapLights> {
    const { selected, cited, filtered, searched } = await this.deps.lights.current();
    const found = searched ?? (this.picked ? undefined : filtered);
    return { selected, cited, ...(found ? { found } : {}) };
  }

  private async light(): Promise<void> {
    if (!this.isReady) return;
    const turn = ++this.lightsAsked;
    try {
      const lights = await this.lights();
      if (turn === this.lightsAsked) this.tell(this.rpc.call('light', lights));
    } catch (error) {
      this.deps.log.warn(String(error));
    }
  }

  /** Nobody waits for the page to have taken notice; it may be gone. */
  private tell(notice: Promise<unknown>): void {
    notice.catch((error: unknown) => this.deps.log.debug(String(error)));
  }
}

function bylineOf(paper: LibraryPaper): string {
  const year = paper.issued?.year;
  return [authorsShort(paper), year === undefined ? '' : String(year)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What the tree says it shows, where no query says it. */
function labelOf({ topic, years, byHand }: MapPick): string {
  const what = topic ?? (byHand ? vscode.l10n.t('Selected on the map') : '');
  const when = years && (years[0] === years[1] ? String(years[0]) : `${years[0]}–${years[1]}`);
  return [what, when ?? ''].filter((part) => part !== '').join(', ');
}
