import { normalizeArxivId, normalizeDoi } from '../papers/identity';
import type { Name } from '../papers/paper';
import { fieldsOf, type Fields } from './fields';
import { plainText } from './plainText';
import { spokenName, spokenNames } from './spokenNames';

/** No field of a paper is longer, in UTF-16 units. */
const longestText = 100_000;

/**
 * The fields of a record in a format of somebody else's, taken as far as they can be used: what cannot is left out, for
 * the rest of the record is worth having.
 */

/** The text of the first of these fields that has one, or has a list whose first value is one; numbers are texts, too. */
export function looseText(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value: unknown = fields.get(name);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const text = typeof first === 'number' ? String(first) : first;
    if (typeof text !== 'string') continue;
    const plain = plainText(text.slice(0, longestText));
    if (plain !== '') return plain;
  }
  return undefined;
}

/** The texts of a list, of objects with a name, or of a text with separators. */
export function looseTexts(
  fields: Fields,
  ...names: readonly string[]
): readonly string[] | undefined {
  for (const name of names) {
    const value: unknown = fields.get(name);
    const values: readonly unknown[] = Array.isArray(value)
      ? value
      : typeof value === 'string'
        ? value.split(/\s*[;,]\s*/)
        : [];
    const texts = values.flatMap((each) => {
      const text = typeof each === 'string' ? each : named(each);
      return text === undefined ? [] : plainText(text.slice(0, longestText)) || [];
    });
    if (texts.length > 0) return texts;
  }
  return undefined;
}

/** Names that are full names, objects with a name or its parts, or all in one text. */
export function looseNames(fields: Fields, ...names: readonly string[]): readonly Name[] {
  for (const name of names) {
    const value: unknown = fields.get(name);
    const found =
      typeof value === 'string'
        ? spokenNames(plainText(value.slice(0, longestText)))
        : Array.isArray(value)
          ? value.flatMap((each: unknown) => looseName(each) ?? [])
          : [];
    if (found.length > 0) return found;
  }
  return [];
}

function looseName(value: unknown): Name | undefined {
  if (typeof value === 'string') return spokenName(plainText(value.slice(0, longestText)));
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const family = looseText(fields, 'family', 'lastName', 'last', 'last_name', 'surname');
  const given = looseText(fields, 'given', 'firstName', 'first', 'first_name', 'forename');
  if (family !== undefined) return { family, ...(given !== undefined && { given }) };
  const literal = looseText(fields, 'literal');
  if (literal !== undefined) return { literal };
  const whole = named(value);
  return whole === undefined ? undefined : spokenName(plainText(whole));
}

function named(value: unknown): string | undefined {
  const fields = fieldsOf(value);
  return (
    fields &&
    looseText(
      fields,
      'name',
      'display_name',
      'displayName',
      'full_name',
      'fullName',
      'term',
      'keyword',
    )
  );
}

export function looseDoi(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const doi = text === undefined ? undefined : normalizeDoi(text);
    if (doi !== undefined) return text?.startsWith('10.') ? text : doi;
  }
  return undefined;
}

/** The first of these that is an arXiv identifier, or an address or DOI of one. */
export function looseArxivId(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const id = text === undefined ? undefined : normalizeArxivId(text);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The first of these that is a web address. Nothing else is ever opened. */
export function looseAddress(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(text));
}
