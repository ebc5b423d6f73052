import type { Name, Paper } from '../papers/paper';
import { normalizeArxivId, normalizeDoi } from '../papers/identity';
import { emptyDraft, paperOf } from '../papers/paperDraft';
import { looseDate } from './looseDates';
import { plainText } from './plainText';
import type { Reader, ReadProblem } from './reader';
import { spokenName } from './spokenNames';
import { pagesOf, usableCitekey } from './tagged/taggedPaper';
import {
  attributesIn,
  elements,
  textIn,
  textOf,
  textsIn,
  xmlRecords,
  type XmlRecord,
} from './xmlRecords';

/** Names of EndNote's types, in small letters, as CSL has them. */
const types: ReadonlyMap<string, string> = new Map([
  ['journal article', 'article-journal'],
  ['electronic article', 'article-journal'],
  ['magazine article', 'article-magazine'],
  ['newspaper article', 'article-newspaper'],
  ['book', 'book'],
  ['edited book', 'book'],
  ['electronic book', 'book'],
  ['book section', 'chapter'],
  ['electronic book section', 'chapter'],
  ['encyclopedia', 'entry-encyclopedia'],
  ['conference paper', 'paper-conference'],
  ['conference proceedings', 'paper-conference'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['government document', 'report'],
  ['patent', 'patent'],
  ['dataset', 'dataset'],
  ['computer program', 'software'],
  ['web page', 'webpage'],
  ['standard', 'standard'],
  ['manuscript', 'manuscript'],
  ['unpublished work', 'manuscript'],
]);

/** Whether the text is an XML file of EndNote's. */
export function isEndnoteXml(text: string): boolean {
  return (
    /<records?[\s>]/.test(text.slice(0, 10_000)) &&
    /<(?:ref-type|contributors|titles)[\s>]/.test(text)
  );
}

/** Reads EndNote's XML, as EndNote, Bookends, Papers and others export it. */
export const readEndnoteXml: Reader = (text) => {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  let entries = 0;
  for (const record of xmlRecords(text, 'record')) {
    entries += 1;
    const paper = paperIn(record);
    if (paper) papers.push(paper);
    else problems.push(withoutTitle(entries, record.line));
  }
  return { papers, entries, problems };
};

function paperIn({ root }: XmlRecord): Paper | undefined {
  const text = (...names: readonly string[]) => {
    const found = textIn(root, ...names);
    return found === undefined ? undefined : plainText(found) || undefined;
  };
  const title = text('title', 'secondary-title', 'tertiary-title');
  if (title === undefined) return undefined;
  const [kind = ''] = attributesIn(root, 'ref-type', 'name');
  const type = types.get(kind.toLowerCase()) ?? 'article';
  const isJournal = type.startsWith('article');
  const container = text('full-title', 'secondary-title', 'abbr-1');
  const author = namesIn(root, 'authors');
  const editor = namesIn(root, 'secondary-authors');
  const addresses = textsIn(root, 'url').flatMap((value) => value.split(' '));
  const doi = [text('electronic-resource-num') ?? '', ...addresses].find(normalizeDoi);
  const serial = text('isbn')?.split(/[ ;,]/)[0];
  return paperOf({
    ...emptyDraft,
    type,
    title,
    author: author.length > 0 ? author : editor,
    editor: author.length > 0 && editor.length > 0 ? editor : undefined,
    abstract: text('abstract'),
    issued: dateIn(root),
    'container-title': container === title ? undefined : container,
    publisher: text('publisher'),
    'publisher-place': text('pub-location'),
    'collection-title': text('tertiary-title'),
    volume: text('volume'),
    issue: isJournal ? text('number', 'issue') : undefined,
    number: isJournal ? undefined : text('number', 'report-id'),
    page: pagesOf(text('pages')),
    edition: text('edition'),
    ISBN: isJournal ? undefined : serial,
    ISSN: isJournal ? serial : undefined,
    language: text('language'),
    note: text('notes'),
    DOI: doi?.startsWith('10.') ? doi : doi && normalizeDoi(doi),
    URL: addresses.find((address) => /^https?:\/\/[^\s/]/i.test(address)),
    arxivId: addresses.flatMap((address) =>
      /arxiv/i.test(address) ? (normalizeArxivId(address) ?? []) : [],
    )[0],
    keywords: keywordsIn(root),
    citekey: usableCitekey(text('label')),
  });
}

function namesIn(root: XmlRecord['root'], list: string): readonly Name[] {
  const names = elements(root, list).flatMap((each) => textsIn(each, 'author'));
  return names.flatMap((name) => spokenName(name) ?? []);
}

function dateIn(root: XmlRecord['root']) {
  const year = textIn(root, 'year') ?? '';
  const [dates] = elements(root, 'pub-dates');
  const day = dates ? textOf(dates) : '';
  return looseDate(/\d{4}/.test(day) ? day : `${day} ${year}`) ?? looseDate(year);
}

function keywordsIn(root: XmlRecord['root']): readonly string[] | undefined {
  const keywords = textsIn(root, 'keyword').flatMap((words) => words.split(/\s*;\s*/));
  const there = keywords.map(plainText).filter((keyword) => keyword !== '');
  return there.length === 0 ? undefined : there;
}

function withoutTitle(number: number, line: number): ReadProblem {
  return {
    template: 'Record {0} was left out because it has no title. Give it one, or remove it.',
    args: [number],
    line,
    column: 0,
  };
}
