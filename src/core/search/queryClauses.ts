import type { QueryPiece } from './queryPieces';
import { stopWords } from './stopWords';

/**
 * Pieces joined by `OR`, most often a single one. An `OR` that joins nothing is a word, and so is each in a sentence that
 * is written in capitals throughout.
 */
export function clausesOf(pieces: readonly QueryPiece[]): QueryPiece[][] {
  const clauses: QueryPiece[][] = [];
  const operands = pieces.filter(({ kind }) => kind !== 'quote');
  const mayJoin = !inCapitals(pieces);
  let joined = false;
  for (const [at, piece] of operands.entries()) {
    if (joined) {
      clauses.at(-1)?.push(piece);
      joined = false;
    } else if (mayJoin && isOr(piece) && joins(operands[at - 1], operands[at + 1])) joined = true;
    else clauses.push([piece]);
  }
  return clauses;
}

/** Whether an `OR` between these joins them. */
function joins(before: QueryPiece | undefined, after: QueryPiece | undefined): boolean {
  return before !== undefined && after !== undefined && !isOr(before) && !isOr(after);
}

/** Whether a piece is the `OR` between two others. */
export function isOr(piece: QueryPiece): boolean {
  return piece.text === 'OR';
}

/** Stop words that people put in capitals to mean more than the word. */
const operators: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);

/** Whether a query is a sentence in capitals: no small letter, and words in it that are no acronyms. */
export function inCapitals(pieces: readonly QueryPiece[]): boolean {
  const plain = pieces.filter(({ kind }) => kind === 'plain').map(({ content }) => content);
  return (
    plain.some(
      (word) => word.length > 1 && !operators.has(word) && stopWords.has(word.toLowerCase()),
    ) && !plain.some((word) => /\p{Ll}/u.test(word))
  );
}
