import { emptyDraft, type PaperDraft } from '../../papers/paperDraft';
import { looseDate } from '../looseDates';
import type { Reader } from '../reader';
import { pagesOf, readTagged, type TaggedValues } from './taggedPaper';
import type { TaggedDialect } from './taggedRecords';

/** What EndNote calls its types, in small letters. */
const types: ReadonlyMap<string, string> = new Map([
  ['journal article', 'article-journal'],
  ['electronic article', 'article-journal'],
  ['magazine article', 'article-magazine'],
  ['newspaper article', 'article-newspaper'],
  ['journal', 'article-journal'],
  ['book', 'book'],
  ['edited book', 'book'],
  ['electronic book', 'book'],
  ['book section', 'chapter'],
  ['conference paper', 'paper-conference'],
  ['conference proceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['patent', 'patent'],
  ['dataset', 'dataset'],
  ['computer program', 'software'],
  ['web page', 'webpage'],
  ['standard', 'standard'],
  ['unpublished work', 'manuscript'],
]);

const dialect: TaggedDialect = {
  field: /^%([0-9A-Z!@#$&()*+<>=?[\]^~]) ?(.*)$/,
  begins: '0',
  endsAtBlank: true,
  continues: () => true,
};

/** Whether lines of the text are those of a record of EndNote or refer. */
export function isEndnoteTagged(text: string): boolean {
  return /^[\s\ufeff]*%[0A-Z](?: |\r?$)/m.test(text.slice(0, 1000)) || /^%0 /m.test(text);
}

/** Reads the tagged format of refer and EndNote (`.enw`, `.ref`), which Google Scholar offers as well. */
export const readEndnoteTagged: Reader = (text) => readTagged(text, dialect, draftOf);

function draftOf(values: TaggedValues): PaperDraft {
  const journal = values.first('J');
  const book = values.first('B');
  const title = values.first('T', 'Q') ?? book ?? '';
  const assumed =
    journal === undefined ? (book === undefined ? 'book' : 'chapter') : 'article-journal';
  const type = types.get(values.first('0')?.toLowerCase() ?? '') ?? assumed;
  const container = journal ?? (type === 'book' ? undefined : book);
  const author = values.names('A', 'Q');
  const editor = values.names('E');
  const serial = values.first('@');
  const isJournal = type.startsWith('article');
  const arxivId = values.arxivId('U', 'R', 'J', 'M');
  return {
    ...emptyDraft,
    type,
    title,
    author: author ?? editor ?? [],
    editor: author ? editor : undefined,
    abstract: values.first('X'),
    issued: looseDate(values.first('8') ?? '') ?? looseDate(values.first('D') ?? ''),
    'container-title': container === title ? undefined : container,
    publisher: values.first('I'),
    'publisher-place': values.first('C'),
    'collection-title': values.first('S'),
    volume: values.first('V'),
    issue: isJournal ? values.first('N') : undefined,
    number: isJournal ? undefined : values.first('N'),
    page: pagesOf(values.first('P')),
    edition: values.first('7'),
    ISBN: isJournal ? undefined : serial,
    ISSN: isJournal ? serial : undefined,
    language: values.first('G'),
    note: values.first('O', 'Z'),
    DOI: values.doi('R', 'U', 'M'),
    URL: values.address('U', '>'),
    arxivId,
    keywords: values.lists('K'),
    citekey: values.citekey('F', 'L'),
  };
}
