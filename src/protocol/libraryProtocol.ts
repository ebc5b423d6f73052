import { comparedEntries, type ComparedEntry } from '../core/citations/comparedEntries';
import { bibliographyFormat } from '../core/citations/bibliography/bibliographyFormats';
import { BibtexDocument, type TextEdit } from '../core/bibtex/bibtexDocument';
import type { Cancellation } from '../core/cancellation';
import { Emitter } from '../core/event';
import { HumanError } from '../core/humanError';
import { rankInLibrary, type PaperInterest } from '../core/marks/libraryInterests';
import type { Library, Progress, Source } from '../core/papers/library';
import { mergeDuplicates } from '../core/papers/merge';
import type { Paper } from '../core/papers/paper';
import {
  listFromLibrary,
  type LibraryReadingList,
  type ReadingScope,
} from '../core/readingList/libraryReadingList';
import type { ReadingBudget } from '../core/readingList/readingList';
import { readPapers } from '../core/readers/readPapers';
import type { ReadProblem, ReadResult } from '../core/readers/reader';
import { createRpc, type Channel, type Handlers, type Rpc } from './rpc';

/** What reading a source brought. */
export interface ImportReport {
  readonly papers: number;
  readonly problems: readonly ReadProblem[];
}

/** A library that also reads: a file goes in, and parsing happens where the library lives. */
export interface LibraryService extends Library {
  /** Reads a file by its format (told from what it says) and makes the papers in it all that `source` holds. */
  importFile(source: Source, content: Uint8Array | string): Promise<ImportReport>;
  /**
   * The same where only a change of the text is known, since `base`, the version of the source that was read last.
   * Undefined where the text of that version is not known: then it has to be handed over.
   */
  importEdit(source: Source, base: string, edit: TextEdit): Promise<ImportReport | undefined>;
  /** The papers that a text holds, by its format; the library stays as it is. */
  readText(text: string): Promise<ReadResult>;
  /** The entries of a bibliography, by its name and what it says; empty for a format that has none. The library stays as it is. */
  readEntries(path: string, content: Uint8Array | string): Promise<EntryTable>;
  /**
   * What entries of a bibliography are of, by its name and what it says, compared with the library; `source` is that
   * of the bibliography. Citekeys that it has not are left out.
   */
  compareEntries(
    path: string,
    content: Uint8Array | string,
    source: string,
    citekeys: readonly string[],
  ): Promise<readonly ComparedEntry[]>;
  /** See {@link rankInLibrary}. */
  rank(ids: readonly string[], cited: readonly string[]): Promise<readonly PaperInterest[]>;
  /** See {@link listFromLibrary}. */
  readingList(
    scope: ReadingScope,
    budget: ReadingBudget,
    cancellation?: Cancellation,
  ): Promise<LibraryReadingList>;
  /**
   * Reads Zotero's database at this path and makes the papers in it all that `source` holds.
   * @throws HumanError when nothing of it can be read; what `source` holds then stays.
   */
  importZotero(source: Source, databasePath: string): Promise<ImportReport>;
  /**
   * The path of Zotero's database on the computer where the library lives; undefined where it is in none of the usual
   * places.
   * @throws HumanError where Zotero cannot be read at all.
   */
  findZotero(): Promise<string | undefined>;
}

/** The entries of a bibliography, see `BibliographyEntry`, in few objects: there may be tens of thousands. */
export interface EntryTable {
  readonly citekeys: readonly string[];
  /** Of each entry where its citekey begins and ends, and where all of it does, in UTF-16 units. */
  readonly places: Uint32Array;
  /** The fields that entries lack, by the number of the entry; only of those that lack any. */
  readonly missing: ReadonlyMap<number, readonly string[]>;
}

/** What reads the files of Zotero, where there are files. */
export interface ZoteroFiles {
  /** See {@link LibraryService.findZotero}. */
  find(): string | undefined;
  /** Never throws on account of the files. */
  read(databasePath: string): ReadResult;
}

type RequestName =
  | 'replaceSource'
  | 'removeSource'
  | 'sources'
  | 'cancelChanges'
  | 'configureCitekeys'
  | 'nameTopics'
  | 'setMarks'
  | 'get'
  | 'records'
  | 'find'
  | 'groups'
  | 'sample'
  | 'related'
  | 'moreLike'
  | 'map'
  | 'importFile'
  | 'importEdit'
  | 'readText'
  | 'readEntries'
  | 'compareEntries'
  | 'rank'
  | 'readingList'
  | 'importZotero'
  | 'findZotero';

/** What a host asks of the library's worker. */
export type LibraryRequests = { readonly [K in RequestName]: LibraryService[K] };

/** What the worker tells the host. */
export type LibraryNotices = {
  readonly didChange: () => void;
  readonly didProgress: (progress: Progress) => void;
  readonly didTell: (template: string, args: readonly (string | number)[]) => void;
};

/** The requests of whichever library `current` names at the time, so that it may change. */
export function requestsTo(current: () => LibraryService): LibraryRequests {
  return {
    replaceSource: (source, papers) => current().replaceSource(source, papers),
    removeSource: (id) => current().removeSource(id),
    sources: () => current().sources(),
    cancelChanges: () => current().cancelChanges(),
    configureCitekeys: (options) => current().configureCitekeys(options),
    nameTopics: (names) => current().nameTopics(names),
    setMarks: (marked) => current().setMarks(marked),
    get: (ids) => current().get(ids),
    records: (keys) => current().records(keys),
    find: (query, page) => current().find(query, page),
    groups: (by, filter, within) => current().groups(by, filter, within),
    sample: (query, limit) => current().sample(query, limit),
    related: (id, limit) => current().related(id, limit),
    moreLike: (ids, limit) => current().moreLike(ids, limit),
    map: () => current().map(),
    importFile: (source, content) => current().importFile(source, content),
    importEdit: (source, base, edit) => current().importEdit(source, base, edit),
    readText: (text) => current().readText(text),
    readEntries: (path, content) => current().readEntries(path, content),
    compareEntries: (path, content, source, citekeys) =>
      current().compareEntries(path, content, source, citekeys),
    rank: (ids, cited) => current().rank(ids, cited),
    readingList: (scope, budget, cancellation) =>
      current().readingList(scope, budget, cancellation),
    importZotero: (source, databasePath) => current().importZotero(source, databasePath),
    findZotero: () => current().findZotero(),
  };
}

/**
 * Adds reading to a library in this same process.
 *
 * @param decode makes text out of a file
 * @param pause resolves once others had their turn
 * @param zotero absent where there are no files, as on the web
 */
export function withReaders(
  library: Library,
  decode: (bytes: Uint8Array) => string,
  pause: () => Promise<void>,
  zotero?: ZoteroFiles,
): LibraryService {
  /** Files as they were read last, by their source, with the version that was read. */
  const files = new Map<string, { readonly file: BibtexDocument; readonly version?: string }>();

  async function put(source: Source, papers: readonly Paper[]): Promise<number> {
    await library.replaceSource(source, papers);
    return papers.length;
  }

  return {
    ...library,
    removeSource(id) {
      files.delete(id);
      return library.removeSource(id);
    },
    async importFile(source, content) {
      const text = typeof content === 'string' ? content : decode(content);
      const file = files.get(source.id)?.file ?? new BibtexDocument();
      const { format, papers, problems } = readPapers(text, file);
      // Another format leaves nothing in it that an edit could go on from.
      if (format === 'bibtex') files.set(source.id, { ...source, file });
      else files.delete(source.id);
      return { papers: await put(source, papers), problems };
    },
    async importEdit(source, base, edit) {
      const known = files.get(source.id);
      const read = known?.version === base ? known.file.edit(edit) : undefined;
      // A text without entries may be of another format, or none.
      if (!known || !read || read.papers.length === 0) return undefined;
      files.set(source.id, { ...source, file: known.file });
      return { papers: await put(source, mergeDuplicates(read.papers)), problems: read.problems };
    },
    readText: (text) => Promise.resolve(readPapers(text)),
    readEntries(path, content) {
      const text = typeof content === 'string' ? content : decode(content);
      const entries = bibliographyFormat(path, text)?.entries(text) ?? [];
      return Promise.resolve({
        citekeys: entries.map(({ citekey }) => citekey),
        places: Uint32Array.from(
          entries.flatMap(({ range, entryRange }) => [
            range.start,
            range.end,
            entryRange.start,
            entryRange.end,
          ]),
        ),
        missing: new Map(
          entries.flatMap(({ missing }, index) => (missing.length > 0 ? [[index, missing]] : [])),
        ),
      });
    },
    compareEntries(path, content, source, citekeys) {
      const text = typeof content === 'string' ? content : decode(content);
      const papers = bibliographyFormat(path, text)?.papers(text) ?? [];
      return comparedEntries(papers, new Set(citekeys), source, library);
    },
    rank: (ids, cited) => rankInLibrary(library, ids, cited),
    readingList: (scope, budget, cancellation) =>
      listFromLibrary(library, scope, budget, pause, cancellation),
    async importZotero(source, databasePath) {
      if (!zotero) throw noZoteroHere();
      const { papers, entries, problems } = zotero.read(databasePath);
      const [problem] = problems;
      if (entries === 0 && problem) throw new HumanError(problem.template, ...problem.args);
      return { papers: await put(source, papers), problems };
    },
    findZotero: () => (zotero ? Promise.resolve(zotero.find()) : Promise.reject(noZoteroHere())),
  };
}

function noZoteroHere(): HumanError {
  return new HumanError(
    'Zotero’s library can be read in the desktop editor only. Export it from Zotero as a file, and add that.',
  );
}

/** Serves a library to the other end of the channel. */
export function serveLibrary(library: LibraryService, channel: Channel): Rpc<LibraryNotices> {
  const rpc = createRpc<LibraryRequests, LibraryNotices>(
    channel,
    requestsTo(() => library),
  );
  // Nobody can be told any more once the connection is closed, and nobody needs to be.
  const tell = (notice: Promise<void>) => notice.catch(() => undefined);
  library.onDidChange(() => void tell(rpc.call('didChange')));
  library.onDidProgress((progress) => void tell(rpc.call('didProgress', progress)));
  library.onDidTell(({ template, args }) => void tell(rpc.call('didTell', template, args)));
  return rpc;
}

/** The library at the other end of the channel. `close` rejects what is pending. */
export function connectLibrary(channel: Channel): LibraryService & { close(reason: Error): void } {
  const didChange = new Emitter<void>();
  const didProgress = new Emitter<Progress>();
  const didTell = new Emitter<HumanError>();
  const handlers: Handlers<LibraryNotices> = {
    didChange: () => didChange.fire(),
    didProgress: (progress) => didProgress.fire(progress),
    didTell: (template, args) => didTell.fire(new HumanError(template, ...args)),
  };
  const rpc = createRpc<LibraryNotices, LibraryRequests>(channel, handlers);
  return {
    replaceSource: (source, papers) => rpc.call('replaceSource', source, papers),
    removeSource: (id) => rpc.call('removeSource', id),
    sources: () => rpc.call('sources'),
    cancelChanges: () => rpc.call('cancelChanges'),
    configureCitekeys: (options) => rpc.call('configureCitekeys', options),
    nameTopics: (names) => rpc.call('nameTopics', names),
    setMarks: (marked) => rpc.call('setMarks', marked),
    get: (ids) => rpc.call('get', ids),
    records: (keys) => rpc.call('records', keys),
    find: (query, page) => rpc.call('find', query, page),
    groups: (by, filter, within) => rpc.call('groups', by, filter, within),
    sample: (query, limit) => rpc.call('sample', query, limit),
    related: (id, limit) => rpc.call('related', id, limit),
    moreLike: (ids, limit) => rpc.call('moreLike', ids, limit),
    map: () => rpc.call('map'),
    importFile: (source, content) => rpc.call('importFile', source, content),
    importEdit: (source, base, edit) => rpc.call('importEdit', source, base, edit),
    readText: (text) => rpc.call('readText', text),
    readEntries: (path, content) => rpc.call('readEntries', path, content),
    compareEntries: (path, content, source, citekeys) =>
      rpc.call('compareEntries', path, content, source, citekeys),
    rank: (ids, cited) => rpc.call('rank', ids, cited),
    readingList: (scope, budget, cancellation) =>
      rpc.call('readingList', scope, budget, cancellation),
    importZotero: (source, databasePath) => rpc.call('importZotero', source, databasePath),
    findZotero: () => rpc.call('findZotero'),
    onDidChange: didChange.event,
    onDidProgress: didProgress.event,
    onDidTell: didTell.event,
    close: (reason) => rpc.close(reason),
    dispose() {
      rpc.dispose();
      for (const emitter of [didChange, didProgress, didTell]) emitter.dispose();
    },
  };
}
