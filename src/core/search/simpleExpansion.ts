import { identifierTermsBeginning } from './beginnings';
import type { PhraseUnit, SimpleUnit, TermsUnit } from './expandedQuery';
import { exact, identity, prefixAlone, type Expansion } from './expansionWeights';
import type { QueryIdentifier, QueryPhrase, SimpleItem } from './parsedQuery';
import { identifierTerm } from './searchIndex';
import type { Vocabulary } from './vocabulary';
import { expandWord } from './wordExpansion';

/** The unit of an item by itself; undefined where no paper can have it. */
export function expandSimple(item: SimpleItem, vocabulary: Vocabulary): SimpleUnit | undefined {
  switch (item.kind) {
    case 'phrase':
      return expandPhrase(item);
    case 'word':
      return expandWord(item, vocabulary, true);
    case 'identifier':
      return expandIdentifier(item, vocabulary);
  }
}

export function expandPhrase({ text, slots, fields }: QueryPhrase): PhraseUnit {
  return { kind: 'phrase', text, slots, required: true, ...(fields && { fields }) };
}

/** The unit of a known identifier, or of those that it may become; undefined where there is none. */
export function expandIdentifier(
  { text, whole, unfinished }: QueryIdentifier,
  vocabulary: Vocabulary,
): TermsUnit | undefined {
  const terms = new Map<string, Expansion>();
  for (const term of [identifierTerm(whole), whole]) {
    if (vocabulary.papersWith(term) > 0) terms.set(term, identity);
  }
  if (unfinished) {
    for (const term of identifierTermsBeginning(whole, vocabulary)) {
      if (!terms.has(term)) terms.set(term, prefixAlone);
    }
  }
  return terms.size > 0 ? { kind: 'terms', text, terms, required: true } : undefined;
}

/** The unit of the very terms of an item, without what they may stand for. */
export function unitAsItStands(item: SimpleItem): SimpleUnit {
  switch (item.kind) {
    case 'phrase':
      return expandPhrase(item);
    case 'word': {
      const { text, term, word, fields } = item;
      return { ...unitOf(text, [term, identifierTerm(word)]), ...(fields && { fields }) };
    }
    case 'identifier':
      return unitOf(item.text, [identifierTerm(item.whole), item.whole]);
  }
}

function unitOf(text: string, terms: readonly string[]): TermsUnit {
  return {
    kind: 'terms',
    text,
    terms: new Map(terms.map((term) => [term, exact])),
    required: true,
  };
}
