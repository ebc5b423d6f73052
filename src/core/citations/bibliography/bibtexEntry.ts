import { normalizeArxivId } from '../../papers/identity';
import { paperUrl, webAddress } from '../../papers/links';
import type { Name, Paper } from '../../papers/paper';
import { defaultStyle } from './bibtexStyle';
import { titleToTex, toTex } from './texText';
import { writtenEntry, type WrittenField } from './writtenBibtex';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The BibTeX entry of a paper, also right for biblatex: line breaks `\n`, none at its end. Letters outside ASCII stay
 * as they are (UTF-8).
 */
export function bibtexEntry(paper: Paper, citekey: string, style = defaultStyle): string {
  const { type, fields } = bibtexFields(paper);
  return writtenEntry(type, citekey, fields, style);
}

/** What the entry of a paper says. */
export function bibtexFields(paper: Paper): {
  readonly type: string;
  readonly fields: readonly WrittenField[];
} {
  const type = entryType(paper);
  return { type, fields: fieldsOf(paper, type) };
}

/** BibTeX complains of an article without a journal, and of a part without what it is a part of. */
function entryType(paper: Paper): string {
  const venue = venueOf(paper);
  switch (paper.type) {
    case 'article-journal':
    case 'article-magazine':
    case 'article-newspaper':
      return venue === undefined ? 'misc' : 'article';
    case 'paper-conference':
      return venue === undefined ? 'misc' : 'inproceedings';
    case 'chapter':
      return venue === undefined ? 'misc' : 'incollection';
    case 'book':
      return 'book';
    case 'thesis':
      return 'phdthesis';
    case 'report':
      return 'techreport';
  }
  if (venue === undefined) return 'misc';
  const isJournal =
    paper.volume !== undefined || /journal|transactions|review|letters|surveys|annals/i.test(venue);
  return isJournal ? 'article' : 'inproceedings';
}

/** The venue, where it is one: arXiv is a repository. */
function venueOf(paper: Paper): string | undefined {
  const venue = paper['container-title'];
  return venue !== undefined && /^(?:arxiv|corr)\b/i.test(venue) ? undefined : venue;
}

function fieldsOf(paper: Paper, type: string): WrittenField[] {
  const fields: WrittenField[] = [];
  const add = (name: string, text: string | undefined) => {
    if (text !== undefined && text !== '') fields.push({ name, text });
  };
  const text = (value: string | undefined) => (value === undefined ? undefined : toTex(value));
  const arxivId = paper.arxivId === undefined ? undefined : normalizeArxivId(paper.arxivId);
  const container =
    type === 'article'
      ? 'journal'
      : type === 'inproceedings' || type === 'incollection'
        ? 'booktitle'
        : undefined;

  add('title', titleToTex(paper.title));
  add('author', paper.author.map(bibtexName).filter(Boolean).join(' and '));
  if (container !== undefined) add(container, text(venueOf(paper)));
  if (paper.issued) {
    add('year', String(paper.issued.year));
    const month = months[(paper.issued.month ?? 0) - 1];
    // A macro, which each style words in its own way.
    if (month !== undefined) fields.push({ name: 'month', text: month, isMacro: true });
  }
  add('volume', text(paper.volume));
  add('number', text(paper.issue));
  add('pages', text(paper.page)?.replace(/\s{0,9}[-\u2013\u2014]{1,9}\s{0,9}/g, '--'));
  add(publisherField(type), text(paper.publisher));
  add('doi', verbatim(paper.DOI));
  add('eprint', arxivId);
  if (arxivId !== undefined) {
    add('archivePrefix', 'arXiv');
    add('primaryClass', text(paper.categories?.[0]));
  }
  const url =
    webAddress(paper.URL) ?? (paper.DOI === undefined ? paperUrl(paper, 'arxiv') : undefined);
  add('url', verbatim(url));
  return fields;
}

function publisherField(type: string): string {
  if (type === 'phdthesis') return 'school';
  return type === 'techreport' ? 'institution' : 'publisher';
}

/** For DOIs and addresses, which are read as they are: only what would end the field or the line is encoded. */
function verbatim(text: string | undefined): string | undefined {
  return text
    ?.replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));
}

/** `Family, Given`; in braces where BibTeX would take the name apart. */
function bibtexName(name: Name): string {
  if (name.family === undefined) {
    const literal = toTex(name.literal ?? name.given ?? '');
    return literal === '' ? '' : `{${literal}}`;
  }
  const family = namePart(name.family);
  if (name.given !== undefined && name.given !== '') return `${family}, ${namePart(name.given)}`;
  return /\s/.test(family) && !family.startsWith('{') ? `{${family}}` : family;
}

function namePart(text: string): string {
  const part = toTex(text);
  return /,|(?:^|\s)and(?:\s|$)/i.test(part) ? `{${part}}` : part;
}
