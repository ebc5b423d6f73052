import * as vscode from 'vscode';
import type { MarkChange } from '../core/marks/markIndex';
import { groupings } from '../core/papers/library';
import type { LibraryService } from '../protocol/libraryProtocol';
import type { CopyForm, PaperLink } from '../protocol/paperPanelProtocol';
import type { ReferenceFormatter } from '../protocol/referencesProtocol';
import type { RestartingLibrary } from '../protocol/restartingLibrary';
import { BibliographyNames } from './citing/bibliographyNames';
import { CitationStyles } from './citing/citationStyles';
import { citedList, type CitedTree } from './citing/citedTree';
import { Citing } from './citing/citing';
import { copyReferences, pickReferenceForm } from './citing/copyReferences';
import { ProjectTexts } from './citing/projectTexts';
import { References } from './citing/references';
import { CitekeyRegistry } from './citekeyRegistry';
import type { PaperArgument } from './contributionIds';
import { onDidChangeSettings, registerCommands } from './contributions';
import { copyPaper } from './copyPaper';
import { DisposableStore } from './disposables';
import { showLibraryNews } from './libraryNews';
import { Feeds } from './feeds/feeds';
import { follow } from './feeds/followCommand';
import { LibraryState } from './libraryState';
import { LibraryTree, treeSortOrders } from './libraryTree';
import { showError } from './log';
import { ratePapers, tagPapers } from './marks/markCommands';
import { MarkStore } from './marks/markStore';
import { openPaperNote } from './marks/paperNotes';
import { showMoreLikeStars } from './moreLikeStars';
import { NoteEditor } from './noteEditor';
import { AddedPapers } from './online/addedPapers';
import { OnlineSources } from './online/onlineSources';
import { withProgress } from './online/withProgress';
import { openPaperLink } from './paperLinks';
import { PaperOpener } from './paperOpener';
import { registerPaperPanel } from './paperPanel';
import { paperActions, showPaperPicker } from './paperPicker';
import { isBudget, isListRow, makeReadingList } from './readingList/readingListCommand';
import { RecentPapers } from './recentPapers';
import { removeSearch, renameSearch, saveSearch } from './savedSearchCommands';
import { SavedSearches } from './savedSearches';
import { addPapers } from './sources/addPapers';
import { registerDuplicateFixes } from './sources/duplicateFixes';
import { NoteBibliographies } from './sources/noteBibliographies';
import { openSource, removeSource } from './sources/sourceCommands';
import { SourceList } from './sources/sourceList';
import { SourceLoader } from './sources/sourceLoader';
import { SourceStatuses } from './sources/sourceStatuses';
import { SourcesTree } from './sources/sourcesTree';
import { addZotero, ZoteroPlace } from './sources/zoteroPlace';
import { MapLightSource } from './topicMap/mapLights';
import { TopicMap } from './topicMap/topicMap';
import { pickPictureKind } from './topicMap/savePicture';
import { WhatsNew } from './whatsNew/whatsNewView';
import { TopicChoices } from './topics/topicChoices';
import { topicCommands } from './topics/topicCommands';
import { editFilter, pickGrouping, pickSortOrder } from './treeCommands';

/** What the extension returns to whoever activates it: the running parts, for other extensions and for tests. */
export interface LecternApi {
  readonly library: LibraryService;
  readonly tree: LibraryTree;
  readonly searches: SavedSearches;
  readonly sources: SourcesTree;
  readonly cited: CitedTree;
  readonly feeds: Feeds;
  readonly topicMap: TopicMap;
  readonly state: LibraryState;
  /** The folder in which a library that outgrew memory keeps its database. */
  readonly storage: vscode.Uri;
  /** Settles when the papers were read for the first time, well or not. */
  readonly loaded: Promise<void>;
}

/** Builds the parts and connects them; the same on the desktop, remotely and on the web. */
export function activateLectern(
  context: vscode.ExtensionContext,
  library: LibraryService &
    Partial<Pick<RestartingLibrary, 'onDidRestart' | 'onDidGiveUp' | 'restart'>>,
  formatter: ReferenceFormatter,
): LecternApi {
  const store = new DisposableStore();
  const log = store.add(vscode.window.createOutputChannel('Lectern', { log: true }));
  store.add(library);
  store.add(formatter);

  const state = store.add(new LibraryState());
  const citekeys = new CitekeyRegistry(context.globalState);
  const recent = new RecentPapers(context.globalState);
  const corpus = vscode.Uri.joinPath(context.extensionUri, 'media', 'corpus', 'papers.json');
  const notes = store.add(new NoteEditor());
  const projects = store.add(new ProjectTexts());
  const names = new BibliographyNames(projects);
  const languageOf: NoteEditor['languageOf'] = (document) => notes.languageOf(document);
  const noteBibliographies = store.add(
    new NoteBibliographies(languageOf, names, context.workspaceState),
  );
  const zotero = store.add(new ZoteroPlace(library, context.globalState, log));
  const sources = store.add(
    new SourceList({
      corpus,
      notes: noteBibliographies,
      zotero,
      memory: context.globalState,
      storage: context.globalStorageUri,
    }),
  );
  const statuses = store.add(new SourceStatuses());
  const memory = context.workspaceState;
  const loader = store.add(
    new SourceLoader({ library, list: sources, statuses, state, citekeys, memory, log }),
  );
  const { version } = context.extension.packageJSON as { readonly version: string };
  const online = store.add(new OnlineSources(version));
  const feeds = store.add(
    new Feeds({
      library,
      online,
      list: sources,
      loader,
      statuses,
      memory: context.globalState,
      log,
    }),
  );
  const added = new AddedPapers({ library, online, list: sources, loader });
  const searches = store.add(new SavedSearches(context.globalState));
  const topics = store.add(new TopicChoices(library));
  const tree = store.add(
    new LibraryTree(library, state, context.globalState, searches, topics, addPapers, log),
  );
  const styles = store.add(new CitationStyles(context.extensionUri, projects));
  const references = new References(styles, formatter);
  const citing = store.add(
    new Citing({ library, notes, names, citekeys, recent, references, log }),
  );
  store.add(registerDuplicateFixes());
  const marks = store.add(new MarkStore({ library, storage: context.globalStorageUri, log }));

  const cite = (paperId: string) => citing.inserter.insert([paperId]);
  const copy = (paperId: string, form: CopyForm) =>
    copyPaper({ library, citekeys, references }, paperId, form);
  const openLink = (paperId: string, link: PaperLink) => openPaperLink(library, paperId, link);

  const panel = store.add(
    registerPaperPanel({
      extensionUri: context.extensionUri,
      library,
      libraryState: state,
      actions: { cite, copy, openLink, mark: (id, change) => marks.change([id], change) },
      log,
    }),
  );
  const opener = new PaperOpener(panel, recent);
  const openAdded = async (adding: Promise<readonly string[]>): Promise<void> => {
    const ids = await adding;
    if (ids[0] !== undefined) await opener.open(ids[0], ids);
  };
  const sourcesTree = store.add(
    new SourcesTree(sources, statuses, feeds, {
      files: addPapers,
      addresses: (text) =>
        openAdded(added.addByIdentifier(text)).catch((error: unknown) => showError(error, log)),
    }),
  );
  const checkFeeds = async (): Promise<void> => {
    await withProgress(vscode.l10n.t('Asking the followed sources…'), (signal) =>
      feeds.refreshAll(signal),
    );
  };
  const followAndAsk = async (what?: string): Promise<void> => {
    const label = await follow(what);
    const source = feeds.sources.find((each) => each.label === label);
    if (!source) return;
    await withProgress(vscode.l10n.t('Asking {0}…', source.label), (signal) =>
      feeds.refresh(source, signal),
    );
  };
  const whatsNew = store.add(
    new WhatsNew({
      extensionUri: context.extensionUri,
      library,
      feeds,
      cited: () => Object.keys(citekeys.handedOut),
      actions: {
        openPaper: (id) => opener.openBeside(id, []),
        cite,
        mark: (id, change) => marks.change([id], change),
        check: checkFeeds,
        follow: followAndAsk,
      },
      log,
    }),
  );
  const mapLights = store.add(new MapLightSource(library, tree, notes));
  const topicMap = store.add(
    new TopicMap({
      extensionUri: context.extensionUri,
      source: library,
      library,
      tree,
      lights: mapLights,
      open: (id, list) => opener.openBeside(id, list),
      log,
    }),
  );
  store.add(panel.onDidOpenRelated((id) => void recent.add(id)));
  store.add(tree.onDidSelectPaper((row) => panel.follow(row.paperId, tree.siblings(row))));

  /** The papers that a command is for: those it was called for, else the one that is read, else those selected. */
  const meant = (paper?: PaperArgument, selected?: readonly PaperArgument[]): string[] => {
    if (selected && selected.length > 0) return selected.flatMap(idsOf);
    if (paper !== undefined) return [idOf(paper)];
    const { activePaperId } = panel;
    return activePaperId === undefined
      ? tree.selected.map(({ paperId }) => paperId)
      : [activePaperId];
  };
  const meantPapers = (...papers: Parameters<typeof meant>) => library.get(meant(...papers));
  const markCommand =
    (change: MarkChange) =>
    (...papers: Parameters<typeof meant>) =>
      marks.change(meant(...papers), change);

  /** The papers of the list that a row stands in, to step through. */
  const siblings = (row: Exclude<PaperArgument, string>) =>
    row.list === citedList ? citing.cited.paperIds : tree.siblings(row);

  const copyCommand = (form: CopyForm) => (paper: PaperArgument) => copy(idOf(paper), form);
  const linkCommand = (link: PaperLink) => (paper: PaperArgument) => openLink(idOf(paper), link);
  const actions = paperActions({
    cite,
    openLink,
    openBeside: (id, list) => opener.openBeside(id, list),
  });

  store.add(
    registerCommands(
      {
        'lectern.searchPapers': () => {
          showPaperPicker(
            library,
            recent,
            {
              title: vscode.l10n.t('Search Papers'),
              placeholder: vscode.l10n.t(
                'Title, abstract, author:, year:2023..2025, venue:, topic:, cat:',
              ),
              accept: (id, list) => opener.open(id, list),
              actions: [actions.cite, actions.openBeside, actions.openPdf],
              save: (query) => saveSearch(searches, query),
            },
            log,
          );
        },
        ...citing.commands([actions.openBeside, actions.openPdf]),
        'lectern.openPaper': (paper) =>
          opener.click(idOf(paper), typeof paper === 'object' ? siblings(paper) : []),
        'lectern.openPaperBeside': (paper) => opener.openBeside(idOf(paper), []),
        'lectern.keepPaperOpen': () => panel.pin(),
        'lectern.citePaper': (paper, selected) =>
          citing.inserter.insert(
            selected && selected.length > 0 ? selected.flatMap(idsOf) : idsOf(paper),
          ),
        'lectern.copyBibtex': copyCommand('bibtex'),
        'lectern.copyCslJson': copyCommand('cslJson'),
        'lectern.copyReference': copyCommand('reference'),
        'lectern.copyReferences': async (...papers) => {
          const listed = (await meantPapers(...papers)).map((paper) => ({
            paper,
            citekey: paper.citekey,
          }));
          const scope = vscode.window.activeTextEditor?.document.uri;
          await copyReferences(await references.ofPapers(listed, scope), pickReferenceForm);
        },
        'lectern.copyMarkdownLink': copyCommand('markdownLink'),
        'lectern.copyCitekey': copyCommand('citekey'),
        'lectern.openArxiv': linkCommand('arxiv'),
        'lectern.openHuggingFace': linkCommand('huggingFace'),
        'lectern.openPdf': linkCommand('pdf'),
        'lectern.openCode': linkCommand('code'),
        'lectern.openDoi': linkCommand('doi'),
        'lectern.starPaper': markCommand({ starred: true }),
        'lectern.unstarPaper': markCommand({ starred: false }),
        'lectern.markRead': markCommand({ read: true }),
        'lectern.markUnread': markCommand({ read: false }),
        'lectern.ratePaper': async (...papers) => ratePapers(marks, await meantPapers(...papers)),
        'lectern.tagPaper': async (...papers) => tagPapers(marks, await meantPapers(...papers)),
        'lectern.openNote': async (...papers) => {
          const [paper] = await meantPapers(...papers);
          if (paper) await openPaperNote(marks, paper);
        },
        // A button in the view's title hands over the focused row, so what is no argument of the command counts as none.
        'lectern.groupBy': async (by) => {
          const grouping =
            groupings.find((each) => each === by) ?? (await pickGrouping(tree.grouping));
          if (grouping) await tree.groupBy(grouping);
        },
        'lectern.sortBy': async (by) => {
          const order =
            treeSortOrders.find((each) => each === by) ?? (await pickSortOrder(tree.sort));
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
            actions: [actions.cite, actions.openBeside, actions.openPdf],
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
        ...topicCommands(library, topics),
        'lectern.reloadLibrary': () => {
          if (state.current.kind === 'failed') library.restart?.();
          void marks.load();
          void topics.tellLibrary();
          void zotero.find();
          return loader.load();
        },
        'lectern.addPapers': addPapers,
        'lectern.addZotero': () => addZotero(library),
        'lectern.openSource': ({ source }) => openSource(source),
        'lectern.addByIdentifier': (text) =>
          openAdded(added.addByIdentifier(typeof text === 'string' ? text : undefined)),
        'lectern.pastePapers': () => openAdded(added.paste()),
        'lectern.follow': (what) => followAndAsk(typeof what === 'string' ? what : undefined),
        'lectern.checkFeeds': checkFeeds,
        'lectern.showWhatsNew': () => whatsNew.show(),
        'lectern.showMap': () => topicMap.show(),
        'lectern.saveMap': async (given) => {
          const kind = given === 'svg' || given === 'png' ? given : await pickPictureKind();
          if (kind) await topicMap.savePicture(kind);
        },
        'lectern.refreshSource': ({ source }) =>
          source.kind === 'feed' ? feeds.refresh(source) : loader.refresh(source.id),
        'lectern.pauseSource': ({ source }) => sources.pause(source.id, true),
        'lectern.resumeSource': ({ source }) => sources.pause(source.id, false),
        'lectern.removeSource': ({ source }) => removeSource(source, sources),
        'lectern.showLog': () => log.show(),
        '_lectern.showMore': (row) => tree.showMore(row),
      },
      log,
    ),
  );

  store.add(showLibraryNews(library, context.globalState, log));
  store.add(
    onDidChangeSettings(['lectern.library.engine'], () => {
      library.restart?.();
      void loader.load();
      void marks.load();
      void topics.tellLibrary();
    }),
  );
  const restarted = library.onDidRestart?.(() => {
    log.warn('The library’s worker ended and was started again.');
    void loader.load();
    void marks.load();
    void topics.tellLibrary();
  });
  const gaveUp = library.onDidGiveUp?.((cause) => loader.fail(cause));
  if (restarted) store.add(restarted);
  if (gaveUp) store.add(gaveUp);

  void marks.load();
  void topics.tellLibrary();
  feeds.start();
  context.subscriptions.push(store);
  return {
    library,
    tree,
    searches,
    sources: sourcesTree,
    cited: citing.cited,
    feeds,
    topicMap,
    state,
    storage: context.globalStorageUri,
    loaded: loader.load().then(async () => {
      void zotero.find();
      await noteBibliographies.find();
    }),
  };
}

/** The paper a command was called for: from a tree row, a link in a text, or the panel's context menu. */
function idOf(paper: PaperArgument): string {
  return typeof paper === 'string' ? paper : paper.paperId;
}

/** The tree hands over every selected row, and a group among them is not a paper. */
function idsOf(row: PaperArgument): string[] {
  if (typeof row === 'string') return [row];
  return 'paperId' in row ? [row.paperId] : [];
}
