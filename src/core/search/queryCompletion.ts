import { valuesBeginning } from './fittingValues';
import { fieldDescriptions, valueDescriptions, type Description } from './queryDescriptions';
import { fixedValues, queryFields, wordFields, type QueryField } from './queryFields';
import { longestQuery } from './queryLanguage';
import { queryPieces, type QueryPiece } from './queryPieces';
import type { TextRange } from './textRange';

/** The fields whose values come from the papers. */
export type ListedField =
  'author' | 'year' | 'venue' | 'topic' | 'cat' | 'collection' | 'tag' | 'key';

/**
 * The values that papers have in a field, in the order in which to offer them. It may leave out what does not begin
 * with `beginning`, and need not: what does not fit is not offered. A list that stays the same object is read once.
 */
export type QueryValues = (
  field: ListedField,
  beginning: string,
) => readonly string[] | Promise<readonly string[]>;

/** What may be put at the caret. */
export interface QueryCompletion {
  /** A field's name with its colon, or one of its values. */
  readonly kind: 'field' | 'value';
  /** What people read. */
  readonly label: string;
  /** What to put in place of {@link range}. */
  readonly insert: string;
  readonly range: TextRange;
  /** What it does, to be translated by whoever shows it; absent for values that papers have. */
  readonly description?: Description;
}

/**
 * What may stand at the caret: values where a field is being filled in, otherwise the fields that begin with what is
 * typed. Empty where neither fits, and for the words of titles and abstracts. Fails only as `values` does.
 */
export async function completeQuery(
  text: string,
  caret: number,
  values: QueryValues,
): Promise<QueryCompletion[]> {
  if (text.length > longestQuery) return [];
  const at = Math.min(Math.max(0, caret), text.length);
  const before = queryPieces(text).filter(({ start }) => start < at);
  // Within a quotation that is still open, all is words.
  if (before.some(({ kind }) => kind === 'quote')) return [];
  const last = before.at(-1);
  const piece = last && at <= last.end ? last : undefined;
  if (!piece || piece.text === '-') return completeField('', { start: at, end: at });
  const name = nameRange(text, piece);
  if (piece.field && at > name.end - 1) return completeValue(text, at, piece, piece.field, values);
  return piece.quoted && !piece.field
    ? []
    : completeField(text.slice(name.start, at), { start: name.start, end: Math.max(at, name.end) });
}

/** Where a field's name is or may become one, its colon included. */
function nameRange(text: string, { start, end, negated }: QueryPiece): TextRange {
  const first = start + (negated ? 1 : 0);
  const [name = ''] = /^[a-z]*:?/i.exec(text.slice(first, end)) ?? [];
  return { start: first, end: first + name.length };
}

function completeField(beginning: string, range: TextRange): QueryCompletion[] {
  return queryFields
    .filter((field) => field.startsWith(beginning.toLowerCase()))
    .map((field) => ({
      kind: 'field',
      label: `${field}:`,
      insert: `${field}:`,
      range,
      description: fieldDescriptions[field],
    }));
}

async function completeValue(
  text: string,
  caret: number,
  piece: QueryPiece,
  field: QueryField,
  values: QueryValues,
): Promise<QueryCompletion[]> {
  const { value, quoted, closed, content } = piece;
  if (wordFields.has(field) || (closed && caret === piece.end)) return [];
  // Both ends of a range and what follows a comparison are years of their own.
  const [operator = ''] =
    (field === 'year' && /^(?:[<>]=?|=|\d{1,4}\.\.|\.\.)/.exec(content)) || [];
  const begin = value.start + operator.length;
  const start = operator === '' ? value.start - (quoted ? 1 : 0) : begin;
  const end = quoted && !closed ? caret : piece.end;
  const beginning = text.slice(begin, Math.max(begin, Math.min(caret, value.end)));

  const fixed = fixedValues(field);
  const all = fixed ?? (isListed(field) ? await values(field, beginning) : []);
  return valuesBeginning(all, beginning).map((each) => {
    const description = fixed && valueDescriptions.get(each);
    return {
      kind: 'value',
      label: each,
      // A finished value is followed by a space, unless something follows already.
      insert: asValue(each) + (end === text.length ? ' ' : ''),
      range: { start, end },
      ...(description && { description }),
    };
  });
}

function isListed(field: QueryField): field is ListedField {
  return !wordFields.has(field) && !fixedValues(field);
}

/** A value as it is typed: in quotes where it holds spaces. */
function asValue(value: string): string {
  return /[\s"“”]/.test(value) ? `"${value.replace(/[\s"“”]+/g, ' ').trim()}"` : value;
}
