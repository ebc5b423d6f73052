import { emptyDraft, paperOf } from '../../papers/paperDraft';
import type { Paper } from '../../papers/paper';
import { FieldError, fieldsOf, type Fields } from '../fields';
import { looseDate } from '../looseDates';
import {
  looseAddress,
  looseArxivId,
  looseDoi,
  looseNames,
  looseText,
  looseTexts,
} from '../looseFields';
import { pagesOf } from '../tagged/taggedPaper';
import type { RecordKind } from './recordKind';

/** A paper of Semantic Scholar's API or datasets (https://api.semanticscholar.org/api-docs). */
export const semanticScholarRecord: RecordKind = {
  name: 'semantic-scholar',
  matches: (fields) =>
    ['paperId', 'externalIds', 'externalids', 'corpusid'].some((name) => fields.has(name)),
  read,
};

function read(fields: Fields): Paper {
  const text = (...names: readonly string[]) => looseText(fields, ...names);
  const title = text('title');
  if (title === undefined) throw new FieldError('title');
  const ids = fieldsOf(fields.get('externalIds') ?? fields.get('externalids'));
  const id = (...names: readonly string[]) => ids && looseText(ids, ...names);
  const journal = fieldsOf(fields.get('journal'));
  const inJournal = (name: string) => journal && looseText(journal, name);
  const types = looseTexts(fields, 'publicationTypes', 'publicationtypes') ?? [];
  const arxivId = looseArxivId(id('ArXiv'));
  const venue = text('venue') ?? inJournal('name');
  const isRepository = venue !== undefined && /^(?:arxiv|corr)/i.test(venue);
  return paperOf({
    ...emptyDraft,
    type: types.includes('Conference')
      ? 'paper-conference'
      : types.includes('JournalArticle') && !isRepository
        ? 'article-journal'
        : types.includes('Book')
          ? 'book'
          : 'article',
    title,
    author: looseNames(fields, 'authors'),
    abstract: text('abstract'),
    issued:
      looseDate(text('publicationDate', 'publicationdate') ?? '') ?? looseDate(text('year') ?? ''),
    'container-title': isRepository ? undefined : venue,
    volume: isRepository ? undefined : inJournal('volume'),
    page: pagesOf(inJournal('pages')),
    PMID: id('PubMed'),
    DOI: looseDoi(id('DOI')),
    URL: looseAddress(text('url')),
    arxivId,
    keywords: looseTexts(fields, 'fieldsOfStudy'),
  });
}
