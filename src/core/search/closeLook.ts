import type { Signal } from '../papers/library';
import { stem } from './analyzer';
import type { ExpandedQuery } from './expandedQuery';
import { neighbours, titleBeginning, wholeTitle } from './ranking';
import { gapTerm, type SearchIndex } from './searchIndex';
import type { WeighedUnit } from './weighing';

/** Units beyond this many are not looked at for neighbours: nobody types such a query. */
const mostUnits = 30;

/** Tells from columns alone whether a title may begin as the query does; undefined where none can. */
export function beginningOf(
  { literal, literalUnfinished }: ExpandedQuery,
  units: readonly WeighedUnit[],
  index: SearchIndex,
): ((slot: number) => boolean) | undefined {
  const [word] = literal;
  if (word === undefined) return undefined;
  const { firstTerm, initial } = index.columns;
  if (literal.length === 1 && literalUnfinished) {
    const unit = word.charCodeAt(0);
    if (word.length === 1) return (slot) => initial[slot] === unit;
    const numbers = new Set(
      units.flatMap(({ alternatives }) =>
        alternatives.flatMap(({ terms }) => terms.map(({ term }) => index.termNumber(term))),
      ),
    );
    return (slot) => numbers.has(firstTerm[slot] ?? gapTerm);
  }
  const number = index.termNumber(stem(word));
  return number < 0 ? undefined : (slot) => firstTerm[slot] === number;
}

/** What the order of a paper's words adds to its score. */
export function createCloseLook(
  query: ExpandedQuery,
  units: readonly WeighedUnit[],
  { highest, begins }: { highest: number; begins: ((slot: number) => boolean) | undefined },
  index: SearchIndex,
): (slot: number) => { readonly bonus: number; readonly signals: readonly Signal[] } {
  const looked = units.slice(0, mostUnits);
  /** Term → the units, as bits, that it stands for. */
  const unitsOf = new Map<number, number>();
  const note = ({ alternatives }: WeighedUnit, bit: number): void => {
    for (const { unit, terms } of alternatives) {
      const named = unit.kind === 'phrase' ? unit.slots : terms;
      for (const { term } of named) {
        const number = index.termNumber(term);
        if (number >= 0) unitsOf.set(number, (unitsOf.get(number) ?? 0) | bit);
      }
    }
  };
  looked.forEach((each, at) => note(each, 1 << at));

  function neighbourBonus(slot: number): number {
    const { terms, ends } = index.sequence(slot);
    let found = 0;
    let start = 0;
    for (const end of ends) {
      let before = 0;
      for (let at = start; at < end; at++) {
        const here = unitsOf.get(terms[at] ?? gapTerm) ?? 0;
        // Bit n: unit n stands here, and unit n − 1 right before it.
        found |= here & (before << 1);
        before = here;
      }
      start = end;
    }
    let bonus = 0;
    for (let at = 1; at < looked.length; at++) {
      if (found & (1 << at)) {
        bonus += neighbours * Math.min(looked[at - 1]?.idf ?? 0, looked[at]?.idf ?? 0);
      }
    }
    return bonus;
  }

  return (slot) => {
    const signals: Signal[] = [];
    let bonus = looked.length > 1 ? neighbourBonus(slot) : 0;
    if (bonus > 0) signals.push('neighbours');
    const title = begins?.(slot) ? titleMatch(query, index, slot) : undefined;
    if (title === 'whole') {
      bonus += wholeTitle * highest;
      signals.push('wholeTitle');
    } else if (title === 'beginning') {
      bonus += titleBeginning * highest;
      signals.push('titleBeginning');
    }
    return { bonus, signals };
  };
}

/** Whether the query is the title of the paper, or how it begins. */
function titleMatch(
  { literal, literalUnfinished }: ExpandedQuery,
  index: SearchIndex,
  slot: number,
): 'whole' | 'beginning' | undefined {
  const last = literal.length - 1;
  if (last < 0) return undefined;
  const title = index.titleWords(slot);
  if (title.length <= last) return undefined;
  for (let at = 0; at < last; at++) if (literal[at] !== title[at]) return undefined;
  const typed = literal[last] ?? '';
  const word = title[last] ?? '';
  if (typed === word && title.length === literal.length) return 'whole';
  return typed === word || (literalUnfinished && word.startsWith(typed)) ? 'beginning' : undefined;
}
