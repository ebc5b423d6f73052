import { normalizeArxivId } from '../../papers/identity';
import type { Paper } from '../../papers/paper';
import { jsonItems, type JsonItem } from './jsonItems';

type Fields = ReadonlyMap<string, unknown>;

/** An item of a CSL-JSON file: what it says, and where. */
export interface CslItemInFile extends JsonItem {
  readonly fields: Fields;
}

/** The items of a list in JSON; undefined when the text is none. */
export function cslItems(text: string): readonly CslItemInFile[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  return jsonItems(text).map((item, at) => ({ ...item, fields: fieldsOf(items[at]) }));
}

function fieldsOf(item: unknown): Fields {
  const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
  return new Map<string, unknown>(isObject ? Object.entries(item) : []);
}

/** Pandoc cites an item by its `id`; undefined for one that has none. */
export function citekeyOf(item: Fields): string | undefined {
  const id = item.get('id');
  const citekey = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  return citekey === '' ? undefined : citekey;
}

/** As much of an item as tells which paper it is of. */
export function identifiedPaper(item: Fields): Omit<Paper, 'id'> {
  const text = (field: string): string | undefined => {
    const value = item.get(field);
    return typeof value === 'string' ? value.slice(0, 2000) : undefined;
  };
  const authors = item.get('author');
  const first: unknown = Array.isArray(authors) ? authors[0] : undefined;
  const name = fieldsOf(first);
  const family: unknown = name.get('family') ?? name.get('literal');
  const arxivId = ['number', 'URL', 'note', 'archive_location', 'archive']
    .map((field) => normalizeArxivId(text(field) ?? ''))
    .find((id) => id !== undefined);
  const doi = text('DOI');
  const citekey = citekeyOf(item);
  return {
    type: '',
    title: text('title') ?? '',
    author: typeof family === 'string' ? [{ family }] : [],
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(citekey === undefined ? {} : { citekey }),
  };
}
