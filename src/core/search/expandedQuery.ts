import type { SearchField } from '../papers/library';
import type { Expansion } from './expansionWeights';
import type { Condition, FacetRestriction, ParsedQuery, PhraseSlot } from './parsedQuery';

/** A query in the terms of a collection: each unit counts once, as whatever it was found. */
export interface ExpandedQuery extends Pick<ParsedQuery, 'literal' | 'literalUnfinished'> {
  readonly units: readonly Unit[];
  /** All of them must hold, however units are matched. */
  readonly restrictions: readonly ExpandedRestriction[];
}

export type Unit = SimpleUnit | EitherUnit;
export type SimpleUnit = TermsUnit | PhraseUnit;

/** A word of the query and the terms it stands for. */
export interface TermsUnit {
  readonly kind: 'terms';
  readonly text: string;
  readonly terms: ReadonlyMap<string, Expansion>;
  /** Whether a paper must have it where all words are asked for. */
  readonly required: boolean;
  /** The only fields in which it counts, absent for all. */
  readonly fields?: readonly SearchField[];
}

export interface PhraseUnit {
  readonly kind: 'phrase';
  readonly text: string;
  readonly slots: readonly PhraseSlot[];
  readonly required: true;
  /** The term that the phrase is another writing of, and than which it tells no more. */
  readonly insteadOf?: string;
  /** The only fields in which it counts, absent for all. */
  readonly fields?: readonly SearchField[];
}

/** A paper has it when it has one of the alternatives; the one that brings most counts. */
export interface EitherUnit {
  readonly kind: 'either';
  readonly alternatives: readonly SimpleUnit[];
  readonly required: true;
}

/** The paper must have the unit. */
export interface UnitRestriction {
  readonly kind: 'unit';
  readonly unit: SimpleUnit;
}

/** A restriction in the terms of a collection: from postings where it names a unit, from properties where a facet. */
export type ExpandedRestriction = Condition<FacetRestriction | UnitRestriction>;

/** The alternatives of a unit, or the unit itself. */
export function alternativesOf(unit: Unit): readonly SimpleUnit[] {
  return unit.kind === 'either' ? unit.alternatives : [unit];
}
