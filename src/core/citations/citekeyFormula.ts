import { HumanError } from '../humanError';

/** A part of a formula: text, a function of the paper, parts one after the other, or the first that is not empty. */
export type Formula =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'filter'; readonly of: Formula; readonly call: Call }
  | { readonly kind: 'sum'; readonly parts: readonly Formula[] }
  | { readonly kind: 'alternatives'; readonly parts: readonly Formula[] };

/** A function or filter with its arguments, e.g. `shorttitle(3, 3)`. */
export interface Call {
  readonly name: string;
  readonly args: readonly Argument[];
}

export type Argument = string | number;

/** Longer ones are no formulas; the limit also bounds how deep they nest. */
const longestFormula = 1000;

interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'symbol' | 'end';
  readonly text: string;
}

/**
 * Reads a citekey formula in the notation of Better BibTeX: calls such as `auth(3)` with filters (`.lower`), texts
 * in quotes, `+` for one after the other, `||` or `;` for the first that is not empty (`;` binds weakest), brackets.
 * @throws HumanError that names the part it cannot read.
 */
export function parseFormula(formula: string): Formula {
  if (formula.length > longestFormula) {
    throw new HumanError(
      'The citekey template is longer than {0} characters. Use a shorter one.',
      longestFormula,
    );
  }
  const tokens = tokensOf(formula);
  let next = 0;

  function peek(): Token {
    return tokens[next] ?? { kind: 'end', text: '' };
  }
  function take(): Token {
    const token = peek();
    next++;
    return token;
  }
  function takeIf(symbol: string): boolean {
    if (peek().kind !== 'symbol' || peek().text !== symbol) return false;
    next++;
    return true;
  }
  function expect(symbol: string): void {
    if (!takeIf(symbol)) throw unreadable(peek());
  }

  function separated(symbol: string, part: () => Formula): Formula[] {
    const parts = [part()];
    while (takeIf(symbol)) parts.push(part());
    return parts;
  }
  function whole(): Formula {
    return one('alternatives', separated(';', either));
  }
  function either(): Formula {
    return one('alternatives', separated('||', sum));
  }
  function sum(): Formula {
    return one('sum', separated('+', filtered));
  }
  function filtered(): Formula {
    let formula = primary();
    while (takeIf('.')) formula = { kind: 'filter', of: formula, call: call(take()) };
    return formula;
  }
  function primary(): Formula {
    const token = take();
    if (token.kind === 'text') return { kind: 'text', text: token.text };
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = either();
      expect(')');
      return inner;
    }
    return { kind: 'call', call: call(token) };
  }
  function call(name: Token): Call {
    if (name.kind !== 'name') throw unreadable(name);
    const args: Argument[] = [];
    if (takeIf('(') && !takeIf(')')) {
      do args.push(argument(take()));
      while (takeIf(','));
      expect(')');
    }
    return { name: name.text, args };
  }

  const result = whole();
  if (peek().kind !== 'end') throw unreadable(peek());
  return result;
}

function one(kind: 'sum' | 'alternatives', parts: readonly Formula[]): Formula {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind, parts };
}

function argument(token: Token): Argument {
  if (token.kind === 'text') return token.text;
  if (token.kind === 'number') return Number(token.text);
  throw unreadable(token);
}

function tokensOf(formula: string): Token[] {
  const pattern =
    /\s*(?:([A-Za-z][A-Za-z0-9_]*)|(-?\d+)|"([^"]*)"|'([^']*)'|(\|\||[+.;,()])|(\S))/y;
  const tokens: Token[] = [];
  for (;;) {
    const match = pattern.exec(formula);
    if (!match) return tokens;
    const [, name, number, double, single, symbol, other] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else if (other !== undefined) {
      throw unreadable({ kind: 'symbol', text: formula.slice(match.index).trim().slice(0, 20) });
    } else tokens.push({ kind: 'text', text: double ?? single ?? '' });
  }
}

function unreadable(token: Token): HumanError {
  if (token.kind === 'end') {
    return new HumanError(
      'The citekey template ends too early. A working one is: auth.lower + shorttitle(3,3) + year',
    );
  }
  return new HumanError(
    'The citekey template cannot be read at “{0}”. A working one is: auth.lower + shorttitle(3,3) + year',
    token.text,
  );
}
