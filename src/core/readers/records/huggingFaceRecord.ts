import { emptyDraft, paperOf } from '../../papers/paperDraft';
import type { Paper } from '../../papers/paper';
import { FieldError, fieldsOf, type Fields } from '../fields';
import { looseDate } from '../looseDates';
import { looseAddress, looseArxivId, looseNames, looseText, looseTexts } from '../looseFields';
import type { RecordKind } from './recordKind';

/** A paper of Hugging Face's API: of the daily papers, or by itself (https://huggingface.co/docs/hub/api). */
export const huggingFaceRecord: RecordKind = {
  name: 'hugging-face',
  matches: (fields) => {
    const paper = paperIn(fields);
    return (
      looseArxivId(looseText(paper, 'id')) !== undefined &&
      paper.has('title') &&
      ['publishedAt', 'upvotes', 'summary', 'ai_summary'].some((name) => paper.has(name))
    );
  },
  read,
};

function paperIn(fields: Fields): Fields {
  return fieldsOf(fields.get('paper')) ?? fields;
}

function read(record: Fields): Paper {
  const fields = paperIn(record);
  const text = (...names: readonly string[]) => looseText(fields, ...names);
  const title = text('title');
  if (title === undefined) throw new FieldError('title');
  const visible = (value: unknown): boolean => fieldsOf(value)?.get('hidden') !== true;
  const authors: unknown = fields.get('authors');
  const shown = new Map([['authors', Array.isArray(authors) ? authors.filter(visible) : []]]);
  return paperOf({
    ...emptyDraft,
    title,
    author: looseNames(shown, 'authors'),
    abstract: text('summary', 'abstract'),
    issued: looseDate(text('publishedAt') ?? looseText(record, 'publishedAt') ?? ''),
    arxivId: looseArxivId(text('id')),
    URL: looseAddress(text('projectPage')),
    keywords: looseTexts(fields, 'ai_keywords'),
    codeUrl: looseAddress(text('githubRepo')),
  });
}
