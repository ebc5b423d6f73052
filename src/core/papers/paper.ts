import type { PaperMarks } from './paperMarks';

/**
 * A paper, in the words of CSL-JSON (https://docs.citationstyles.org) plus what CSL has no field for.
 * What is not known is absent: never `null`, never an empty string, never a guess.
 */
export interface Paper {
  /** Identity within a library, made by {@link paperId}; the same paper gets the same id from every source. */
  readonly id: string;
  /** CSL type, e.g. `article`, `article-journal`, `paper-conference`. */
  readonly type: string;
  /** Plain text; may hold TeX mathematics between dollar signs. */
  readonly title: string;
  readonly author: readonly Name[];
  /** Plain text; may hold TeX mathematics between dollar signs. */
  readonly abstract?: string;
  readonly issued?: PaperDate;
  /** Venue: the journal, proceedings or workshop. */
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly editor?: readonly Name[];
  readonly edition?: string;
  /** The series. */
  readonly 'collection-title'?: string;
  readonly 'publisher-place'?: string;
  /** The number of a report, patent or standard; that of a journal is its `issue`. */
  readonly number?: string;
  readonly ISBN?: string;
  readonly ISSN?: string;
  readonly PMID?: string;
  /** BCP 47, as far as the source says it so. */
  readonly language?: string;
  /** The source's remark on the paper, e.g. of a user in their bibliography. */
  readonly note?: string;
  readonly DOI?: string;
  /** A web page of the paper, where it has one besides arXiv and DOI. */
  readonly URL?: string;
  /** arXiv identifier without version, e.g. `2307.00154` or `cs/0112017`. */
  readonly arxivId?: string;
  /** arXiv categories, the primary one first. */
  readonly categories?: readonly string[];
  /** Author keywords. */
  readonly keywords?: readonly string[];
  /** Where its reader filed it, such as the collections of Zotero: from the outermost to its own, `Theses / Sources`. */
  readonly collections?: readonly string[];
  /** Address of the published source code. */
  readonly codeUrl?: string;
  /** The key this paper has in its source, e.g. in the user's own bibliography. */
  readonly citekey?: string;
  /** The keys that other sources of it have for it: notes may cite it by any. */
  readonly otherCitekeys?: readonly string[];
}

/** A CSL name: a person has `family` (and mostly `given`), an institution has `literal`. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  /** Such as `Jr.`; it stands behind the family name. */
  readonly suffix?: string;
  readonly literal?: string;
}

/** A date as exact as it is known: a year, a month of it (1–12), a day of that. */
export interface PaperDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A paper as a library holds it: with the citekey it is cited by and the topic it was grouped into. */
export interface LibraryPaper extends Paper {
  readonly citekey: string;
  /** Label of the topic, e.g. `Dense Retrieval`. */
  readonly topic: string;
  /** Label of the part of its topic; absent where it is of none. */
  readonly subtopic?: string;
  /** Ids of the sources that brought this paper, in the order in which they were added. */
  readonly sources: readonly string[];
  /** What the reader marked it with; absent where that is nothing. */
  readonly marks?: PaperMarks;
}

/**
 * What a list shows of a paper: all but the abstract, which is fetched when somebody reads it, and of the authors no more
 * than {@link mostListedAuthors}: those of fifty papers of a large experiment take longer to hand over than to find.
 */
export type PaperSummary = Omit<LibraryPaper, 'abstract'>;

/** A record as lists have it. */
export function withoutAbstract<T extends Paper>(paper: T): Omit<T, 'abstract'> {
  const rest: Omit<T, 'abstract'> & { abstract?: string } = { ...paper };
  delete rest.abstract;
  return rest;
}

/** A list of authors names a few; so many suffice to complete the name of one. */
export const mostListedAuthors = 30;
