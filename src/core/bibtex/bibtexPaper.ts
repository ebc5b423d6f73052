import { parsePaperDate, validPaperDate } from '../papers/dates';
import { normalizeArxivId, normalizeDoi } from '../papers/identity';
import type { Paper, PaperDate } from '../papers/paper';
import { paperOf } from '../papers/paperDraft';
import { readNames } from './bibtexNames';
import { fromTex, fromVerbatim } from './fromTex';

/** The values of an entry by the names of its fields, macros replaced and what is inherited added. */
export type BibtexValues = ReadonlyMap<string, string>;

/** Types of BibTeX and BibLaTeX as CSL has them; `article` says no more than that it was written. */
const types: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['suppperiodical', 'article-journal'],
  ['periodical', 'article-journal'],
  ['review', 'article-journal'],
  ['inproceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['proceedings', 'book'],
  ['mvproceedings', 'book'],
  ['book', 'book'],
  ['mvbook', 'book'],
  ['booklet', 'pamphlet'],
  ['collection', 'book'],
  ['mvcollection', 'book'],
  ['manual', 'book'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['suppbook', 'chapter'],
  ['suppcollection', 'chapter'],
  ['bookinbook', 'chapter'],
  ['inreference', 'entry-encyclopedia'],
  ['reference', 'book'],
  ['mvreference', 'book'],
  ['thesis', 'thesis'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['techreport', 'report'],
  ['report', 'report'],
  ['patent', 'patent'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['online', 'webpage'],
  ['electronic', 'webpage'],
  ['www', 'webpage'],
  ['standard', 'standard'],
  ['unpublished', 'manuscript'],
]);

/** The paper of an entry. An entry without a title is called by its booktitle, else by its key. */
export function bibtexPaper(type: string, citekey: string, values: BibtexValues): Paper {
  const text = (...names: readonly string[]) => textOf(values, names);
  const arxivId = arxivIdOf(values);
  const isArticle = type === 'article' || type === 'misc' || type === 'online';
  const cslType = isArticle && arxivId !== undefined ? 'article' : (types.get(type) ?? 'article');
  const title = joined(text('title'), text('subtitle'));
  const booktitle = joined(text('booktitle', 'maintitle'), text('booksubtitle'));
  const names = (field: string) => readNames(values.get(field) ?? '');
  const author = names('author');
  const editor = names('editor');
  const number = text('number', 'issue');
  const isJournal = cslType === 'article-journal' || cslType === 'article';
  const series = text('series');
  const address = verbatim(values, 'url');
  const container = containerOf(text('journaltitle', 'journal'), booktitle, arxivId);
  const keywords = keywordsOf(text('keywords', 'keyword'));
  return paperOf({
    type: cslType,
    title: title ?? booktitle ?? (citekey === '' ? type : citekey),
    author: author.length > 0 ? author : editor,
    editor: author.length > 0 && editor.length > 0 ? editor : undefined,
    abstract: text('abstract'),
    issued: dateOf(values),
    'container-title': container,
    publisher: text('publisher', 'institution', 'school', 'organization'),
    'publisher-place': text('address', 'location'),
    'collection-title': series,
    volume: text('volume'),
    issue: isJournal ? number : undefined,
    number: isJournal ? undefined : number,
    page: text('pages')?.replace(/\s*[-–—]+\s*/g, '–'),
    edition: text('edition'),
    DOI: doiOf(values),
    URL: address !== undefined && /^https?:\/\/[^/]/i.test(address) ? address : undefined,
    arxivId,
    categories: arxivId === undefined ? undefined : listOf(text('primaryclass', 'eprintclass')),
    keywords,
    collections: undefined,
    codeUrl: undefined,
    ISBN: text('isbn'),
    ISSN: text('issn'),
    PMID: text('pmid'),
    language: text('langid', 'language'),
    note: joinedNotes(text('note', 'annote', 'annotation'), text('howpublished')),
    citekey: citekey === '' ? undefined : citekey,
  });
}

function textOf(values: BibtexValues, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = values.get(name);
    const text = value === undefined ? '' : fromTex(value);
    if (text !== '') return text;
  }
  return undefined;
}

function verbatim(values: BibtexValues, name: string): string | undefined {
  const value = values.get(name);
  const text = value === undefined ? '' : fromVerbatim(value);
  return text === '' ? undefined : text;
}

function joined(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined) return subtitle;
  return subtitle === undefined ? title : `${title}${/[.:?!]$/.test(title) ? '' : ':'} ${subtitle}`;
}

function joinedNotes(...notes: readonly (string | undefined)[]): string | undefined {
  const there = notes.filter((note) => note !== undefined);
  return there.length === 0 ? undefined : there.join('. ');
}

/** arXiv is a repository, not a venue. */
function containerOf(
  journal: string | undefined,
  booktitle: string | undefined,
  arxivId: string | undefined,
): string | undefined {
  const container = journal ?? booktitle;
  const isRepository = container !== undefined && /^(?:arxiv|corr)\b/i.test(container);
  return isRepository && arxivId !== undefined ? undefined : container;
}

function keywordsOf(text: string | undefined): readonly string[] | undefined {
  return listOf(text, /[;,]/);
}

function listOf(text: string | undefined, separator: RegExp | string = ' '): string[] | undefined {
  const values = text?.split(separator).map((value) => value.trim());
  const present = values?.filter((value) => value !== '') ?? [];
  return present.length === 0 ? undefined : present;
}

function doiOf(values: BibtexValues): string | undefined {
  for (const name of ['doi', 'url', 'ee', 'howpublished']) {
    const text = verbatim(values, name);
    if (text === undefined || text.length > 1000) continue;
    const doi = normalizeDoi(text);
    if (doi === undefined) continue;
    // As it is written there, for DOIs are shown in their own case.
    return text.startsWith('10.') ? text : doi;
  }
  return undefined;
}

const arxivMention =
  /arxiv(?:\.org\/(?:abs|pdf|html)\/|:?\s{0,5}(?:abs\/)?)(\d{4}\.\d{4,5}|[a-z-]{2,20}\/\d{7})/i;

function arxivIdOf(values: BibtexValues): string | undefined {
  const archive = values.get('archiveprefix') ?? values.get('eprinttype') ?? 'arxiv';
  const whole = [
    /^\W*arxiv\W*$/i.test(archive) ? verbatim(values, 'eprint') : undefined,
    verbatim(values, 'arxivid'),
    verbatim(values, 'arxiv'),
    verbatim(values, 'url'),
    verbatim(values, 'doi'),
  ];
  for (const candidate of whole) {
    const id = candidate === undefined ? undefined : normalizeArxivId(candidate);
    if (id !== undefined) return id;
  }
  for (const name of ['journal', 'journaltitle', 'note', 'howpublished', 'number', 'volume']) {
    const mention = arxivMention.exec(values.get(name)?.slice(0, 2000) ?? '')?.[1];
    if (mention !== undefined) return normalizeArxivId(mention);
  }
  return undefined;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The date that is said: `date` of BibLaTeX (the first of a range), else year, month and day. */
function dateOf(values: BibtexValues): PaperDate | undefined {
  const date = values.get('date') ?? values.get('eventdate');
  const [first = ''] = date === undefined ? [] : fromTex(date).split('/');
  const exact = parsePaperDate(first.replace(/[~?%]$/, '')) ?? yearIn(first);
  if (exact) return exact;
  const year = yearIn(fromTex(values.get('year') ?? ''));
  if (!year) return undefined;
  const monthText = fromTex(values.get('month') ?? '').toLowerCase();
  const month = monthOf(monthText);
  const day = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(values.get('day') ?? monthText)?.[0]);
  return (
    (month === undefined ? undefined : validPaperDate({ ...year, month, day })) ??
    (month === undefined ? undefined : validPaperDate({ ...year, month })) ??
    year
  );
}

function monthOf(text: string): number | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 12) return number;
  const name = /[a-zä]{3,}/.exec(text)?.[0].slice(0, 3) ?? '';
  const month = monthNames.indexOf(name) + 1;
  return month > 0 ? month : undefined;
}

/** A year somewhere in a text: `2019`, `[2019?]`, `Spring 2019`. */
function yearIn(text: string): PaperDate | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return year === undefined ? undefined : validPaperDate({ year: Number(year) });
}
