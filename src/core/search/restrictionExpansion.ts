import {
  alternativesOf,
  type ExpandedRestriction,
  type SimpleUnit,
  type Unit,
} from './expandedQuery';
import type { Restriction, SimpleItem } from './parsedQuery';
import { expandSimple, unitAsItStands } from './simpleExpansion';
import type { Vocabulary } from './vocabulary';

/** The restriction in terms; what is excluded is excluded by its own terms and not by what they may stand for. */
export function expandRestriction(
  restriction: Restriction,
  vocabulary: Vocabulary,
): ExpandedRestriction {
  return inUnits(restriction, (item) => expandSimple(item, vocabulary));
}

function inUnits(
  restriction: Restriction,
  unitOf: (item: SimpleItem) => SimpleUnit | undefined,
): ExpandedRestriction {
  switch (restriction.kind) {
    case 'facet':
      return restriction;
    case 'not':
      return { kind: 'not', of: inUnits(restriction.of, unitAsItStands) };
    case 'any':
      return { kind: 'any', of: restriction.of.map((each) => inUnits(each, unitOf)) };
    case 'content': {
      const unit = unitOf(restriction.item);
      return unit ? { kind: 'unit', unit } : { kind: 'any', of: [] };
    }
  }
}

/** A word that must be in a field is a restriction beside its rank: without it the rest may match all it likes. */
export function fieldRestriction(unit: Unit): ExpandedRestriction[] {
  const alternatives = alternativesOf(unit);
  if (!unit.required || !alternatives.every(({ fields }) => fields)) return [];
  return [{ kind: 'any', of: alternatives.map((each) => ({ kind: 'unit', unit: each })) }];
}
