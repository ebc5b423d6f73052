import { queryFields, type QueryField } from './queryFields';
import type { TextRange } from './textRange';

/**
 * A piece of a query as it is typed: what spaces and quotes part. The parser, the explanation of mistakes and
 * completion all read pieces, so that they agree on where one begins and ends.
 */
export interface QueryPiece extends TextRange {
  /** `quote` is a quotation mark that has no partner and belongs to nothing. */
  readonly kind: 'plain' | 'phrase' | 'field' | 'quote';
  /** Whether it stands behind a minus sign: `-word`. */
  readonly negated: boolean;
  /** All of it, as typed. */
  readonly text: string;
  /** Present for the kind `field`. */
  readonly field?: QueryField;
  /** Where the value stands: after sign, field and opening quote, before the closing one. */
  readonly value: TextRange;
  /** The text of the value. */
  readonly content: string;
  readonly quoted: boolean;
  /** Whether a quoted value has its closing quote. What has none reaches to the end of the query. */
  readonly closed: boolean;
  /** Whether nothing follows, not even a space. */
  readonly atEnd: boolean;
}

/** Takes a query to pieces, in the time of one pass. */
export function queryPieces(text: string): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  for (let at = 0; at < text.length;) {
    if (space.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const piece = pieceAt(text, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

/** Whether the last word of a piece may still be being typed. */
export function isTyped({ atEnd, content, closed }: QueryPiece): boolean {
  return atEnd && !closed && endsInWord.test(content);
}

const endsInWord = /[\p{L}\p{N}\p{M}]$/u;
const space = /\s/;
const fieldName = new RegExp(`(${queryFields.join('|')}):`, 'iy');
const unquoted = /[^\s"“”]*/y;
const quote = /["“”]/g;

function pieceAt(text: string, start: number): QueryPiece {
  const negated = isMinus(text, start);
  const signed = start + (negated ? 1 : 0);
  fieldName.lastIndex = signed;
  const name = fieldName.exec(text)?.[1];
  const opening = signed + (name === undefined ? 0 : name.length + 1);
  const field = queryFields.find((each) => each === name?.toLowerCase());

  const quoted = isQuote(text.charAt(opening));
  const closing = quoted ? nextQuote(text, opening + 1) : undefined;
  const closed = closing !== undefined;
  const lone = quoted && !closed && !negated && !field;
  const value = quoted
    ? { start: opening + 1, end: lone ? opening + 1 : (closing ?? text.length) }
    : { start: opening, end: endOfRun(text, opening) };
  const end = value.end + (closed ? 1 : 0);
  return {
    kind: field ? 'field' : lone ? 'quote' : quoted ? 'phrase' : 'plain',
    negated,
    text: text.slice(start, end),
    ...(field && { field }),
    value,
    content: text.slice(value.start, value.end),
    quoted,
    closed,
    atEnd: end === text.length,
    start,
    end,
  };
}

/** Whether a minus sign stands there that excludes what follows: none within a word, before a space or another. */
function isMinus(text: string, at: number): boolean {
  return (
    text.charAt(at) === '-' &&
    (at === 0 || space.test(text.charAt(at - 1))) &&
    /[^\s-]/.test(text.charAt(at + 1))
  );
}

function isQuote(character: string): boolean {
  return character !== '' && '"“”'.includes(character);
}

function nextQuote(text: string, from: number): number | undefined {
  quote.lastIndex = from;
  return quote.exec(text)?.index;
}

function endOfRun(text: string, from: number): number {
  unquoted.lastIndex = from;
  return from + (unquoted.exec(text)?.[0].length ?? 0);
}
