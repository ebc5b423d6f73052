/** The place in a paper that a citation is about. */
export interface Locator {
  readonly label: LocatorLabel;
  /** Such as `33-35, 38`, with a simple hyphen in ranges. */
  readonly value: string;
}

/** The locators of CSL that Pandoc reads, the common ones first. */
export const locatorLabels = [
  'page',
  'chapter',
  'section',
  'figure',
  'paragraph',
  'part',
  'volume',
  'line',
  'note',
  'number',
  'column',
  'verse',
  'book',
  'folio',
  'opus',
] as const;
export type LocatorLabel = (typeof locatorLabels)[number];

/** How each is abbreviated, for one and for several, as CSL's English terms have it; then what else it is called. */
const terms: Readonly<Record<LocatorLabel, readonly [one: string, more: string, ...string[]]>> = {
  page: ['p.', 'pp.', 'pages', 'page'],
  chapter: ['chap.', 'chaps.', 'chapters', 'chapter', 'ch.'],
  section: ['sec.', 'secs.', 'sections', 'section', 'sect.', '§§', '§'],
  figure: ['fig.', 'figs.', 'figures', 'figure'],
  paragraph: ['para.', 'paras.', 'paragraphs', 'paragraph', '¶¶', '¶'],
  part: ['pt.', 'pts.', 'parts', 'part'],
  volume: ['vol.', 'vols.', 'volumes', 'volume'],
  line: ['l.', 'll.', 'lines', 'line'],
  note: ['n.', 'nn.', 'notes', 'note'],
  number: ['no.', 'nos.', 'numbers', 'number'],
  column: ['col.', 'cols.', 'columns', 'column'],
  verse: ['v.', 'vv.', 'verses', 'verse'],
  book: ['bk.', 'bks.', 'books', 'book'],
  folio: ['fol.', 'fols.', 'folios', 'folio'],
  opus: ['op.', 'opp.', 'opera', 'opus'],
};

const labelOf = new Map(
  locatorLabels.flatMap((label) => terms[label].map((term) => [term, label] as const)),
);

// The longest first, or `p` of `pp.` would be taken for the whole.
const anyTerm = [...labelOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((term) => term.replace('.', '\\.'))
  .join('|');

/** Spaces, also those of LaTeX and Typst. */
const gap = '(?:\\s|~|\\\\[ ,]){0,9}';
const term = new RegExp(`^${gap}(${anyTerm})(?![\\p{L}])${gap}`, 'u');

const number = '[A-Za-z]{0,3}\\d[A-Za-z\\d]{0,20}(?:[.:/]\\d[A-Za-z\\d]{0,20}){0,9}';
const roman = '(?:[ivxlcdm]{1,15}|[IVXLCDM]{1,15})';
const dash = '\\s?(?:-{1,3}|\\u2013|\\u2014)\\s?';
const rangeOf = (unit: string) => `${unit}(?:${dash}${unit})?`;
const end = '(?![\\p{L}\\p{N}])';
const numbers = `${rangeOf(number)}(?:,\\s?${rangeOf(number)}){0,50}`;
/** What is a value behind a label. */
const labelled = new RegExp(`^(?:${numbers}|${rangeOf(roman)}(?:,\\s?${numbers})?)${end}`, 'u');
/** Without a label it is a page, and must be a number. */
const unlabelled = new RegExp(`^${gap}((?=\\d)${numbers})${end}`, 'u');

/** The locator that a text starts with and what comes behind it; undefined where it starts with none. */
export function leadingLocator(text: string): { locator: Locator; rest: string } | undefined {
  const labelMatch = term.exec(text);
  const label = labelOf.get(labelMatch?.[1] ?? '');
  if (labelMatch && label !== undefined) {
    const behind = text.slice(labelMatch[0].length);
    const value = labelled.exec(behind)?.[0];
    return value === undefined
      ? undefined
      : { locator: { label, value: plainValue(value) }, rest: behind.slice(value.length) };
  }
  const match = unlabelled.exec(text);
  const value = match?.[1];
  return match && value !== undefined
    ? { locator: { label: 'page', value: plainValue(value) }, rest: text.slice(match[0].length) }
    : undefined;
}

/** A text all of which is a locator, whatever its value. */
export function wholeLocator(text: string): Locator {
  const match = term.exec(text);
  const label = labelOf.get(match?.[1] ?? '');
  return match && label !== undefined
    ? { label, value: plainValue(text.slice(match[0].length).trim()) }
    : { label: 'page', value: plainValue(text.trim()) };
}

/** `p. 33`, `pp. 33-35`. */
export function writtenLocator({ label, value }: Locator, space = ' '): string {
  return `${locatorTerm(label, value)}${space}${value}`;
}

/** The abbreviation of a label in front of this value. */
export function locatorTerm(label: LocatorLabel, value: string): string {
  const [one, more] = terms[label];
  return /[-,&\u2013]|\band\b/.test(value) ? more : one;
}

function plainValue(value: string): string {
  return value.replace(/(?<=[A-Za-z\d])\s?(?:-{1,3}|\u2013|\u2014)\s?(?=[A-Za-z\d])/g, '-');
}
