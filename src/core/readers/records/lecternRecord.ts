import type { Paper } from '../../papers/paper';
import { paperOf } from '../../papers/paperDraft';
import {
  addressField,
  arxivIdField,
  dateField,
  doiField,
  FieldError,
  fieldsOf,
  namesField,
  textField,
  textListField,
  type Fields,
} from '../fields';
import type { RecordKind } from './recordKind';

/** A record of a corpus file: the fields of {@link Paper} but no id. */
export const lecternRecord: RecordKind = {
  name: 'lectern-corpus',
  matches: (fields) => {
    const author = fields.get('author');
    const names: readonly unknown[] = Array.isArray(author) ? author : [];
    const others = ['id', 'authors', 'year', 'date', 'published', 'summary'];
    return (
      !others.some((name) => fields.has(name)) &&
      (author === undefined || author === null || Array.isArray(author)) &&
      names.every((name) => typeof name !== 'string') &&
      !isCslDate(fields.get('issued'))
    );
  },
  read: readPaper,
};

/** Whether a date is written as CSL-JSON has it. */
export function isCslDate(value: unknown): boolean {
  const date = fieldsOf(value);
  return (
    date !== undefined && ['date-parts', 'raw', 'literal', 'season'].some((key) => date.has(key))
  );
}

/** @throws FieldError for the first field that cannot be used: Lectern wrote it, so it says what is wrong. */
function readPaper(fields: Fields): Paper {
  const title = textField(fields, 'title');
  if (title === undefined) throw new FieldError('title');
  return paperOf({
    type: textField(fields, 'type') ?? 'article',
    title,
    author: namesField(fields, 'author'),
    abstract: textField(fields, 'abstract'),
    issued: dateField(fields, 'issued'),
    'container-title': textField(fields, 'container-title'),
    publisher: textField(fields, 'publisher'),
    volume: textField(fields, 'volume'),
    issue: textField(fields, 'issue'),
    page: textField(fields, 'page'),
    editor: present(namesField(fields, 'editor')),
    edition: textField(fields, 'edition'),
    'collection-title': textField(fields, 'collection-title'),
    'publisher-place': textField(fields, 'publisher-place'),
    number: textField(fields, 'number'),
    ISBN: textField(fields, 'ISBN'),
    ISSN: textField(fields, 'ISSN'),
    PMID: textField(fields, 'PMID'),
    language: textField(fields, 'language'),
    note: textField(fields, 'note'),
    DOI: doiField(fields, 'DOI'),
    URL: addressField(fields, 'URL'),
    arxivId: arxivIdField(fields, 'arxivId'),
    categories: textListField(fields, 'categories'),
    keywords: textListField(fields, 'keywords'),
    collections: undefined,
    codeUrl: addressField(fields, 'codeUrl'),
    citekey: textField(fields, 'citekey'),
  });
}

function present<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
