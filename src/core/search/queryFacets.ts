import { foldIdentifier, foldText, foldWord } from './analyzer';
import type { FacetRestriction } from './parsedQuery';
import { assetNames, markNames } from './queryFields';
import { isTyped, type QueryPiece } from './queryPieces';
import { beginsYears, readYears } from './queryYears';

/**
 * The restriction that a piece with a field asks for: `empty` where there is no value yet, `unreadable` where it is none
 * that the field can have.
 */
export function readFacet(piece: QueryPiece): FacetRestriction | 'empty' | 'unreadable' {
  const { field } = piece;
  const value = piece.content.trim();
  const open = piece.atEnd && !piece.closed;
  switch (field) {
    case 'author':
    case 'venue':
    case 'topic':
    case 'collection':
    case 'tag': {
      const words = foldText(value).split(' ');
      return words[0] === ''
        ? 'empty'
        : { kind: 'facet', field, words, unfinished: isTyped(piece) };
    }
    case 'cat': {
      const category = foldIdentifier(value);
      return foldWord(category) === '' ? 'empty' : { kind: 'facet', field, category };
    }
    case 'key': {
      const key = foldIdentifier(value.replace(/^@/, ''));
      return key === '' ? 'empty' : { kind: 'facet', field, key, unfinished: open };
    }
    case 'year': {
      if (beginsYears(value)) return 'empty';
      const years = readYears(value, open);
      return years ? { kind: 'facet', field, ...years } : 'unreadable';
    }
    case 'rating': {
      if (beginsYears(value)) return 'empty';
      const range = readYears(value, false);
      return range ? { kind: 'facet', field, ...range } : 'unreadable';
    }
    case 'is': {
      const mark = named(markNames, value);
      return mark ? { kind: 'facet', field, mark } : unnamed(markNames, value, piece.atEnd);
    }
    case 'has': {
      const asset = named(assetNames, value);
      return asset ? { kind: 'facet', field, asset } : unnamed(assetNames, value, piece.atEnd);
    }
    default:
      return 'unreadable';
  }
}

function named<Name extends string>(names: readonly Name[], value: string): Name | undefined {
  return names.find((name) => name === value.toLowerCase());
}

function unnamed(names: readonly string[], value: string, atEnd: boolean): 'empty' | 'unreadable' {
  if (value === '') return 'empty';
  return atEnd && names.some((name) => name.startsWith(value.toLowerCase()))
    ? 'empty'
    : 'unreadable';
}
