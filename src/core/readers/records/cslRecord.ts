import { paperOf } from '../../papers/paperDraft';
import type { Name, Paper, PaperDate } from '../../papers/paper';
import { FieldError, fieldsOf, type Fields } from '../fields';
import { dateOf, looseDate } from '../looseDates';
import { looseAddress, looseArxivId, looseDoi, looseText, looseTexts } from '../looseFields';
import { spokenName } from '../spokenNames';
import { pagesOf, usableCitekey } from '../tagged/taggedPaper';
import { isCslDate } from './lecternRecord';
import type { RecordKind } from './recordKind';

/** Types of CrossRef and DataCite that CSL has another name for. */
const otherTypes: ReadonlyMap<string, string> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'article'],
  ['book-chapter', 'chapter'],
  ['monograph', 'book'],
  ['dissertation', 'thesis'],
  ['preprint', 'article'],
]);

/** A record of CSL-JSON (https://docs.citationstyles.org), as Zotero, Pandoc, CrossRef and DataCite write it. */
export const cslRecord: RecordKind = {
  name: 'csl-json',
  matches: (fields) =>
    !fields.has('authors') &&
    (isCslDate(fields.get('issued')) ||
      (fields.has('id') &&
        ['type', 'author', 'issued', 'container-title', 'DOI'].some((name) => fields.has(name)))),
  read,
};

function read(fields: Fields): Paper {
  const text = (...names: readonly string[]) => looseText(fields, ...names);
  const container = text('container-title', 'event-title', 'event');
  const title = text('title') ?? container ?? text('title-short');
  if (title === undefined) throw new FieldError('title');
  const subtitle = text('subtitle');
  const author = namesIn(fields, 'author');
  const editor = namesIn(fields, 'editor');
  const remark = remarkOf(fields.get('note'));
  const type = text('type') ?? 'article';
  const arxivId = looseArxivId(
    remark.get('arxiv'),
    mention(text('number')),
    /arxiv/i.test(text('archive', 'publisher', 'source') ?? '')
      ? text('archive_location', 'number')
      : undefined,
    text('DOI', 'doi'),
    text('URL', 'url'),
  );
  return paperOf({
    type: otherTypes.get(type) ?? type,
    title: subtitle === undefined || title.includes(subtitle) ? title : `${title}: ${subtitle}`,
    author: author.length > 0 ? author : editor,
    editor: author.length > 0 && editor.length > 0 ? editor : undefined,
    abstract: text('abstract'),
    issued: dateIn(fields),
    'container-title':
      container === title || isRepository(container, arxivId) ? undefined : container,
    publisher: text('publisher'),
    'publisher-place': text('publisher-place', 'event-place'),
    'collection-title': text('collection-title'),
    volume: text('volume'),
    issue: text('issue'),
    number: text('number'),
    page: pagesOf(text('page')),
    edition: text('edition'),
    ISBN: text('ISBN'),
    ISSN: text('ISSN'),
    PMID: text('PMID') ?? remark.get('pmid'),
    language: text('language'),
    note: remark.get(''),
    DOI: looseDoi(text('DOI', 'doi'), remark.get('doi'), text('URL')),
    URL: looseAddress(text('URL', 'url')),
    arxivId,
    categories: undefined,
    keywords: looseTexts(fields, 'keyword', 'keywords', 'categories'),
    collections: undefined,
    codeUrl: undefined,
    citekey: usableCitekey(
      text('citation-key', 'citekey') ?? remark.get('citation key') ?? keyIn(text('id')),
    ),
  });
}

/** An id that is a DOI, an address or an arXiv identifier names the paper for programs. */
function keyIn(id: string | undefined): string | undefined {
  const isOfPrograms =
    id !== undefined && (/^https?:|^10\.\d{4}/i.test(id) || looseArxivId(id) !== undefined);
  return isOfPrograms ? undefined : id;
}

function mention(number: string | undefined): string | undefined {
  return number !== undefined && /^arxiv/i.test(number) ? number : undefined;
}

function isRepository(container: string | undefined, arxivId: string | undefined): boolean {
  return arxivId !== undefined && container !== undefined && /^(?:arxiv|corr)\b/i.test(container);
}

function namesIn(fields: Fields, field: string): readonly Name[] {
  const value: unknown = fields.get(field);
  if (typeof value === 'string') return [spokenName(value) ?? []].flat();
  return Array.isArray(value) ? value.flatMap((each: unknown) => cslName(each) ?? []) : [];
}

function cslName(value: unknown): Name | undefined {
  if (typeof value === 'string') return spokenName(value);
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const text = (name: string) => looseText(fields, name);
  const family = [text('non-dropping-particle'), text('family')]
    .filter((part) => part !== undefined)
    .join(' ');
  const given = [text('given'), text('dropping-particle')]
    .filter((part) => part !== undefined)
    .join(' ');
  if (family === '') {
    const literal = text('literal') ?? text('name') ?? (given === '' ? undefined : given);
    return literal === undefined ? undefined : { literal };
  }
  const suffix = text('suffix');
  return { family, ...(given !== '' && { given }), ...(suffix !== undefined && { suffix }) };
}

function dateIn(fields: Fields): PaperDate | undefined {
  const names = [
    'issued',
    'published',
    'published-print',
    'published-online',
    'available-date',
    'created',
  ];
  for (const name of names) {
    const date = cslDate(fields.get(name));
    if (date) return date;
  }
  return undefined;
}

function cslDate(value: unknown): PaperDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return looseDate(String(value));
  const fields = fieldsOf(Array.isArray(value) ? value[0] : value);
  if (!fields) return undefined;
  const parts: unknown = fields.get('date-parts');
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  // Some write the parts without the list around them.
  const numbers = (Array.isArray(first) ? first : Array.isArray(parts) ? parts : []).map(Number);
  const [
    year = Number(fields.get('year')),
    month = Number(fields.get('month')),
    day = Number(fields.get('day')),
  ] = numbers;
  return dateOf(year, month, day) ?? looseDate(looseText(fields, 'raw', 'literal') ?? '');
}

/** Lines of a note such as `arXiv: 2307.00154` by what they name in small letters; what is left is under the empty name. */
function remarkOf(note: unknown): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  if (typeof note !== 'string') return named;
  const rest: string[] = [];
  for (const line of note.slice(0, 10_000).split('\n')) {
    const match = /^\s*(arxiv|doi|pmid|citation key)\s*:\s*(\S.*?)\s*$/i.exec(line);
    if (match?.[1] && match[2]) named.set(match[1].toLowerCase(), match[2]);
    else if (line.trim() !== '') rest.push(line.trim());
  }
  if (rest.length > 0) named.set('', rest.join(' '));
  return named;
}
