import { searchFields, type SearchField, type TermMatch } from '../papers/library';
import type { LibraryPaper } from '../papers/paper';
import {
  alternativesOf,
  type ExpandedQuery,
  type Expansion,
  type PhraseUnit,
  type SimpleUnit,
  type TermsUnit,
} from './expansion';
import { fieldOf, occurrencesOf, type Occurrences } from './occurrences';

/** What of a query was found in a paper. */
export interface Explanation {
  readonly matches: readonly TermMatch[];
  /** Term → where it was found as part of the query, as occurrences. */
  readonly occurrences: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Says which words of the query a paper has, and where. */
export function explain({ units }: ExpandedQuery, paper: LibraryPaper): Explanation {
  const asked = units.flatMap(alternativesOf);
  const there = occurrencesOf(paper, new Set(asked.flatMap(termsOf)));
  const matches: TermMatch[] = [];
  const found = new Map<string, Set<number>>();
  for (const unit of asked) {
    const fields = new Set<number>();
    let how: TermMatch['how'] | undefined;
    for (const [term, occurrences, expansion] of unitOccurrences(unit, there)) {
      let known = found.get(term);
      if (!known) found.set(term, (known = new Set()));
      for (const occurrence of occurrences) {
        known.add(occurrence);
        fields.add(fieldOf(occurrence));
      }
      how = how === undefined || expansion === 'exact' ? expansion : how;
    }
    if (how === undefined) continue;
    matches.push({
      word: unit.text,
      fields: searchFields.filter((_, field) => fields.has(field)),
      how,
    });
  }
  return { matches, occurrences: found };
}

function termsOf(unit: SimpleUnit): string[] {
  return unit.kind === 'phrase' ? unit.slots.map(({ term }) => term) : [...unit.terms.keys()];
}

function* unitOccurrences(
  unit: SimpleUnit,
  there: Occurrences,
): Generator<readonly [term: string, occurrences: readonly number[], how: Expansion['how']]> {
  if (unit.kind === 'phrase') {
    const starts = phraseStarts(unit, there);
    if (starts.length === 0) return;
    for (const { term, offset } of unit.slots) {
      yield [term, starts.map((start) => start + offset), 'exact'];
    }
    return;
  }
  for (const [term, expansion] of termsIn(unit, there)) {
    const occurrences = inOneOf(unit.fields, there.get(term) ?? []);
    if (occurrences.length > 0) yield [term, occurrences, expansion.how];
  }
}

/** The terms of a unit that the paper has, found from whichever side has fewer. */
function* termsIn(unit: TermsUnit, there: Occurrences): Generator<readonly [string, Expansion]> {
  if (unit.terms.size <= there.size) {
    for (const entry of unit.terms) if (there.has(entry[0])) yield entry;
    return;
  }
  for (const term of there.keys()) {
    const expansion = unit.terms.get(term);
    if (expansion) yield [term, expansion];
  }
}

function inOneOf(
  fields: readonly SearchField[] | undefined,
  occurrences: readonly number[],
): readonly number[] {
  if (!fields) return occurrences;
  return occurrences.filter((occurrence) =>
    fields.some((field) => field === searchFields[fieldOf(occurrence)]),
  );
}

function phraseStarts({ slots, fields }: PhraseUnit, there: Occurrences): readonly number[] {
  const [first, ...rest] = slots.map(({ term, offset }) => ({ offset, at: there.get(term) }));
  if (!first?.at) return [];
  const sets = rest.map(({ offset, at }) => ({ offset, at: new Set(at) }));
  return inOneOf(fields, first.at).filter((start) =>
    sets.every(({ offset, at }) => at.has(start + offset)),
  );
}
