import { parsePaperDate, validPaperDate } from '../papers/dates';
import type { PaperDate } from '../papers/paper';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Longer texts are no dates, in UTF-16 units. */
const longestDate = 100;

/**
 * A date as exact as a text says it: ISO 8601, `2023/05/12`, `May 2023`, `12 May 2023`, `2023 May 12`, `2023 Jan-Feb`,
 * `May 12, 2023`, `2023`. Of a range the first, of a season the year. Undefined where there is no year.
 */
export function looseDate(text: string): PaperDate | undefined {
  const date = text.slice(0, longestDate).trim();
  const exact = parsePaperDate(date.replace(/[~?%]$/, ''));
  if (exact) return exact;
  const numbers = /^(\d{4})[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?(?!\d)/.exec(date);
  if (numbers) return dateOf(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/.exec(date);
  if (european) return dateOf(Number(european[3]), Number(european[2]), Number(european[1]));
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(date);
  if (!year) return undefined;
  const words = date.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  const month = words.map((word) => months.indexOf(word.slice(0, 3)) + 1).find((each) => each > 0);
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(date.replace(year[0], ' '));
  return dateOf(Number(year[1]), month ?? 0, Number(day?.[1]));
}

/** The date, as exact as it can be: a month or a day that there is not is left out. */
export function dateOf(year: number, month: number, day: number): PaperDate | undefined {
  return (
    validPaperDate({ year, month, day }) ??
    validPaperDate({ year, month }) ??
    validPaperDate({ year })
  );
}
