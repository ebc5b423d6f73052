import { emptyDraft, paperOf } from '../../papers/paperDraft';
import type { Name, Paper } from '../../papers/paper';
import { FieldError, fieldsOf, type Fields } from '../fields';
import { looseDate } from '../looseDates';
import { looseArxivId, looseDoi, looseNames, looseText } from '../looseFields';
import type { RecordKind } from './recordKind';

/** A record of arXiv's metadata snapshot (https://www.kaggle.com/datasets/Cornell-University/arxiv). */
export const arxivRecord: RecordKind = {
  name: 'arxiv',
  matches: (fields) =>
    fields.has('authors_parsed') ||
    (typeof fields.get('categories') === 'string' &&
      looseArxivId(looseText(fields, 'id')) !== undefined),
  read,
};

function read(fields: Fields): Paper {
  const text = (...names: readonly string[]) => looseText(fields, ...names);
  const title = text('title');
  if (title === undefined) throw new FieldError('title');
  const parsed = parsedNames(fields.get('authors_parsed'));
  const versions: unknown = fields.get('versions');
  const firstVersion = fieldsOf(Array.isArray(versions) ? versions[0] : undefined);
  const created = firstVersion && looseText(firstVersion, 'created');
  const categories = text('categories')?.split(' ');
  return paperOf({
    ...emptyDraft,
    title,
    author: parsed.length > 0 ? parsed : looseNames(fields, 'authors'),
    abstract: text('abstract'),
    issued: looseDate(created ?? '') ?? looseDate(text('update_date') ?? ''),
    'container-title': text('journal-ref'),
    number: text('report-no'),
    DOI: looseDoi(text('doi')),
    arxivId: looseArxivId(text('id')),
    categories,
    note: text('comments'),
  });
}

/** Lists of family name, given name and suffix. */
function parsedNames(value: unknown): readonly Name[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown): Name[] => {
    const parts: readonly unknown[] = Array.isArray(each) ? each : [];
    const [family = '', given = '', suffix = ''] = parts.map((part) =>
      typeof part === 'string' ? part.trim() : '',
    );
    if (family === '') return given === '' ? [] : [{ literal: given }];
    return [{ family, ...(given !== '' && { given }), ...(suffix !== '' && { suffix }) }];
  });
}
