import { analyze, foldText } from './analyzer';
import { editDistance } from './editDistance';
import {
  fieldExamples,
  fixedValues,
  queryFields,
  wordFields,
  type QueryField,
} from './queryFields';
import { clausesOf, inCapitals, isOr } from './queryClauses';
import { readFacet } from './queryFacets';
import { longestQuery, mostWords } from './queryLanguage';
import { readOperand } from './queryOperands';
import { queryPieces, type QueryPiece } from './queryPieces';
import type { TextRange } from './textRange';

/** Something in a query that does not do what it looks like; the query is searched all the same. */
export interface QueryMistake {
  /** Where it is. */
  readonly range: TextRange;
  /** A sentence that says what to type, with `{0}` where the arguments go, to be translated by whoever shows it. */
  readonly template: string;
  readonly args: readonly (string | number)[];
  /** Whether typing on may mend it, so that it can wait until the user has come to rest. */
  readonly unfinished: boolean;
}

/** The mistakes of a query, in their order. Never fails. */
export function queryMistakes(typed: string): QueryMistake[] {
  const pieces = queryPieces(typed.slice(0, longestQuery));
  const searched: QueryPiece[] = [];
  const mistakes: QueryMistake[] = [];
  let words = 0;
  for (const [index, piece] of pieces.entries()) {
    if (!isOr(piece)) words += readOperand(piece).length;
    if (words > mostWords) {
      mistakes.push(tooLong({ start: piece.start, end: typed.length }));
      break;
    }
    searched.push(piece);
    mistakes.push(...mistakesOf(piece, pieces[index + 1]));
  }
  mistakes.push(...pointlessOrs(searched));
  // A query of nothing but signs has no words, and may have ten thousand mistakes.
  return mistakes.sort((a, b) => a.range.start - b.range.start).slice(0, mostWords);
}

/** The sentence of a mistake about the value of a field. */
type Sentence = Pick<QueryMistake, 'template' | 'args'>;

function mistakesOf(piece: QueryPiece, next: QueryPiece | undefined): QueryMistake[] {
  const { kind, field, quoted, closed, negated, value, start, end, atEnd } = piece;
  if (kind === 'quote' || (quoted && !closed)) {
    const opening = quoted && kind !== 'quote' ? value.start - 1 : start;
    return [unclosed({ start: opening, end: opening + 1 })];
  }
  if (field) {
    const sentence = wrongValue(piece, field);
    return sentence ? [{ range: { start, end }, ...sentence, unfinished: atEnd }] : [];
  }
  if (kind === 'plain') {
    const unknown = unknownField(piece, next);
    if (unknown) return [unknown];
  }
  return negated ? pointlessExclusion(piece) : [];
}

function wrongValue(piece: QueryPiece, field: QueryField): Sentence | undefined {
  const { content, atEnd } = piece;
  const facet = wordFields.has(field) ? undefined : readFacet(piece);
  const fixed = fixedValues(field);
  // The beginning of one is no mistake while it is being typed.
  if (fixed && facet === 'empty' && content !== '' && atEnd) return undefined;
  if (typeof facet === 'string' && content.trim() !== '') {
    if (field === 'year') return noYear(content);
    if (fixed) return noneOf(fixed, field, content);
  }
  const empty = facet ? facet === 'empty' : foldText(content) === '';
  return empty ? nothingFollows(field) : undefined;
}

function noYear(content: string): Sentence {
  return {
    template:
      '“{0}” is no year. Type a year such as year:2020, or a range such as year:2020..2023 or year:>=2020.',
    args: [content],
  };
}

function noneOf(values: readonly string[], field: QueryField, content: string): Sentence {
  const known = values.map((each) => `${field}:${each}`).join(', ');
  return {
    template: 'There is no “{0}”. Type one of: {1}.',
    args: [`${field}:${content}`, known],
  };
}

function nothingFollows(field: QueryField): Sentence {
  return {
    template: 'Nothing to look for follows “{0}:”. Type it right after the colon, such as {1}.',
    args: [field, fieldExamples[field]],
  };
}

/** Field names of other search engines and bibliographies. */
const otherNames: ReadonlyMap<string, QueryField> = new Map([
  ['category', 'cat'],
  ['categories', 'cat'],
  ['citekey', 'key'],
  ['conference', 'venue'],
  ['journal', 'venue'],
  ['keyword', 'topic'],
]);

/** A name before a colon that is nearly one of a field. With a space after the colon it is how many a title begins. */
function unknownField(
  { content, value, end }: QueryPiece,
  next: QueryPiece | undefined,
): QueryMistake | undefined {
  const [whole, name] = /^([a-z]{2,20}):/i.exec(content) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  if (whole.length === content.length && next?.start !== end) return undefined;
  const meant = fieldNear(name.toLowerCase());
  if (!meant) return undefined;
  return {
    range: { start: value.start, end: value.start + whole.length },
    template: 'Unknown field “{0}:”. Did you mean “{1}:”?',
    args: [name, meant],
    unfinished: false,
  };
}

function fieldNear(name: string): QueryField | undefined {
  const other = otherNames.get(name);
  if (other) return other;
  let nearest: QueryField | undefined;
  let least = Infinity;
  for (const field of queryFields) {
    const distance = editDistance(name, field);
    // Two edits make any short word of any other.
    if (distance > (field.length < 5 ? 1 : 2) || distance >= least) continue;
    nearest = field;
    least = distance;
  }
  return nearest;
}

function pointlessExclusion({ content, start, end, atEnd }: QueryPiece): QueryMistake[] {
  const { tokens } = analyze(content);
  const [word] = tokens;
  if (tokens.length !== 1 || !word?.stop) return [];
  return [
    {
      range: { start, end },
      template:
        '“{0}” stands in nearly every paper and excludes none. Type a telling word after the minus sign.',
      args: [content],
      unfinished: atEnd,
    },
  ];
}

function pointlessOrs(pieces: readonly QueryPiece[]): QueryMistake[] {
  if (inCapitals(pieces)) return [];
  return clausesOf(pieces).flatMap(([piece]) =>
    piece && isOr(piece)
      ? {
          range: { start: piece.start, end: piece.end },
          template: '“OR” has nothing to choose from. Type something on both sides of it: {0}.',
          args: ['sparse OR dense'],
          unfinished: piece === pieces.at(-1),
        }
      : [],
  );
}

function unclosed(range: TextRange): QueryMistake {
  return {
    range,
    template: 'This quotation mark has no partner. Type another one where the quoted words end.',
    args: [],
    unfinished: true,
  };
}

function tooLong(range: TextRange): QueryMistake {
  return {
    range,
    template: 'Only the first {0} words are searched. Shorten the query.',
    args: [mostWords],
    unfinished: false,
  };
}
