import type { PlacedEntry } from '../../bibtex/bibtexDocument';
import type { BibtexField } from '../../bibtex/bibtexEntry';
import { normalizeArxivId } from '../../papers/identity';
import type { Paper } from '../../papers/paper';
import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type { TextReplacement } from '../notesLanguage';
import { bibtexFields } from './bibtexEntry';
import type { BibtexStyle } from './bibtexStyle';
import { casedName, casedType, writtenValue, type WrittenField } from './writtenBibtex';

/** What a publication says of itself; author, title and all else stay the user's. */
const publishing = new Set([
  ...['journal', 'booktitle', 'year', 'month', 'volume', 'number', 'pages', 'publisher', 'doi'],
]);
/** Fields in the place of which others may stand. */
const places: Readonly<Record<string, readonly string[]>> = {
  journal: ['journal', 'journaltitle', 'booktitle'],
  booktitle: ['booktitle', 'journal', 'journaltitle'],
  year: ['year', 'date'],
};

/** Makes the entry of a preprint that of its publication: only the fields that tell of where it appeared change. */
export function publishedBibtex(
  text: string,
  { entry, offset }: PlacedEntry,
  published: Paper,
  style: BibtexStyle,
): readonly TextReplacement[] {
  const { type, fields } = bibtexFields(published);
  const wanted = fields.filter(({ name }) => publishing.has(name));
  const edits: TextReplacement[] = [];
  const typeStart = offset + entry.range.start + 1;
  if (entry.type !== type) {
    const range = { start: typeStart, end: typeStart + entry.type.length };
    edits.push({ range, newText: casedType(type, style) });
  }
  const added: WrittenField[] = [];
  const used = new Set<BibtexField>();
  for (const field of wanted) {
    const known = (places[field.name] ?? [field.name])
      .map((name) => entry.fields.find((each) => each.name === name && !used.has(each)))
      .find((each) => each !== undefined);
    const place = known && placeOf(text, known, offset);
    if (!known || !place) {
      // A value that is put together stays as it is.
      if (!known) added.push(field);
      continue;
    }
    used.add(known);
    if (known.text === field.text) continue;
    const isDate = known.name === 'date';
    const isJournal = field.name === 'journal' && known.name === 'journaltitle';
    const isNamed = known.name === field.name || isDate || isJournal;
    if (!isNamed) edits.push({ range: place.name, newText: casedName(field.name, style) });
    const { year, month } = published.issued ?? {};
    const date = month === undefined ? `${year ?? ''}` : `${year ?? ''}-${padded(month)}`;
    // A date that is more exact is right.
    if (isDate && known.text.startsWith(date)) continue;
    const newText = writtenValue({ ...field, ...(isDate && { text: date }) }, style);
    edits.push({ range: place.value, newText });
  }
  for (const field of entry.fields) {
    if (used.has(field) || !isOfPreprint(field)) continue;
    const place = placeOf(text, field, offset);
    if (place) edits.push({ range: withItsLine(text, place), newText: '' });
  }
  const last = entry.fields.at(-1);
  const end = last && placeOf(text, last, offset)?.value.end;
  const goes =
    end !== undefined && edits.some(({ range, newText }) => newText === '' && range.end >= end);
  if (added.length > 0 && last) {
    // Behind the last field that stays, or the citekey.
    const behind = entry.fields
      .filter((field) => used.has(field) || !isOfPreprint(field))
      .map((field) => placeOf(text, field, offset)?.value.end)
      .filter((each) => each !== undefined)
      .at(-1);
    const at = (goes ? behind : (end ?? behind)) ?? offset + entry.citekeyRange.end;
    const isOneLine = !text.slice(offset + entry.range.start, at).includes('\n');
    const space = style.isSpaced ? ' ' : '';
    const gap = isOneLine ? ' ' : newlineOf(text) + style.indentation;
    const newText = added
      .map((field) => {
        const name = casedName(field.name, style);
        const filled = isOneLine ? name : name.padEnd((style.nameWidth ?? 0) - space.length);
        return `,${gap}${filled}${space}=${space}${writtenValue(field, style)}`;
      })
      .join('');
    edits.push({ range: { start: at, end: at }, newText });
  }
  return edits.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function padded(month: number): string {
  return String(month).padStart(2, '0');
}

/** Whether a field says no more than that the paper is at arXiv, and would belie the publication. */
function isOfPreprint({ name, text }: BibtexField): boolean {
  switch (name) {
    case 'journal':
    case 'journaltitle':
    case 'booktitle':
    case 'publisher':
    case 'howpublished':
      return /^\W*(?:arxiv|corr\b)/i.test(text);
    case 'volume':
      return /^\W*abs\//i.test(text);
    case 'doi':
      return normalizeArxivId(text) !== undefined;
    default:
      return false;
  }
}

interface FieldPlace {
  readonly name: TextRange;
  readonly value: TextRange;
}

/** Where a field stands; undefined where its value is put together of several. */
function placeOf(
  text: string,
  { name, text: value, at, pieces }: BibtexField,
  offset: number,
): FieldPlace | undefined {
  const start = offset + at;
  const equals = /\s*=\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  if (!equals) return undefined;
  const nameEnd = start - equals[0].length;
  const range = { start: nameEnd - name.length, end: nameEnd };
  if (pieces !== undefined) {
    const [only] = pieces;
    if (pieces.length !== 1 || !only) return undefined;
    return { name: range, value: { start, end: start + only.text.length } };
  }
  const quotes = /[{"]/.test(text.charAt(start)) ? 1 : 0;
  return { name: range, value: { start, end: start + value.length + 2 * quotes } };
}

/** A field with its comma, and with its line where it has one of its own. */
function withItsLine(text: string, { name, value }: FieldPlace): TextRange {
  const [comma = ''] = /^\s*,/.exec(text.slice(value.end, value.end + 100)) ?? [];
  const [before = ''] = /[ \t]*$/.exec(text.slice(Math.max(0, name.start - 100), name.start)) ?? [];
  const [rest = ''] = /^[ \t]*\r?\n/.exec(text.slice(value.end + comma.length)) ?? [];
  const start = name.start - before.length;
  const isOwn = rest !== '' && (start === 0 || text.charAt(start - 1) === '\n');
  return { start, end: value.end + comma.length + (isOwn ? rest.length : 0) };
}
