import type { ParsedQuery, QueryItem, Restriction } from './parsedQuery';
import { clausesOf } from './queryClauses';
import { readOperand, toContent, type Operand } from './queryOperands';
import { isTyped, queryPieces } from './queryPieces';

/** A query has at most so many words; what a pasted page holds beyond them is left out. */
export const mostWords = 200;
/** In UTF-16 units. */
export const longestQuery = 20_000;

/**
 * Takes a query apart. Words and "phrases" are ranked by, also `title:word` and `abstract:"a phrase"`, which must be in
 * that field. `author:` `venue:` `topic:` `tag:` with a word or a quoted text, `cat:cs.CL` or a whole archive `cat:cs`,
 * `key:lewis2020`, `is:read`, `has:pdf`, `year:2023`, `year:2023..2025`, `year:2020..`, `year:>=2020` restrict the papers.
 * A minus sign before any of them excludes; `OR` between two of them asks for either and binds more tightly than the
 * space between words. Never fails: what follows none of these rules is words.
 */
export function parseQuery(typed: string): ParsedQuery {
  const items: QueryItem[] = [];
  const restrictions: Restriction[] = [];
  const literal: string[] = [];
  let literalUnfinished = false;
  let words = 0;

  for (const clause of clausesOf(queryPieces(typed.slice(0, longestQuery)))) {
    const operands: Operand[] = [];
    for (const piece of clause) {
      const operand = readOperand(piece);
      words += operand.length;
      if (words > mostWords) break;
      operands.push(operand);
      if (operand.literal.length === 0) continue;
      if (operands.length > 1) literal.push('or');
      literal.push(...operand.literal);
      literalUnfinished = isTyped(piece);
    }
    const combined = combine(operands.filter(({ kind }) => kind !== 'nothing'));
    items.push(...combined.items);
    restrictions.push(...combined.restrictions);
    if (words > mostWords) break;
  }
  return { items, restrictions, literal, literalUnfinished };
}

/** Brings the operands of an `OR` together. Where some of them cannot be ranked by, all of them only restrict. */
function combine(operands: readonly Operand[]): Pick<ParsedQuery, 'items' | 'restrictions'> {
  const [first] = operands;
  if (operands.length <= 1) {
    return {
      items: first?.kind === 'ranked' ? first.items : [],
      restrictions: first?.kind === 'restriction' ? [first.restriction] : [],
    };
  }
  const ranked = operands.filter((operand) => operand.kind === 'ranked');
  if (ranked.length === operands.length) {
    const alternatives = ranked.flatMap((operand) => operand.alternatives);
    return { items: [{ kind: 'either', alternatives }], restrictions: [] };
  }
  const of = operands.flatMap((operand): readonly Restriction[] => {
    if (operand.kind === 'restriction') return [operand.restriction];
    return operand.kind === 'ranked' ? operand.alternatives.map(toContent) : [];
  });
  return { items: [], restrictions: [{ kind: 'any', of }] };
}
