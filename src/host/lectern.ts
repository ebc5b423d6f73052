import * as vscode from 'vscode';
import type { LibraryService } from '../protocol/libraryProtocol';
import type { CopyForm, PaperLink } from '../protocol/paperPanelProtocol';
import type { RestartingLibrary } from '../protocol/restartingLibrary';
import { addPapers } from './addPapers';
import { BibliographySaver } from './bibliographySaver';
import { CitekeyRegistry } from './citekeyRegistry';
import type { PaperArgument } from './contributionIds';
import { registerCommands } from './contributions';
import { copyPaper } from './copyPaper';
import { DisposableStore } from './disposables';
import { registerPaperDrop } from './dropPapers';
import { CitationInserter } from './insertCitation';
import { LibraryLoader } from './libraryLoader';
import { LibraryState } from './libraryState';
import { LibraryTree } from './libraryTree';
import { NoteEditor } from './noteEditor';
import { openPaperLink } from './paperLinks';
import { PaperOpener } from './paperOpener';
import { registerPaperPanel } from './paperPanel';
import { paperActions, showPaperPicker } from './paperPicker';
import { RecentPapers } from './recentPapers';
import { editFilter, pickGrouping, pickSortOrder } from './treeCommands';

/** What the extension returns to whoever activates it: the running parts, for other extensions and for tests. */
export interface LecternApi {
  readonly library: LibraryService;
  readonly tree: LibraryTree;
  readonly state: LibraryState;
  /** Settles when the papers were read for the first time, well or not. */
  readonly loaded: Promise<void>;
}

/** Builds the parts and connects them; the same on the desktop, remotely and on the web. */
export function activateLectern(
  context: vscode.ExtensionContext,
  library: LibraryService &
    Partial<Pick<RestartingLibrary, 'onDidRestart' | 'onDidGiveUp' | 'restart'>>,
): LecternApi {
  const store = new DisposableStore();
  const log = store.add(vscode.window.createOutputChannel('Lectern', { log: true }));
  store.add(library);

  const state = store.add(new LibraryState());
  const citekeys = new CitekeyRegistry(context.globalState);
  const recent = new RecentPapers(context.globalState);
  const corpus = vscode.Uri.joinPath(context.extensionUri, 'media', 'corpus', 'papers.json');
  const loader = store.add(new LibraryLoader(library, corpus, state, citekeys, log));
  const tree = store.add(new LibraryTree(library, state, context.globalState, log));
  const notes = store.add(new NoteEditor());
  const saver = store.add(new BibliographySaver());
  const inserter = new CitationInserter(library, notes, saver, citekeys);
  store.add(registerPaperDrop(notes, inserter, log));

  const cite = (paperId: string) => inserter.insert([paperId]);
  const copy = (paperId: string, form: CopyForm) => copyPaper(library, citekeys, paperId, form);
  const openLink = (paperId: string, link: PaperLink) => openPaperLink(library, paperId, link);

  const panel = store.add(
    registerPaperPanel({
      extensionUri: context.extensionUri,
      library,
      libraryState: state,
      actions: { cite, copy, openLink },
      log,
    }),
  );
  const opener = new PaperOpener(panel, recent);
  store.add(panel.onDidOpenRelated((id) => void recent.add(id)));
  store.add(tree.onDidSelectPaper((row) => panel.follow(row.paperId, () => tree.siblings(row))));

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
        'lectern.searchPapers': () =>
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
            },
            log,
          ),
        'lectern.insertCitation': () =>
          showPaperPicker(
            library,
            recent,
            {
              title: vscode.l10n.t('Insert Citation'),
              placeholder: vscode.l10n.t('Find the paper to cite'),
              accept: cite,
              actions: [actions.openBeside, actions.openPdf],
            },
            log,
          ),
        'lectern.openPaper': async (paper) =>
          opener.click(idOf(paper), typeof paper === 'object' ? await tree.siblings(paper) : []),
        'lectern.openPaperBeside': (paper) => opener.openBeside(idOf(paper), []),
        'lectern.keepPaperOpen': () => panel.pin(),
        'lectern.citePaper': (paper, selected) =>
          inserter.insert(selected && selected.length > 0 ? selected.flatMap(idsOf) : idsOf(paper)),
        'lectern.copyBibtex': copyCommand('bibtex'),
        'lectern.copyCslJson': copyCommand('cslJson'),
        'lectern.copyReference': copyCommand('reference'),
        'lectern.copyMarkdownLink': copyCommand('markdownLink'),
        'lectern.copyCitekey': copyCommand('citekey'),
        'lectern.openArxiv': linkCommand('arxiv'),
        'lectern.openHuggingFace': linkCommand('huggingFace'),
        'lectern.openPdf': linkCommand('pdf'),
        'lectern.openCode': linkCommand('code'),
        'lectern.openDoi': linkCommand('doi'),
        'lectern.groupBy': async (by) => {
          const grouping = by ?? (await pickGrouping(tree.grouping));
          if (grouping) await tree.groupBy(grouping);
        },
        'lectern.sortBy': async (by) => {
          const order = by ?? (await pickSortOrder(tree.sort));
          if (order) await tree.sortBy(order);
        },
        'lectern.filterLibrary': (text) => {
          if (text === undefined) editFilter(tree);
          else tree.setFilter(text);
        },
        'lectern.clearFilter': () => tree.setFilter(''),
        'lectern.reloadLibrary': () => {
          if (state.current.kind === 'failed') library.restart?.();
          return loader.load();
        },
        'lectern.addPapers': addPapers,
        'lectern.showLog': () => log.show(),
      },
      log,
    ),
  );

  const restarted = library.onDidRestart?.(() => {
    log.warn('The library’s worker ended and was started again.');
    void loader.load();
  });
  const gaveUp = library.onDidGiveUp?.((cause) => loader.fail(cause));
  if (restarted) store.add(restarted);
  if (gaveUp) store.add(gaveUp);

  context.subscriptions.push(store);
  return { library, tree, state, loaded: loader.load() };
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
