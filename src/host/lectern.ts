import * as vscode from 'vscode';
import type { LibraryService } from '../protocol/libraryProtocol';
import type { CopyForm, PaperLink } from '../protocol/paperPanelProtocol';
import type { ReferenceFormatter } from '../protocol/referencesProtocol';
import { BibliographyNames } from './citing/bibliographyNames';
import { CitationStyles } from './citing/citationStyles';
import { type CitedTree } from './citing/citedTree';
import { Citing } from './citing/citing';
import { ProjectTexts } from './citing/projectTexts';
import { References } from './citing/references';
import { CitekeyRegistry } from './citekeyRegistry';
import { registerCommands } from './contributions';
import { copyPaper } from './copyPaper';
import { DisposableStore } from './disposables';
import { FileStamps } from './fileStamps';
import { showLibraryNews } from './libraryNews';
import { checkFeeds, followAndAsk } from './feeds/askFeeds';
import { Feeds } from './feeds/feeds';
import { libraryCommands } from './libraryCommands';
import { LibraryFilling, type HostedLibrary } from './libraryFilling';
import { LibraryState } from './libraryState';
import { LastSearch } from './lastSearch';
import { LibraryTree } from './libraryTree';
import { showError } from './log';
import { MarkStore } from './marks/markStore';
import { NoteEditor } from './noteEditor';
import { AddedPapers } from './online/addedPapers';
import { OnlineSources } from './online/onlineSources';
import { paperCommands } from './paperCommands';
import { openPaperLink } from './paperLinks';
import { PaperOpener } from './paperOpener';
import { registerPaperPanel } from './paperPanel';
import { paperActions } from './paperPicker';
import { RecentPapers } from './recentPapers';
import { SavedSearches } from './savedSearches';
import { addPapers } from './sources/addPapers';
import { registerDuplicateFixes } from './sources/duplicateFixes';
import { NoteBibliographies } from './sources/noteBibliographies';
import { sourceCommands } from './sources/sourceCommands';
import { SourceList } from './sources/sourceList';
import { SourceLoader } from './sources/sourceLoader';
import { SourceStatuses } from './sources/sourceStatuses';
import { SourcesTree } from './sources/sourcesTree';
import { ZoteroPlace } from './sources/zoteroPlace';
import { mapCommands } from './topicMap/mapCommands';
import { MapLightSource } from './topicMap/mapLights';
import { TopicMap } from './topicMap/topicMap';
import { WhatsNew } from './whatsNew/whatsNewView';
import { TopicChoices } from './topics/topicChoices';
import { topicCommands } from './topics/topicCommands';

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
  library: HostedLibrary,
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
  const stamps = store.add(new FileStamps());
  const projects = store.add(new ProjectTexts());
  const names = new BibliographyNames(projects, stamps);
  const languageOf: NoteEditor['languageOf'] = (document) => notes.languageOf(document);
  const memory = context.workspaceState;
  const noteBibliographies = store.add(new NoteBibliographies(languageOf, names, memory));
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
  const styles = store.add(new CitationStyles(context.extensionUri, stamps, projects));
  const references = new References(styles, formatter);
  const citing = store.add(
    new Citing({ library, notes, names, citekeys, recent, references, log }),
  );
  store.add(registerDuplicateFixes());
  const marks = store.add(new MarkStore({ library, storage: context.globalStorageUri, log }));

  const filling = store.add(new LibraryFilling({ library, loader, marks, topics, log }));

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
        check: () => checkFeeds(feeds),
        follow: () => followAndAsk(feeds),
      },
      log,
    }),
  );
  const lastSearch = store.add(new LastSearch());
  const mapLights = store.add(
    new MapLightSource({ library, tree, search: lastSearch, notes, names }),
  );
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

  const actions = paperActions({
    cite,
    openLink,
    openBeside: (id, list) => opener.openBeside(id, list),
  });

  store.add(
    registerCommands(
      {
        ...libraryCommands({
          library,
          tree,
          searches,
          recent,
          lastSearch,
          notes,
          citekeys,
          opener,
          actions: [actions.cite, actions.openBeside, actions.openPdf],
          log,
        }),
        ...paperCommands({
          library,
          tree,
          panel,
          opener,
          citing,
          marks,
          references,
          copy,
          openLink,
        }),
        ...sourceCommands({ library, sources, loader, feeds, added, openAdded }),
        ...citing.commands([actions.openBeside, actions.openPdf]),
        ...topicCommands(library, topics),
        ...mapCommands(topicMap),
        'lectern.reloadLibrary': () => {
          if (state.current.kind === 'failed') library.restart?.();
          void zotero.find();
          return filling.fill();
        },
        'lectern.showWhatsNew': () => whatsNew.show(),
        'lectern.showLog': () => log.show(),
      },
      log,
    ),
  );

  store.add(showLibraryNews(library, context.globalState, log));
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
    loaded: filling.fill().then(async () => {
      void zotero.find();
      await noteBibliographies.find();
    }),
  };
}
