/** Years from and to, both included; infinite where the range is open. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

const comparison = /^(>=|<=|>|<|=)?(\d{1,4})$/;
const range = /^(\d{1,4})?\.\.(\d{1,4})?$/;

/**
 * Reads `2020`, `2020..2023`, `2020..`, `..2020`, `>=2020`, `>2020`, `<=2020` and `<2020`; undefined where it is none of
 * them. With `typing` the last number may have digits to come: `20` stands for 2000 to 2099.
 */
export function readYears(text: string, typing: boolean): YearRange | undefined {
  const compared = comparison.exec(text);
  if (compared) return compare(compared[1], years(compared[2] ?? '', typing));
  const ranged = range.exec(typing ? text.replace(/^(\d{1,4})\.$/, '$1..') : text);
  if (!ranged) return undefined;
  const [, first, last] = ranged;
  if (first === undefined && last === undefined) return undefined;
  const from = first === undefined ? -Infinity : Number(first);
  const to = last === undefined ? Infinity : years(last, typing).to;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

/** Whether the text may become a year or a range as one types on: `>=`, `..`. */
export function beginsYears(text: string): boolean {
  return /^(?:[<>]=?|=|\.\.?)?$/.test(text);
}

function compare(operator: string | undefined, { from, to }: YearRange): YearRange {
  switch (operator) {
    case '>=':
      return { from, to: Infinity };
    case '>':
      return { from: from + 1, to: Infinity };
    case '<=':
      return { from: -Infinity, to };
    case '<':
      return { from: -Infinity, to: to - 1 };
    default:
      return { from, to };
  }
}

function years(digits: string, typing: boolean): YearRange {
  return typing
    ? { from: Number(digits.padEnd(4, '0')), to: Number(digits.padEnd(4, '9')) }
    : { from: Number(digits), to: Number(digits) };
}
