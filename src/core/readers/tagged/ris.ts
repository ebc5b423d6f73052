import { looseDate } from '../looseDates';
import { emptyDraft, type PaperDraft } from '../../papers/paperDraft';
import type { Reader } from '../reader';
import { pagesOf, readTagged, type TaggedValues } from './taggedPaper';
import type { TaggedDialect } from './taggedRecords';

/** Types of RIS as CSL has them. */
const types: ReadonlyMap<string, string> = new Map([
  ['ABST', 'article-journal'],
  ['JOUR', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['JFULL', 'article-journal'],
  ['INPR', 'article-journal'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  ['CONF', 'paper-conference'],
  ['CPAPER', 'paper-conference'],
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['ENCYC', 'entry-encyclopedia'],
  ['DICT', 'entry-dictionary'],
  ['THES', 'thesis'],
  ['RPRT', 'report'],
  ['GOVDOC', 'report'],
  ['PAT', 'patent'],
  ['DATA', 'dataset'],
  ['DBASE', 'dataset'],
  ['COMP', 'software'],
  ['STAND', 'standard'],
  ['ELEC', 'webpage'],
  ['WEB', 'webpage'],
  ['BLOG', 'post-weblog'],
  ['UNPB', 'manuscript'],
  ['MANSCPT', 'manuscript'],
  ['PAMP', 'pamphlet'],
  ['SLIDE', 'speech'],
  ['VIDEO', 'motion_picture'],
  ['MAP', 'map'],
  ['CASE', 'legal_case'],
  ['STAT', 'legislation'],
  ['BILL', 'bill'],
]);
const books = new Set([
  'book',
  'thesis',
  'report',
  'dataset',
  'software',
  'standard',
  'manuscript',
]);

/** Two capitals or a capital and a digit, mostly two spaces, a hyphen. */
const dialect: TaggedDialect = {
  field: /^[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t](.*))?$/,
  begins: 'TY',
  ends: 'ER',
  continues: () => true,
};

/** Whether a line of the text begins a record of RIS. */
export function isRis(text: string): boolean {
  return /^[ \t\ufeff]{0,3}TY[ \t]{1,3}-/m.test(text);
}

/**
 * Reads RIS, as Zotero, Mendeley, EndNote, publishers and Google Scholar write it. See the RIS Format Specifications
 * (Research Information Systems); the programs differ in which field has the journal, so that the more exact one counts.
 */
export const readRis: Reader = (text) => readTagged(text, dialect, draftOf);

function draftOf(values: TaggedValues): PaperDraft {
  const type = types.get(values.first('TY')?.toUpperCase() ?? '') ?? 'article';
  const isBook = books.has(type);
  const title = values.first('TI', 'T1', 'CT') ?? values.first('BT', 'T2', 'ST') ?? '';
  const containers = ['JO', 'JF', 'T2', 'BT', 'JA', 'J1', 'J2', 'C3'].filter(
    (tag) => !(isBook && (tag === 'BT' || tag === 'T2')),
  );
  const container = values.first(
    ...(type === 'article-journal' ? containers : ['T2', ...containers]),
  );
  const author = values.names('AU', 'A1');
  const editor = values.names('ED', 'A2') ?? (author ? undefined : values.names('A3', 'A4'));
  const number = values.first('IS', 'CP', 'M1');
  const isJournal = type === 'article-journal' || type === 'article';
  const arxivId = values.arxivId('UR', 'DO', 'L1', 'L2', 'LK', 'M3', 'AN', 'JO', 'T2', 'PB', 'N1');
  const isRepository =
    container !== undefined && arxivId !== undefined && /^arxiv/i.test(container);
  return {
    ...emptyDraft,
    type:
      arxivId !== undefined && isJournal && (container === undefined || isRepository)
        ? 'article'
        : type,
    title,
    author: author ?? editor ?? [],
    editor: author ? editor : undefined,
    abstract: values.first('AB', 'N2'),
    issued: dateOf(values),
    'container-title': container === title || isRepository ? undefined : container,
    publisher: values.first('PB'),
    'publisher-place': values.first('CY', 'PP'),
    'collection-title': values.first('T3') ?? (isBook ? values.first('T2', 'BT') : undefined),
    volume: values.first('VL', 'VO'),
    issue: isJournal ? number : undefined,
    number: isJournal ? undefined : number,
    page: pagesOf(values.first('SP'), values.first('EP')),
    edition: values.first('ET'),
    ISBN: isJournal ? undefined : values.first('SN'),
    ISSN: isJournal ? values.first('SN') : undefined,
    language: values.first('LA'),
    note: values.first('N1', 'RN'),
    DOI: values.doi('DO', 'M3', 'UR', 'LK', 'L3', 'N1'),
    URL: values.address('UR', 'LK', 'L1', 'L2'),
    arxivId,
    keywords: values.lists('KW'),
    citekey: values.citekey('ID'),
  };
}

/** `2019/03/15/` with anything left out; the year alone where another field has more. */
function dateOf(values: TaggedValues): PaperDraft['issued'] {
  const dates = (values.all('DA', 'PY', 'Y1') ?? []).flatMap((text) => looseDate(text) ?? []);
  const year = (values.all('PY', 'Y1') ?? []).flatMap((text) => looseDate(text) ?? [])[0]?.year;
  return dates.find((date) => year === undefined || date.year === year);
}
