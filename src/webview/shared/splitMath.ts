/** A stretch of text: plain, or the TeX source of a formula. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'math';
      readonly tex: string;
      readonly display: boolean;
      /** The formula as it was written, with its delimiters: what is shown if it cannot be set. */
      readonly source: string;
    };

/** A formula longer than this is taken for text: a dollar sign that was never closed. UTF-16 units. */
const longestFormula = 2000;

/** Escapes first, so that `\$` never delimits and `\\(` is a line break before a parenthesis. */
const delimiters = /\\[\s\S]|\$\$?|\n[ \t]*\n/g;

/**
 * Finds the formulas in a text: `$…$`, `\(…\)`, `$$…$$` and `\[…\]`, none of them across a blank line.
 *
 * Single dollars follow Pandoc's rule (`tex_math_dollars`), which keeps "$5 and $10" text: no space right of the
 * opening one, none left of the closing one, and no digit right of that. That last is waived where the formula
 * starts as no amount of money does, since abstracts write `$\sim$30%` and `$-$1`. Takes linear time.
 */
export function splitMath(text: string): TextPart[] {
  const tokens = [...text.matchAll(delimiters)].map((match): Token => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const closers = closersOf(text, tokens);
  const parts: TextPart[] = [];
  let plainFrom = 0;
  for (let index = 0; index < tokens.length; index++) {
    const opening = tokens[index];
    const closingIndex = closers[index];
    const closing = closingIndex === undefined ? undefined : tokens[closingIndex];
    if (!opening || closingIndex === undefined || !closing) continue;
    const tex = text.slice(opening.end, closing.start);
    if (tex.length > longestFormula || tex.trim() === '' || isAmount(opening, tex)) continue;
    if (opening.start > plainFrom) parts.push(plain(text.slice(plainFrom, opening.start)));
    parts.push({
      kind: 'math',
      tex,
      display: opening.text === '$$' || opening.text === '\\[',
      source: text.slice(opening.start, closing.end),
    });
    plainFrom = closing.end;
    index = closingIndex;
  }
  if (plainFrom < text.length) parts.push(plain(text.slice(plainFrom)));
  return parts;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** For every token that can open a formula, the index of the token that closes it. One walk from the end. */
function closersOf(text: string, tokens: readonly Token[]): (number | undefined)[] {
  const closers = new Array<number | undefined>(tokens.length);
  const next = new Map<Closer, number>();
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (!token) continue;
    const before = text.charAt(token.start - 1);
    const after = text.charAt(token.end);
    switch (token.text) {
      case '$':
        if (!isSpace(after)) closers[index] = next.get(startsAsNoAmount(after) ? '$any' : '$');
        if (isSpace(before)) break;
        next.set('$any', index);
        if (!/[0-9]/.test(after)) next.set('$', index);
        break;
      case '$$':
        closers[index] = next.get('$$');
        next.set('$$', index);
        break;
      case '\\(':
        closers[index] = next.get('\\)');
        break;
      case '\\[':
        closers[index] = next.get('\\]');
        break;
      case '\\)':
      case '\\]':
        next.set(token.text, index);
        break;
      default:
        if (token.text.startsWith('\n')) next.clear();
    }
  }
  return closers;
}

/** What closes: a single dollar before no digit, any single dollar, and the others. */
type Closer = '$' | '$any' | '$$' | '\\)' | '\\]';

function startsAsNoAmount(character: string): boolean {
  return /[-+\\<>=~^_{]|[^\0-\x7f]/.test(character);
}

function isSpace(character: string): boolean {
  return character === '' || /\s/.test(character);
}

/** Whether a dollar sign begins an amount of money, with a formula only later: `$10 a run at a cost of $O(n)$`. */
function isAmount(opening: Token, tex: string): boolean {
  return opening.text === '$' && /^[0-9]/.test(tex) && /\s[A-Za-z]{3}/.test(tex);
}

/** Text as TeX prints it where that is beyond doubt: abstracts write `10\%` and `R\&D`. Commands stay as they are. */
function plain(text: string): TextPart {
  return { kind: 'text', text: text.replace(/\\([%&$#_])/g, '$1') };
}
