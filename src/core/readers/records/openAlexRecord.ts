import { emptyDraft, paperOf } from '../../papers/paperDraft';
import type { Name, Paper } from '../../papers/paper';
import { FieldError, fieldsOf, type Fields } from '../fields';
import { looseDate } from '../looseDates';
import { looseAddress, looseArxivId, looseDoi, looseText, looseTexts } from '../looseFields';
import { spokenName } from '../spokenNames';
import { pagesOf } from '../tagged/taggedPaper';
import type { RecordKind } from './recordKind';

/** Abstracts with a word further on are none. */
const longestAbstract = 20_000;

const types: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['preprint', 'article'],
  ['book', 'book'],
  ['book-chapter', 'chapter'],
  ['dissertation', 'thesis'],
  ['dataset', 'dataset'],
  ['report', 'report'],
  ['standard', 'standard'],
]);

/** A work of OpenAlex (https://docs.openalex.org/api-entities/works/work-object). */
export const openAlexRecord: RecordKind = {
  name: 'openalex',
  matches: (fields) =>
    fields.has('authorships') ||
    fields.has('abstract_inverted_index') ||
    /^https:\/\/openalex\.org\/W/.test(looseText(fields, 'id') ?? ''),
  read,
};

function read(fields: Fields): Paper {
  const text = (...names: readonly string[]) => looseText(fields, ...names);
  const title = text('title', 'display_name');
  if (title === undefined) throw new FieldError('title');
  const location = fieldsOf(fields.get('primary_location'));
  const place = location && fieldsOf(location.get('source'));
  const venue = place && looseText(place, 'display_name');
  const ids = fieldsOf(fields.get('ids'));
  const biblio = fieldsOf(fields.get('biblio'));
  const inBiblio = (name: string) => biblio && looseText(biblio, name);
  const landing = location && looseText(location, 'landing_page_url');
  const doi = looseDoi(text('doi'));
  const isRepository = venue !== undefined && /^arxiv/i.test(venue);
  return paperOf({
    ...emptyDraft,
    type: isRepository ? 'article' : (types.get(text('type') ?? '') ?? 'article'),
    title,
    author: authorsIn(fields.get('authorships')),
    abstract: abstractIn(fields.get('abstract_inverted_index')),
    issued: looseDate(text('publication_date') ?? '') ?? looseDate(text('publication_year') ?? ''),
    'container-title': isRepository ? undefined : venue,
    publisher: place && looseText(place, 'host_organization_name'),
    ISSN: place && looseText(place, 'issn_l'),
    volume: inBiblio('volume'),
    issue: inBiblio('issue'),
    page: pagesOf(inBiblio('first_page'), inBiblio('last_page')),
    PMID: /(\d{1,9})$/.exec((ids && looseText(ids, 'pmid')) ?? '')?.[1],
    language: text('language'),
    DOI: doi,
    URL: looseAddress(landing),
    arxivId: looseArxivId(doi, landing),
    keywords: looseTexts(fields, 'keywords', 'concepts'),
  });
}

function authorsIn(authorships: unknown): readonly Name[] {
  if (!Array.isArray(authorships)) return [];
  return authorships.flatMap((each: unknown) => {
    const author = fieldsOf(fieldsOf(each)?.get('author'));
    return spokenName((author && looseText(author, 'display_name')) ?? '') ?? [];
  });
}

/** An abstract given as word → places. */
function abstractIn(value: unknown): string | undefined {
  const words: string[] = [];
  for (const [word, places] of fieldsOf(value) ?? []) {
    for (const place of Array.isArray(places) ? (places as readonly unknown[]) : []) {
      if (typeof place === 'number' && place >= 0 && place < longestAbstract) words[place] = word;
    }
  }
  const text = Array.from(words, (word: string | undefined) => word ?? '').join(' ');
  return looseText(new Map([['abstract', text]]), 'abstract');
}
