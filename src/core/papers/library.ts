import type { Disposable, Event } from '../event';
import type { HumanError } from '../humanError';
import type { LibraryPaper, Paper, PaperSummary } from './paper';
import type { MarkedPaper } from './paperMarks';
import type { TextRange } from '../search/textRange';
import type { MapSource } from '../topics/libraryMap';

/**
 * The port through which everything asks for papers. Engines (in memory, on disk, on a server) implement it and
 * pass one conformance suite (`test/unit/conformance/libraryConformance.ts`): the same query finds the same
 * papers in the same order on every one of them.
 */
export interface Library extends MapSource, Disposable {
  /**
   * Makes `papers` all that `source` holds; what it held before and holds no longer goes. A paper that other
   * sources hold as well (same id) is one paper; fields come from the source that was added first and has them.
   */
  replaceSource(source: Source, papers: readonly Paper[]): Promise<void>;
  /** The sources in the order in which they were added, as they were when they were last replaced. */
  sources(): Promise<readonly HeldSource[]>;
  /** Stops changes that are under way or wait: they fail, and the library is what it was before them. */
  cancelChanges(): Promise<void>;
  /** Forgets a source and the papers that only it held. Unknown ids are ignored. */
  removeSource(sourceId: string): Promise<void>;
  /**
   * Sets how citekeys are made for papers that their source gives none, and which were handed out before (paper
   * id → citekey) and therefore stay whatever the template says.
   * @throws HumanError when the template cannot be read.
   */
  configureCitekeys(options: CitekeyOptions): Promise<void>;
  /**
   * Sets what topics are called: the label under which a topic was found → the name that the reader gave it. Topics of
   * one name are one topic. A label that no topic has waits for one.
   */
  nameTopics(names: TopicNames): Promise<void>;
  /** Makes these all the marks that papers have. Marks of papers that the library does not hold wait for them. */
  setMarks(marked: readonly MarkedPaper[]): Promise<void>;
  /** The papers with these ids, in this order; unknown ids are left out. */
  get(ids: readonly string[]): Promise<LibraryPaper[]>;
  /**
   * What each source by itself says of the papers that have one of these keys (see `identityKeys`), in the order of
   * the sources: merging hides where they differ. Without abstracts.
   */
  records(keys: readonly string[]): Promise<readonly SourceRecord[]>;
  /** The papers that match, one page of them. Never fails on account of what the user typed. */
  find(query: Query, page: Page): Promise<FindResult>;
  /** All groups of a grouping, over the papers that `find` finds for `filter` with `all`, within a group where it is given. */
  groups(by: Grouping, filter: string, within?: GroupRef): Promise<Group[]>;
  /**
   * So many papers that stand for all that match: the best of them where the query has words to rank by, else some of
   * every time, evenly spread from the newest to the oldest. All of them where there are no more.
   */
  sample(query: Omit<Query, 'sort'>, limit: number): Promise<Sample>;
  /** The papers nearest in content and by authors, best first, at most `limit`; empty for an unknown id. */
  related(id: string, limit: number): Promise<RelatedPaper[]>;
  /**
   * The papers most like those with these ids, best first, at most `limit`: none of these, and none that is starred or
   * read. Unknown ids are ignored.
   */
  moreLike(ids: readonly string[], limit: number): Promise<LikelyPaper[]>;
  /** Fires after the papers, topics, citekeys or marks changed. */
  readonly onDidChange: Event<void>;
  /** Fires now and then during a change that takes its time. */
  readonly onDidProgress: Event<Progress>;
  /** Fires when there is something that the user should know, once each time. */
  readonly onDidTell: Event<HumanError>;
}

/** How far a change has come, or finding topics, which goes on between changes. */
export interface Progress {
  readonly of: 'source' | 'topics';
  /** {@link Source.label}; empty for topics. */
  readonly label: string;
  /** Papers that were looked at, of all. */
  readonly done: number;
  readonly total: number;
}

export interface Source {
  readonly id: string;
  /** What people read, e.g. `Built-in papers`. */
  readonly label: string;
  /** Differs when the source may have changed; absent where nobody can tell without reading it. */
  readonly version?: string;
}

/** A paper as one source has it. */
export interface SourceRecord {
  /** {@link Source.id} */
  readonly source: string;
  /** With the id that the paper has in the library. */
  readonly paper: Omit<Paper, 'abstract'>;
}

/** A source that the library has papers of. */
export interface HeldSource extends Source {
  /** How many papers it brought. */
  readonly papers: number;
}

/** The label of a found topic → the name to show. */
export type TopicNames = Readonly<Record<string, string>>;

export interface CitekeyOptions {
  /** A citekey formula, see `core/citations/citekeys.ts`. */
  readonly template: string;
  readonly handedOut: Readonly<Record<string, string>>;
}

export interface Query {
  /** What the user typed, in the query language. */
  readonly text: string;
  /**
   * `any` ranks every paper that has one of the words; `all` keeps those that have all of them, and falls back to
   * `any` when there are none. Restrictions such as `year:2023` hold in both.
   */
  readonly match: 'any' | 'all';
  readonly sort: SortOrder;
  /** Only the papers of this group. */
  readonly group?: GroupRef;
  /**
   * `false` for who shows papers only: hits then say nothing of what matched in them, and `titleRanges`, `matches` and
   * `signals` are empty. To find that out takes as long as to find the papers.
   */
  readonly explain?: false;
}

/** `relevance` is the ranking's order, or the newest first where the query has no words to rank by. */
export type SortOrder = 'relevance' | 'date' | 'title' | 'citekey';

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface FindResult {
  readonly hits: readonly Hit[];
  /** Papers that match, on all pages. */
  readonly total: number;
}

export interface Sample {
  readonly papers: readonly LibraryPaper[];
  /** Papers that match. */
  readonly total: number;
}

/** A paper with its score and what matched in it. */
export interface Hit {
  readonly paper: PaperSummary;
  readonly score: number;
  /** Where the title matched. */
  readonly titleRanges: readonly TextRange[];
  /** The passage of the abstract that holds most of the query; absent where the abstract does not match. */
  readonly snippet?: Snippet;
  /** The words of the query that were found, as typed, with the fields and the terms they were found as. */
  readonly matches: readonly TermMatch[];
  /** What speaks for the paper besides the words, for hits that were looked at closely. */
  readonly signals: readonly Signal[];
}

/**
 * Why a paper ranks above others with the same words: an identifier names it, the query is its title or how it begins,
 * it has all of several words, has them all in the title, has some next to each other in their order, or speaks of
 * what the best papers have in common.
 */
export type Signal =
  | 'identifier'
  | 'wholeTitle'
  | 'titleBeginning'
  | 'allWords'
  | 'allInTitle'
  | 'neighbours'
  | 'feedback';

export interface Snippet {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export interface TermMatch {
  readonly word: string;
  readonly fields: readonly SearchField[];
  readonly how: 'exact' | 'prefix' | 'typo';
}

export const searchFields = [
  'title',
  'abstract',
  'author',
  'venue',
  'year',
  'arxivId',
  'doi',
  'citekey',
  'topic',
  'categories',
  'keywords',
] as const;
export type SearchField = (typeof searchFields)[number];

/** Groupings by what a paper is. It is in the group of each of its collections, and in one of every other grouping. */
export const paperGroupings = [
  'topic',
  'year',
  'venue',
  'category',
  'author',
  'collection',
  'none',
] as const;
/** `subtopic` is meant within a topic: topics may have parts of one name. */
export type PaperGrouping = (typeof paperGroupings)[number] | 'subtopic';

/** Groupings by what the reader marked papers with. A paper is in the group of each of its tags. */
export const markGroupings = ['tag', 'reading', 'rating'] as const;
export type MarkGrouping = (typeof markGroupings)[number];

/** Those of a whole library. */
export const groupings = [...paperGroupings, ...markGroupings] as const;
export type Grouping = PaperGrouping | MarkGrouping;

export interface GroupRef {
  readonly by: Grouping;
  /** {@link Group.key} */
  readonly key: string;
  /** The group that it is a part of: papers are in both. */
  readonly within?: GroupRef;
}

export interface Group {
  /** Identity within its grouping; the empty string for papers without the property. */
  readonly key: string;
  /** What people read; empty where `key` is. The view words that case. */
  readonly label: string;
  readonly count: number;
}

/** A paper that its reader may like. */
export interface LikelyPaper {
  readonly paper: PaperSummary;
  /** Higher is likelier. */
  readonly score: number;
  /** The words that speak most for it, as they are written in the paper. */
  readonly words: readonly string[];
}

export interface RelatedPaper {
  readonly paper: PaperSummary;
  /** 0 to 1; 1 for the same content. */
  readonly similarity: number;
  /** The authors of both, as the paper names them. */
  readonly sharedAuthors: readonly string[];
  /** The words that both share and that weigh most, as they are written in the paper. */
  readonly sharedWords: readonly string[];
  /**
   * Words of the paper alone that stand where words of the other one stand in this library's papers, and that bring it
   * nearest, as they are written in the paper. None where that was not found out, as in a small library.
   */
  readonly likeWords: readonly string[];
}
