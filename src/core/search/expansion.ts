import type { SearchField } from '../papers/library';
import { authorAndYear, isEtAl } from './authorAndYear';
import type { ExpandedQuery, SimpleUnit, Unit } from './expandedQuery';
import { withOtherWriting, writtenTogether } from './otherWritings';
import type { ParsedQuery, QueryEither, QueryWord, SimpleItem } from './parsedQuery';
import { expandRestriction, fieldRestriction } from './restrictionExpansion';
import { expandIdentifier, expandPhrase, expandSimple } from './simpleExpansion';
import type { Vocabulary } from './vocabulary';
import { expandWord } from './wordExpansion';

/** Looks the words of a query up: as they are, as beginnings, and where there is nothing else with typos. */
export function expandQuery(parsed: ParsedQuery, vocabulary: Vocabulary): ExpandedQuery {
  // By what they say, so that what is typed twice counts once.
  const units = new Map<string, Unit>();
  const words: QueryWord[] = [];
  for (const item of parsed.items) {
    switch (item.kind) {
      case 'word':
        words.push(item);
        break;
      case 'phrase':
        units.set(`"${item.text}"${fieldsKey(item)}`, expandPhrase(item));
        break;
      case 'identifier': {
        const unit = expandIdentifier(item, vocabulary);
        if (unit) units.set(`=${item.whole}`, unit);
        else words.push(...item.words);
        break;
      }
      case 'either': {
        const alternatives = expandAlternatives(item, vocabulary);
        if (alternatives.size > 0) {
          const key = `|${[...alternatives.keys()].join('|')}`;
          units.set(key, {
            kind: 'either',
            alternatives: [...alternatives.values()],
            required: true,
          });
        }
      }
    }
  }

  // A stop word need not be matched while another word is there.
  const content = words.filter((word, at) => !word.stop && !isEtAl(words, at));
  const kept = content.length > 0 || units.size > 0 ? content : words;
  const single = kept.length + units.size === 1;
  const together = writtenTogether(words, vocabulary);
  for (const word of kept) {
    const key = `${word.word}${word.unfinished ? '*' : ''}${fieldsKey(word)}`;
    if (units.has(key)) continue;
    const unit = expandWord(word, vocabulary, single, together.get(word));
    if (unit) units.set(key, withOtherWriting(unit, word, vocabulary));
  }
  for (const unit of authorAndYear(kept, vocabulary)) units.set(`@${unit.text}`, unit);

  const { literal, literalUnfinished } = parsed;
  const all = [...units.values()];
  const restrictions = [
    ...parsed.restrictions.map((each) => expandRestriction(each, vocabulary)),
    ...all.flatMap(fieldRestriction),
  ];
  return { units: all, restrictions, literal, literalUnfinished };
}

/** The units of the alternatives, by what they say. */
function expandAlternatives(
  { alternatives }: QueryEither,
  vocabulary: Vocabulary,
): ReadonlyMap<string, SimpleUnit> {
  const units = new Map<string, SimpleUnit>();
  for (const each of telling(alternatives)) {
    const unit = expandSimple(each, vocabulary);
    if (unit) units.set(`${each.kind} ${each.text}${fieldsKey(unit)}`, unit);
  }
  return units;
}

function fieldsKey({ fields }: { readonly fields?: readonly SearchField[] }): string {
  return fields ? `:${fields.join()}` : '';
}

/** The alternatives that say something, or all where none does. */
function telling(alternatives: readonly SimpleItem[]): readonly SimpleItem[] {
  const content = alternatives.filter((item) => item.kind !== 'word' || !item.stop);
  return content.length > 0 ? content : alternatives;
}
