import type { LibraryMap, YearSpan } from '../../protocol/topicMapProtocol';

/** How many papers there are of each year from the first to the last, those between without any among them. */
export interface YearCounts {
  readonly first: number;
  readonly last: number;
  readonly counts: readonly number[];
  readonly most: number;
}

/** More bars than there are pixels help nobody; a wrong year, such as 202, must not make the others a line. */
const mostYears = 150;

/** Counts the papers for which `counts` holds; undefined where no year is known. */
export function countYears(
  { years }: Pick<LibraryMap, 'years'>,
  isCounted: (index: number) => boolean = () => true,
): YearCounts | undefined {
  let last = 0;
  for (const year of years) if (year > last) last = year;
  if (last === 0) return undefined;
  let first = last;
  for (const year of years) {
    if (year !== 0 && year < first && year > last - mostYears) first = year;
  }
  const counts = new Array<number>(last - first + 1).fill(0);
  years.forEach((year, index) => {
    if (year < first || !isCounted(index)) return;
    counts[year - first] = (counts[year - first] ?? 0) + 1;
  });
  return { first, last, counts, most: Math.max(...counts) };
}

/** The year under a place of the strip, as a share of its width. */
export function yearAt({ first, last }: YearCounts, share: number): number {
  const year = first + Math.floor(share * (last - first + 1));
  return Math.max(first, Math.min(last, year));
}

/** From the smaller to the larger; undefined where that is all of them. */
export function spanOf(
  one: number,
  other: number,
  { first, last }: YearCounts,
): YearSpan | undefined {
  const from = Math.max(first, Math.min(one, other));
  const to = Math.min(last, Math.max(one, other));
  return from === first && to === last ? undefined : [from, to];
}

/** Moves an end of the span by a key; undefined for a key that moves none. */
export function movedEnd(
  key: string,
  end: 'from' | 'to',
  [from, to]: YearSpan,
  { first, last }: YearCounts,
): YearSpan | undefined {
  const value = end === 'from' ? from : to;
  const least = end === 'from' ? first : from;
  const most = end === 'from' ? to : last;
  const moved = movedBy(key, value, least, most);
  if (moved === undefined) return undefined;
  const kept = Math.max(least, Math.min(most, moved));
  return end === 'from' ? [kept, to] : [from, kept];
}

function movedBy(key: string, value: number, least: number, most: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + 1;
    case 'PageDown':
      return value - 5;
    case 'PageUp':
      return value + 5;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}
