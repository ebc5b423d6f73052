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
import { pagesOf, usableCitekey } from '../tagged/taggedPaper';
import type { RecordKind } from './recordKind';

/** A record of whatever program, as far as its fields have the names that most give them. */
export const plainRecord: RecordKind = {
  name: 'json',
  matches: () => true,
  read,
};

function read(given: Fields): Paper {
  // `Title` and `title` are the same to people.
  const fields = new Map([...given].map(([name, value]) => [name.toLowerCase(), value]));
  const text = (...names: readonly string[]) => looseText(fields, ...names);
  const title = text('title', 'name', 'display_name');
  if (title === undefined) throw new FieldError('title');
  const journal = fieldsOf(fields.get('journal'));
  const ids = [
    text('arxiv_id', 'arxivid', 'arxiv', 'eprint'),
    text('id', 'url', 'link', 'pdf_url'),
  ];
  const venue = text(
    'container-title',
    'venue',
    'journal',
    'booktitle',
    'conference',
    'journal-ref',
    'journal_ref',
    'publication',
  );
  return paperOf({
    ...emptyDraft,
    type: text('type') ?? 'article',
    title,
    author: looseNames(fields, 'authors', 'author', 'creators'),
    abstract: text('abstract', 'summary', 'description', 'abstractnote'),
    issued: looseDate(
      text(
        'date',
        'published',
        'publication_date',
        'publicationdate',
        'published_date',
        'issued',
        'year',
        'created',
        'update_date',
      ) ?? '',
    ),
    'container-title': venue ?? (journal && looseText(journal, 'name', 'title')),
    publisher: text('publisher'),
    volume: text('volume'),
    issue: text('issue', 'number'),
    page: pagesOf(text('pages', 'page')),
    ISBN: text('isbn'),
    ISSN: text('issn'),
    PMID: text('pmid', 'pubmed_id'),
    language: text('language'),
    DOI: looseDoi(text('doi'), text('url', 'id')),
    URL: looseAddress(text('url', 'link', 'pdf_url')),
    arxivId: looseArxivId(...ids, text('doi')),
    categories: categoriesIn(
      text('categories') === undefined ? undefined : fields.get('categories'),
    ),
    keywords: looseTexts(fields, 'keywords', 'keyword', 'tags', 'topics'),
    codeUrl: looseAddress(text('codeurl', 'code', 'code_url', 'github')),
    citekey: usableCitekey(text('citekey', 'citation-key', 'citation_key', 'key', 'bibtex_key')),
  });
}

/** arXiv's categories, in a list or a text with spaces; other categories are none of arXiv's. */
function categoriesIn(value: unknown): readonly string[] | undefined {
  const values: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[\s,;]+/)
      : [];
  const categories = values.filter(
    (each): each is string =>
      typeof each === 'string' && /^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/.test(each),
  );
  return categories.length === 0 ? undefined : categories;
}
