import { parsePaperDate, validPaperDate } from '../papers/dates';
import { normalizeArxivId, normalizeDoi } from '../papers/identity';
import type { Name, PaperDate } from '../papers/paper';
import { cleanText } from './cleanText';

/**
 * Checks of the fields of an untrusted JSON record. Each returns the value, undefined where the field is absent
 * (missing, null, or empty: a paper has no empty fields), and throws {@link FieldError} where it cannot be used.
 */

/** A record's fields. A map: names such as `__proto__` are names like any other. */
export type Fields = ReadonlyMap<string, unknown>;

/** No field of a paper is longer, in UTF-16 units; what is, is something else. */
const longestText = 100_000;

/** Says which field of a record cannot be used. Caught by the reader of the record. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  constructor(readonly field: string) {
    super(`The field ${field} cannot be used.`);
  }
}

/** The fields of a JSON object, or undefined when the value is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

export function textField(fields: Fields, field: string): string | undefined {
  const value = fields.get(field) ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > longestText) throw new FieldError(field);
  return cleanText(value) || undefined;
}

export function textListField(fields: Fields, field: string): readonly string[] | undefined {
  const texts = listField(fields, field).map((value) => {
    if (typeof value !== 'string' || value.length > longestText) throw new FieldError(field);
    return cleanText(value);
  });
  const present = texts.filter((text) => text !== '');
  return present.length === 0 ? undefined : present;
}

/** An http or https address. Nothing else is ever opened. */
export function addressField(fields: Fields, field: string): string | undefined {
  const text = textField(fields, field);
  if (text !== undefined && !/^https?:\/\/[^\s/]/i.test(text)) throw new FieldError(field);
  return text;
}

/** A DOI as the record has it, without the address of a resolver. */
export function doiField(fields: Fields, field: string): string | undefined {
  const text = textField(fields, field);
  if (text === undefined) return undefined;
  const doi = normalizeDoi(text);
  if (doi === undefined) throw new FieldError(field);
  return text.startsWith('10.') ? text : doi;
}

export function arxivIdField(fields: Fields, field: string): string | undefined {
  const text = textField(fields, field);
  if (text === undefined) return undefined;
  const id = normalizeArxivId(text);
  if (id === undefined) throw new FieldError(field);
  return id;
}

/** A date as an object of numbers or as ISO 8601 text. */
export function dateField(fields: Fields, field: string): PaperDate | undefined {
  const value = fields.get(field) ?? undefined;
  if (value === undefined) return undefined;
  const date = typeof value === 'string' ? parsePaperDate(value) : dateOf(fieldsOf(value));
  if (!date) throw new FieldError(field);
  return date;
}

function dateOf(parts: Fields | undefined): PaperDate | undefined {
  const year = parts?.get('year');
  const month = parts?.get('month') ?? undefined;
  const day = parts?.get('day') ?? undefined;
  if (typeof year !== 'number') return undefined;
  if (month !== undefined && typeof month !== 'number') return undefined;
  if (day !== undefined && typeof day !== 'number') return undefined;
  return validPaperDate({
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  });
}

export function namesField(fields: Fields, field: string): readonly Name[] {
  return listField(fields, field).map((value) => {
    const name = nameOf(value);
    if (!name) throw new FieldError(field);
    return name;
  });
}

function nameOf(value: unknown): Name | undefined {
  const name: Record<string, string> = {};
  for (const part of ['family', 'given', 'suffix', 'literal']) {
    const text = fieldsOf(value)?.get(part) ?? '';
    if (typeof text !== 'string' || text.length > longestText) return undefined;
    if (cleanText(text) !== '') name[part] = cleanText(text);
  }
  return name.family === undefined && name.literal === undefined ? undefined : name;
}

function listField(fields: Fields, field: string): readonly unknown[] {
  const value = fields.get(field) ?? [];
  if (!Array.isArray(value)) throw new FieldError(field);
  return value;
}
