import type { PaperDate } from './paper';

/**
 * Reads an ISO 8601 date as exact as it is given: `2024`, `2024-09`, `2024-09-17`, the last also with a time
 * behind it. Undefined for anything else, and for days that no calendar has.
 */
export function parsePaperDate(text: string): PaperDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/s.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day] = match;
  return validPaperDate({
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  });
}

/** The date itself if its year, month and day can be, else undefined. A day needs a month. */
export function validPaperDate({ year, month, day }: PaperDate): PaperDate | undefined {
  if (!isWithin(year, 1, 9999)) return undefined;
  if (month === undefined) return day === undefined ? { year } : undefined;
  if (!isWithin(month, 1, 12)) return undefined;
  if (day === undefined) return { year, month };
  return isWithin(day, 1, daysIn(year, month)) ? { year, month, day } : undefined;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
