import type * as vscode from 'vscode';
import type { MarkdownCitations } from '../core/citations/languages/notesLanguages';
import type { Grouping, SortOrder, TopicNames } from '../core/papers/library';
import type { TextRange } from '../core/search/textRange';
import type { FollowSchedule } from '../network/follow';
import type { LibraryEngine } from '../protocol/libraryThreadOptions';
import type { SourceRow } from './sources/sourcesTree';
import type { ReadingBudget } from '../core/readingList/readingList';
import type { ReadingListRow } from './readingList/readingListCommand';
import type { GroupRow, MoreRow, SavedSearchRow } from './treeItems';

/** Every contributed id, once, with its type. `test/unit/manifest.test.ts` holds package.json to this file. */

/**
 * What a command on a paper is called with: its id, or what has it — a tree row, the context of the panel. A row
 * says in which list of the tree it stands.
 */
export type PaperArgument = string | { readonly paperId: string; readonly list?: string };

export interface CommandTypes {
  'lectern.searchPapers': (query?: string) => void;
  'lectern.insertCitation': () => void;
  'lectern.findForText': () => void;
  'lectern.showUnusedEntries': () => void;
  'lectern.updateBibliography': () => void;
  'lectern.editCitation': () => void;
  'lectern.openPaper': (paper: PaperArgument) => void;
  'lectern.openPaperBeside': (paper: PaperArgument) => void;
  'lectern.keepPaperOpen': () => void;
  'lectern.citePaper': (paper: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.copyBibtex': (paper: PaperArgument) => void;
  'lectern.copyCslJson': (paper: PaperArgument) => void;
  'lectern.copyReference': (paper: PaperArgument) => void;
  /** Of these papers; asks for the form. */
  'lectern.copyReferences': (paper: PaperArgument, selected?: readonly PaperArgument[]) => void;
  /** Of what the note cites; asks for the form. */
  'lectern.copyCitedReferences': () => void;
  'lectern.chooseStyle': () => void;
  'lectern.copyMarkdownLink': (paper: PaperArgument) => void;
  'lectern.copyCitekey': (paper: PaperArgument) => void;
  'lectern.openArxiv': (paper: PaperArgument) => void;
  'lectern.openHuggingFace': (paper: PaperArgument) => void;
  'lectern.openPdf': (paper: PaperArgument) => void;
  'lectern.openCode': (paper: PaperArgument) => void;
  'lectern.openDoi': (paper: PaperArgument) => void;
  'lectern.starPaper': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.unstarPaper': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.markRead': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.markUnread': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.ratePaper': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.tagPaper': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.openNote': (paper?: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.groupBy': (by?: Grouping) => void;
  'lectern.sortBy': (by?: Exclude<SortOrder, 'relevance'>) => void;
  'lectern.filterLibrary': (text?: string) => void;
  'lectern.clearFilter': () => void;
  /** Of this row of the tree, as much as this; asks for what is not given. */
  'lectern.readingList': (row?: ReadingListRow, budget?: ReadingBudget) => void;
  'lectern.moreLikeStars': () => void;
  /** Of this query, or the one that filters the tree. */
  'lectern.saveSearch': (query?: string) => void;
  'lectern.renameSearch': (row: SavedSearchRow) => void;
  'lectern.removeSearch': (row: SavedSearchRow) => void;
  'lectern.copySearchQuery': (row: SavedSearchRow) => void;
  'lectern.renameTopic': (row: GroupRow, name?: string) => void;
  'lectern.mergeTopic': (row: GroupRow) => void;
  'lectern.restoreTopic': (row: GroupRow) => void;
  'lectern.pinTopic': (row: GroupRow) => void;
  'lectern.unpinTopic': (row: GroupRow) => void;
  'lectern.hideTopic': (row: GroupRow) => void;
  /** All of these, or those that the user ticks. */
  'lectern.showHiddenTopics': (topics?: readonly string[]) => void;
  'lectern.reloadLibrary': () => void;
  'lectern.addPapers': (files?: readonly vscode.Uri[]) => void;
  /** Of what a text names; asks for the text unless it is given. */
  'lectern.addByIdentifier': (text?: string) => void;
  'lectern.pastePapers': () => void;
  'lectern.follow': (what?: string) => void;
  'lectern.checkFeeds': () => void;
  'lectern.showWhatsNew': () => void;
  'lectern.showMap': () => void;
  /** As SVG or PNG; asks which unless it is given. */
  'lectern.saveMap': (kind?: 'svg' | 'png') => void;
  'lectern.addZotero': () => void;
  'lectern.openSource': (row: SourceRow) => void;
  'lectern.refreshSource': (row: SourceRow) => void;
  'lectern.pauseSource': (row: SourceRow) => void;
  'lectern.resumeSource': (row: SourceRow) => void;
  'lectern.removeSource': (row: SourceRow) => void;
  'lectern.showLog': () => void;
  /** Of rows only: not contributed, as the underscore says. */
  '_lectern.showMore': (row: MoreRow) => void;
  /** Of completions only: cites the paper in place of what was typed there. */
  '_lectern.citeTyped': (note: vscode.Uri, typed: vscode.Range, paperId: string) => void;
  /** Of hovers only: shows the citekey that is there in a bibliography, whose address is a text. */
  '_lectern.openEntry': (bibliography: string, key: TextRange) => void;
}
export type CommandId = keyof CommandTypes;

export interface SettingTypes {
  'lectern.library.builtIn': boolean;
  'lectern.library.files': readonly string[];
  'lectern.library.noteBibliographies': boolean;
  'lectern.library.zotero': string;
  'lectern.library.engine': LibraryEngine;
  'lectern.follow.sources': readonly string[];
  'lectern.follow.schedule': FollowSchedule;
  'lectern.network.arxivAddress': string;
  'lectern.network.huggingFaceAddress': string;
  'lectern.network.doiAddress': string;
  'lectern.network.zoteroAddress': string;
  'lectern.topics.names': TopicNames;
  'lectern.topics.pinned': readonly string[];
  'lectern.topics.hidden': readonly string[];
  'lectern.marks.file': string;
  'lectern.marks.notesFolder': string;
  'lectern.marks.noteName': string;
  'lectern.marks.noteTemplate': string;
  'lectern.citation.bibliography': string;
  'lectern.citation.citekey': string;
  'lectern.citation.markdown': MarkdownCitations;
  /** What the user wrote: the language of notes looks whether it is a template. */
  'lectern.citation.template': unknown;
  /** `auto` is `new` where another extension completes the keys of the bibliography, else `all`. */
  'lectern.citation.complete': 'auto' | 'new' | 'all' | 'off';
  'lectern.citation.problems': boolean;
  'lectern.citation.inlayHints': boolean;
  /** The name of a style that is shipped, or the path of a CSL file. */
  'lectern.citation.style': string;
}
export type SettingId = keyof SettingTypes;

export interface ContextKeyTypes {
  'lectern.libraryState': 'loading' | 'ready' | 'empty' | 'failed';
  'lectern.filtered': boolean;
  /** What there is to be seen of the note: there is none, it cites nothing, or what it cites. */
  'lectern.citedState': 'none' | 'empty' | 'listed';
}

/** What menus ask of a group in the tree: whether it is a topic that was found, was given a name, and stands on top. */
export const groupSigns = ['topic', 'named', 'pinned'] as const;
export type GroupSign = (typeof groupSigns)[number];

export const viewId = 'lectern.library';
export const sourcesViewId = 'lectern.sources';
export const citedViewId = 'lectern.cited';
export const paperViewType = 'lectern.paper';
export const whatsNewViewType = 'lectern.whatsNew';
export const topicMapViewType = 'lectern.topicMap';
/** The languages of documents, as VS Code knows them, in which one may cite. */
export const citableLanguages = [
  ...['markdown', 'quarto', 'rmd', 'latex', 'tex', 'typst'],
  ...['restructuredtext', 'org', 'asciidoc', 'myst'],
];
/** What a dragged paper is, to whoever accepts drops: a JSON array of paper ids. */
export const papersMimeType = 'application/vnd.lectern.papers';

/** The ids as values; the compiler holds them to the types. */
export const commandIds: Readonly<Record<CommandId, true>> = {
  'lectern.searchPapers': true,
  'lectern.insertCitation': true,
  'lectern.findForText': true,
  'lectern.showUnusedEntries': true,
  'lectern.updateBibliography': true,
  'lectern.editCitation': true,
  'lectern.openPaper': true,
  'lectern.openPaperBeside': true,
  'lectern.keepPaperOpen': true,
  'lectern.citePaper': true,
  'lectern.copyBibtex': true,
  'lectern.copyCslJson': true,
  'lectern.copyReference': true,
  'lectern.copyReferences': true,
  'lectern.copyCitedReferences': true,
  'lectern.chooseStyle': true,
  'lectern.copyMarkdownLink': true,
  'lectern.copyCitekey': true,
  'lectern.openArxiv': true,
  'lectern.openHuggingFace': true,
  'lectern.openPdf': true,
  'lectern.openCode': true,
  'lectern.openDoi': true,
  'lectern.starPaper': true,
  'lectern.unstarPaper': true,
  'lectern.markRead': true,
  'lectern.markUnread': true,
  'lectern.ratePaper': true,
  'lectern.tagPaper': true,
  'lectern.openNote': true,
  'lectern.groupBy': true,
  'lectern.sortBy': true,
  'lectern.filterLibrary': true,
  'lectern.clearFilter': true,
  'lectern.readingList': true,
  'lectern.moreLikeStars': true,
  'lectern.saveSearch': true,
  'lectern.renameSearch': true,
  'lectern.removeSearch': true,
  'lectern.copySearchQuery': true,
  'lectern.renameTopic': true,
  'lectern.mergeTopic': true,
  'lectern.restoreTopic': true,
  'lectern.pinTopic': true,
  'lectern.unpinTopic': true,
  'lectern.hideTopic': true,
  'lectern.showHiddenTopics': true,
  'lectern.reloadLibrary': true,
  'lectern.addPapers': true,
  'lectern.addByIdentifier': true,
  'lectern.pastePapers': true,
  'lectern.follow': true,
  'lectern.checkFeeds': true,
  'lectern.showWhatsNew': true,
  'lectern.showMap': true,
  'lectern.saveMap': true,
  'lectern.addZotero': true,
  'lectern.openSource': true,
  'lectern.refreshSource': true,
  'lectern.pauseSource': true,
  'lectern.resumeSource': true,
  'lectern.removeSource': true,
  'lectern.showLog': true,
  '_lectern.showMore': true,
  '_lectern.citeTyped': true,
  '_lectern.openEntry': true,
};

/** The ids as values; the compiler holds them to the types. */
export const settingIds: Readonly<Record<SettingId, true>> = {
  'lectern.library.builtIn': true,
  'lectern.library.files': true,
  'lectern.library.noteBibliographies': true,
  'lectern.library.zotero': true,
  'lectern.library.engine': true,
  'lectern.follow.sources': true,
  'lectern.follow.schedule': true,
  'lectern.network.arxivAddress': true,
  'lectern.network.huggingFaceAddress': true,
  'lectern.network.doiAddress': true,
  'lectern.network.zoteroAddress': true,
  'lectern.topics.names': true,
  'lectern.topics.pinned': true,
  'lectern.topics.hidden': true,
  'lectern.marks.file': true,
  'lectern.marks.notesFolder': true,
  'lectern.marks.noteName': true,
  'lectern.marks.noteTemplate': true,
  'lectern.citation.bibliography': true,
  'lectern.citation.citekey': true,
  'lectern.citation.markdown': true,
  'lectern.citation.template': true,
  'lectern.citation.complete': true,
  'lectern.citation.problems': true,
  'lectern.citation.inlayHints': true,
  'lectern.citation.style': true,
};

/** The ids as values; the compiler holds them to the types. */
export const contextKeys: Readonly<Record<keyof ContextKeyTypes, true>> = {
  'lectern.libraryState': true,
  'lectern.filtered': true,
  'lectern.citedState': true,
};
