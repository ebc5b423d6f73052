import type { SearchField } from '../papers/library';
import { analyze, type Analysis } from './analyzer';
import type { ContentRestriction, FacetRestriction, Restriction, SimpleItem } from './parsedQuery';
import { readFacet } from './queryFacets';
import { wordFields, type QueryField } from './queryFields';
import { queryIdentifier } from './queryIdentifiers';
import { isTyped, type QueryPiece } from './queryPieces';
import { queryPhrase, queryWords } from './queryWords';

/** What a piece says by itself. */
export type Operand = {
  /** How many words it has. */
  readonly length: number;
  /** Its words where they may be those of a title, folded. */
  readonly literal: readonly string[];
} & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'restriction'; readonly restriction: Restriction }
  | {
      readonly kind: 'ranked';
      readonly items: readonly SimpleItem[];
      /** The same as things of which a paper has one or none. */
      readonly alternatives: readonly SimpleItem[];
    }
);

export function readOperand(piece: QueryPiece): Operand {
  const { field, negated, content } = piece;
  if (field && !wordFields.has(field)) return readRestriction(piece);
  if (negated) return readExclusion(piece);
  return piece.closed ? readPhrase(content, field) : readWords(content, isTyped(piece), field);
}

/** The item as something that a paper must have. */
export function toContent(item: SimpleItem): ContentRestriction {
  return { kind: 'content', item };
}

function readRestriction(piece: QueryPiece): Operand {
  const { negated, content, text, atEnd } = piece;
  const facet = readFacet(piece);
  if (facet === 'unreadable' && !negated) return readWords(text, isTyped(piece));
  if (facet === 'empty' && !negated && !atEnd) {
    // A field without a value may be how a title begins, unless it is only just being typed.
    const literal = wordsOf(analyze(text));
    return { kind: 'nothing', length: literal.length, literal };
  }
  const { length } = analyze(content).tokens;
  if (typeof facet === 'string') return { kind: 'nothing', length, literal: [] };
  const restriction: Restriction = negated ? { kind: 'not', of: finished(facet) } : facet;
  return { kind: 'restriction', restriction, length, literal: [] };
}

/** The restriction as it is when nothing more is typed. */
function finished(facet: FacetRestriction): FacetRestriction {
  return 'unfinished' in facet ? { ...facet, unfinished: false } : facet;
}

/** An excluded word excludes its term and nothing else: neither what it may become nor what it may be a slip for. */
function readExclusion({ content, field, quoted }: QueryPiece): Operand {
  const analysis = analyze(content);
  const { length } = analysis.tokens;
  const excluded = quoted
    ? queryPhrase(content, analysis)
    : asAlternatives(content, analysis, false);
  const of = within(field && wordFields.get(field), excluded)
    // A stop word is in nearly every paper.
    .filter((item) => item.kind !== 'word' || !item.stop)
    .map(toContent);
  if (of.length === 0) return { kind: 'nothing', length, literal: [] };
  const restriction: Restriction = { kind: 'not', of: { kind: 'any', of } };
  return { kind: 'restriction', restriction, length, literal: [] };
}

function readPhrase(text: string, field: QueryField | undefined): Operand {
  const analysis = analyze(text);
  const phrase = queryPhrase(text, analysis);
  return rankedBy(phrase, phrase, analysis, field);
}

function readWords(text: string, typing: boolean, field?: QueryField): Operand {
  const analysis = analyze(text);
  const words = queryWords(text, analysis, typing);
  const identifier = field ? [] : queryIdentifier(text, words, typing);
  const items = identifier.length > 0 ? identifier : words;
  return rankedBy(items, asAlternatives(text, analysis, typing), analysis, field);
}

function rankedBy(
  items: readonly SimpleItem[],
  alternatives: readonly SimpleItem[],
  analysis: Analysis,
  field: QueryField | undefined,
): Operand {
  const words = wordsOf(analysis);
  if (words.length === 0) return { kind: 'nothing', length: 0, literal: [] };
  const fields = field && wordFields.get(field);
  return {
    kind: 'ranked',
    items: within(fields, items),
    alternatives: within(fields, alternatives),
    length: words.length,
    literal: field === 'abstract' ? [] : words,
  };
}

function wordsOf({ tokens }: Analysis): string[] {
  return tokens.map(({ word }) => word);
}

/** What only counts in these fields; an identifier is looked for in all or not at all. */
function within(
  fields: readonly SearchField[] | undefined,
  items: readonly SimpleItem[],
): readonly SimpleItem[] {
  if (!fields) return items;
  return items.flatMap((item) => (item.kind === 'identifier' ? [] : { ...item, fields }));
}

/**
 * A piece of several words as one thing: the identifier it may be, its words next to each other, or the word they are
 * when written as one (`fine-tuning`).
 */
function asAlternatives(text: string, analysis: Analysis, typing: boolean): SimpleItem[] {
  const words = queryWords(text, analysis, typing);
  const alternatives: SimpleItem[] = [
    ...queryIdentifier(text, [], typing),
    ...(words.length === 1 ? words : queryPhrase(text, analysis)),
  ];
  const joined = analysis.compounds.find(
    ({ joint, length }) => joint === 'hyphen' && length === analysis.tokens.length,
  );
  if (joined) {
    const { word, term } = joined;
    alternatives.push({ kind: 'word', text, word, term, stop: false, unfinished: typing });
  }
  return alternatives;
}
