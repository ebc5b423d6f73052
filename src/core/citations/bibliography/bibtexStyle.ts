import type { PlacedEntry } from '../../bibtex/bibtexDocument';

/** How entries are written. */
export interface BibtexStyle {
  readonly indentation: string;
  /** What values stand in. */
  readonly quotes: '{}' | '""';
  readonly isYearBare: boolean;
  readonly typeCase: LetterCase;
  readonly fieldCase: LetterCase;
  /** Whether `=` stands between spaces. */
  readonly isSpaced: boolean;
  /**
   * How many characters the names of fields are filled up to, so that each `=` stands below the other; undefined where
   * they are not. A longer name of an entry fills up the others of that entry.
   */
  readonly nameWidth: number | undefined;
  readonly hasLastComma: boolean;
}

/** `lower` is how we write it ourselves: some fields have a capital within. */
export type LetterCase = 'lower' | 'capitalized' | 'upper';

export const defaultStyle: BibtexStyle = {
  indentation: '  ',
  quotes: '{}',
  isYearBare: false,
  typeCase: 'lower',
  fieldCase: 'lower',
  isSpaced: true,
  nameWidth: undefined,
  hasLastComma: true,
};

/** As much of a file tells how it is written. */
const sampleLength = 100_000;
/** A line that begins with a field: its indentation, name, the blanks around `=`, and how its value begins. */
const fieldLine = /^([ \t]{1,20})([A-Za-z][\w-]{0,40})([ \t]{0,40})=([ \t]{0,40})(\S?)/gm;

/** How most of the first entries of a file are written. */
export function bibtexStyle(text: string, entries: readonly PlacedEntry[]): BibtexStyle {
  const first = entries.filter(
    ({ entry, offset }) =>
      offset + entry.range.end <= sampleLength && entry.isClosed && entry.fields.length > 0,
  );
  const samples = first
    .filter(({ entry }) => entry.type !== 'string' && entry.type !== 'comment')
    .map(({ entry, offset }) => text.slice(offset + entry.range.start, offset + entry.range.end));
  const lines = samples.map((sample) => [...sample.matchAll(fieldLine)]);
  const all = lines.flat();
  const valuesBy = (sign: string) => all.filter((match) => match[5] === sign).length;
  const years = all.filter((match) => match[2]?.toLowerCase() === 'year');
  return {
    indentation: all[0]?.[1] ?? defaultStyle.indentation,
    quotes: valuesBy('"') > valuesBy('{') ? '""' : '{}',
    isYearBare: isMost(years, (match) => /\d/.test(match[5] ?? '')),
    typeCase: caseOf(samples.map((sample) => /^@(\w*)/.exec(sample)?.[1] ?? '')),
    fieldCase: caseOf(all.map((match) => match[2] ?? '')),
    isSpaced: !isMost(all, (match) => match[4] === ''),
    nameWidth: nameWidthOf(lines),
    hasLastComma: !isMost(samples, (sample) => /[^,\s]\s*[})]$/.test(sample.slice(-200))),
  };
}

/** More than half. */
function isMost<T>(list: readonly T[], test: (each: T) => boolean): boolean {
  return list.filter(test).length * 2 > list.length;
}

function caseOf(words: readonly string[]): LetterCase {
  if (isMost(words, (word) => /^[A-Z]/.test(word) && /[a-z]/.test(word))) return 'capitalized';
  return isMost(words, (word) => /^[A-Z]{2,}$/.test(word)) ? 'upper' : 'lower';
}

/** The fields of an entry are aligned where names of different lengths are filled up to the same. */
function nameWidthOf(entries: readonly (readonly RegExpMatchArray[])[]): number | undefined {
  const widths: number[] = [];
  let compared = 0;
  for (const lines of entries) {
    const names = new Set(lines.map((match) => match[2]?.length ?? 0));
    if (names.size < 2) continue;
    compared++;
    const ends = new Set(lines.map((match) => `${match[2] ?? ''}${match[3] ?? ''}`.length));
    const [width] = ends;
    if (ends.size === 1 && width !== undefined) widths.push(width);
  }
  if (compared === 0 || widths.length * 2 <= compared) return undefined;
  // One for all entries, or each entry has its own and so will the new one.
  const isOne = new Set(widths).size === 1;
  return isOne && widths[0] !== undefined ? widths[0] : 0;
}
