import type { SearchField } from '../papers/library';
import type { AssetName, MarkName } from './queryFields';
import type { YearRange } from './queryYears';

/** What the user typed, taken apart. */
export interface ParsedQuery {
  readonly items: readonly QueryItem[];
  /** All of them must hold, however words are matched. */
  readonly restrictions: readonly Restriction[];
  /** All words outside restrictions, stop words included, folded: to be compared with a whole title. */
  readonly literal: readonly string[];
  /** Whether the last of `literal` may still be being typed. */
  readonly literalUnfinished: boolean;
}

/** What papers are ranked by. */
export type QueryItem = SimpleItem | QueryEither;
export type SimpleItem = QueryWord | QueryPhrase | QueryIdentifier;

export interface QueryWord {
  readonly kind: 'word';
  /** As typed. */
  readonly text: string;
  readonly word: string;
  readonly term: string;
  readonly stop: boolean;
  /** Still being typed: it matches as a prefix. */
  readonly unfinished: boolean;
  /** The term of the hyphenated word of which this is a part. */
  readonly compound?: string;
  /** The only fields in which it counts; absent for all. */
  readonly fields?: readonly SearchField[];
}

/** Words to be found next to each other; stop words keep their place but match anything. */
export interface QueryPhrase {
  readonly kind: 'phrase';
  /** As typed, without the quotes. */
  readonly text: string;
  readonly slots: readonly PhraseSlot[];
  /** The only fields in which it counts; absent for all. */
  readonly fields?: readonly SearchField[];
}

export interface PhraseSlot {
  readonly term: string;
  /** Distance from the first slot, in tokens. */
  readonly offset: number;
}

/**
 * Something that may be an identifier (arXiv id, DOI, citekey, category), also pasted as an address. It is one if the
 * library knows it, and words if not.
 */
export interface QueryIdentifier {
  readonly kind: 'identifier';
  readonly text: string;
  /** As {@link foldIdentifier} makes it. */
  readonly whole: string;
  readonly unfinished: boolean;
  readonly words: readonly QueryWord[];
}

/** `a OR b`: a paper needs one of them, and the best of those it has counts. */
export interface QueryEither {
  readonly kind: 'either';
  readonly alternatives: readonly SimpleItem[];
}

/** A demand, or demands put together: not this, any of these. */
export type Condition<Leaf> =
  | Leaf
  | { readonly kind: 'not'; readonly of: Condition<Leaf> }
  | { readonly kind: 'any'; readonly of: readonly Condition<Leaf>[] };

/** What a paper must meet to be found, whatever its rank. */
export type Restriction = Condition<FacetRestriction | ContentRestriction>;

/** A demand on a property of a paper or its marks, which can be met without an index of words. */
export type FacetRestriction = PropertyRestriction | MarkRestriction;

/** A demand on a property of a paper. */
export type PropertyRestriction = { readonly kind: 'facet' } & (
  | WordsRestriction
  | { readonly field: 'cat'; readonly category: string }
  | YearRestriction
  /** The citekey, as {@link foldIdentifier} makes it. */
  | { readonly field: 'key'; readonly key: string; readonly unfinished: boolean }
  | { readonly field: 'has'; readonly asset: Exclude<AssetName, 'note'> }
);

/** A demand on what the reader marked a paper with. */
export type MarkRestriction = { readonly kind: 'facet' } & (
  | { readonly field: 'is'; readonly mark: MarkName }
  | { readonly field: 'has'; readonly asset: 'note' }
  | { readonly field: 'tag'; readonly words: readonly string[]; readonly unfinished: boolean }
  | ({ readonly field: 'rating' } & YearRange)
);

export interface WordsRestriction {
  readonly field: 'author' | 'venue' | 'topic' | 'collection';
  /** Folded; all of them must be in one author, in the venue, in the topic, in one collection. */
  readonly words: readonly string[];
  /** Whether the last word may still be being typed. */
  readonly unfinished: boolean;
}

export interface YearRestriction extends YearRange {
  readonly field: 'year';
}

/** The paper must have this word or phrase. */
export interface ContentRestriction {
  readonly kind: 'content';
  readonly item: SimpleItem;
}
