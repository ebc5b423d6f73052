import { HumanError } from '../../humanError';
import { identityKeys, normalizeArxivId } from '../../papers/identity';
import type { Paper } from '../../papers/paper';
import { newlineOf } from '../newline';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import { uniqueCitekey } from '../uniqueCitekey';
import type { BibliographyFormat } from './bibliographyFormats';
import { cslItem } from './cslItem';

/** CSL-JSON files: an array of items. New ones are inserted behind the last. */
export const cslJsonFormat: BibliographyFormat = {
  findEntry(text, paper) {
    const sought = new Set(identityKeys(paper));
    const found = itemsOf(text)?.find((item) => {
      return keyOf(item) !== '' && identityKeys(paperOf(item)).some((key) => sought.has(key));
    });
    return found && { citekey: keyOf(found) };
  },
  uniqueKey(text, citekey, alsoTaken = []) {
    const taken = new Set((itemsOf(text) ?? []).map((item) => keyOf(item).toLowerCase()));
    for (const key of alsoTaken) taken.add(key.toLowerCase());
    return uniqueCitekey(citekey, taken);
  },
  addEntries,
};

function addEntries(text: string, cited: readonly CitedPaper[]): TextReplacement {
  const newline = newlineOf(text);
  const items = cited.map(({ paper, citekey }) => cslItem(paper, citekey));
  if (text.trim() === '') {
    const content = JSON.stringify(items, undefined, 2).replace(/\n/g, () => newline) + newline;
    return { range: { start: text.length, end: text.length }, newText: content };
  }
  const known = itemsOf(text);
  if (!known) {
    throw new HumanError(
      'The bibliography is not a list in CSL-JSON, so no paper can be added. Repair it, then cite again.',
    );
  }
  if (items.length === 0) return { range: { start: text.length, end: text.length }, newText: '' };
  const close = text.lastIndexOf(']');
  const last = text.slice(0, close).trimEnd().length;
  const isOneLine = known.length > 0 && !text.slice(0, close).trim().includes('\n');
  const indentation = isOneLine ? undefined : indentationOf(text);
  const written = items.map((item) =>
    indentation === undefined
      ? JSON.stringify(item)
      : indentation +
        JSON.stringify(item, undefined, indentation || 2).replace(
          /\n/g,
          () => newline + indentation,
        ),
  );
  const separator = isOneLine ? ', ' : `,${newline}`;
  const isEmpty = known.length === 0;
  const before = isEmpty ? newline : separator;
  // An empty list is closed on the line where it was opened.
  const after = isEmpty && !text.slice(last, close).includes('\n') ? newline : '';
  return { range: { start: last, end: last }, newText: before + written.join(separator) + after };
}

/** What the items of the file are indented by. */
function indentationOf(text: string): string {
  return /\[\s{0,20}?\n([ \t]{0,20})\{/.exec(text.slice(0, 10_000))?.[1] ?? '  ';
}

type Item = ReadonlyMap<string, unknown>;

/** The items of the list; undefined when the text is none. */
function itemsOf(text: string): Item[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) =>
    typeof item === 'object' && item !== null
      ? new Map<string, unknown>(Object.entries(item))
      : new Map<string, unknown>(),
  );
}

/** Pandoc cites an item by its `id`. */
function keyOf(item: Item): string {
  const id = item.get('id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function paperOf(item: Item): Omit<Paper, 'id'> {
  const text = (field: string): string | undefined => {
    const value = item.get(field);
    return typeof value === 'string' ? value.slice(0, 2000) : undefined;
  };
  const authors = item.get('author');
  const first: unknown = Array.isArray(authors) ? authors[0] : undefined;
  const name =
    typeof first === 'object' && first !== null ? new Map(Object.entries(first)) : undefined;
  const family: unknown = name?.get('family') ?? name?.get('literal');
  const arxivId = ['number', 'URL', 'note', 'archive_location', 'archive']
    .map((field) => normalizeArxivId(text(field) ?? ''))
    .find((id) => id !== undefined);
  const doi = text('DOI');
  return {
    type: '',
    title: text('title') ?? '',
    author: typeof family === 'string' ? [{ family }] : [],
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(arxivId === undefined ? {} : { arxivId }),
  };
}
