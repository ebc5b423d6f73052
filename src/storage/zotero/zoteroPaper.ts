import type { Name, Paper, PaperDate } from '../../core/papers/paper';
import { paperOf } from '../../core/papers/paperDraft';
import { cleanText } from '../../core/readers/cleanText';
import { looseDate } from '../../core/readers/looseDates';
import { looseAddress, looseArxivId, looseDoi } from '../../core/readers/looseFields';
import { plainText } from '../../core/readers/plainText';
import { pagesOf, usableCitekey } from '../../core/readers/tagged/taggedPaper';
import { readExtra } from './zoteroExtra';
import type { ZoteroCreator, ZoteroItem } from './zoteroItem';
import { cslTypeOf, spokenType } from './zoteroTypes';

/** Who made the item, whatever Zotero calls them in an item of that type. */
const makers: ReadonlySet<string> = new Set([
  'author',
  'artist',
  'cartographer',
  'director',
  'interviewee',
  'inventor',
  'performer',
  'podcaster',
  'presenter',
  'programmer',
  'sponsor',
]);

/**
 * Zotero's names of a field in items of different types. The first that an item has a value of counts.
 */
const sameFields = {
  title: ['title', 'caseName', 'nameOfAct', 'subject', 'shortTitle'],
  container: [
    'publicationTitle',
    'proceedingsTitle',
    'bookTitle',
    'encyclopediaTitle',
    'dictionaryTitle',
    'blogTitle',
    'forumTitle',
    'websiteTitle',
    'programTitle',
    'reporter',
    'code',
    'conferenceName',
    'meetingName',
    'journalAbbreviation',
  ],
  publisher: [
    'publisher',
    'university',
    'institution',
    'repository',
    'company',
    'label',
    'studio',
    'network',
    'distributor',
    'organization',
    'issuingAuthority',
    'assignee',
  ],
  place: ['place', 'repositoryLocation'],
  series: ['series', 'seriesTitle'],
  volume: ['volume', 'reporterVolume', 'codeVolume'],
  issue: ['issue'],
  number: [
    'number',
    'reportNumber',
    'patentNumber',
    'documentNumber',
    'billNumber',
    'docketNumber',
    'publicLawNumber',
    'episodeNumber',
    'identifier',
    'archiveID',
  ],
  pages: ['pages', 'firstPage', 'codePages'],
  edition: ['edition'],
  date: ['date', 'issueDate', 'dateDecided', 'dateEnacted', 'filingDate'],
} as const;

/**
 * The paper that an item of Zotero is of. Undefined where nothing names it.
 *
 * @param otherKey the citekey that another file gives it; one in the item itself goes first
 */
export function zoteroPaper(
  item: ZoteroItem,
  otherKey: string | undefined,
  collections?: readonly string[],
): Paper | undefined {
  const extra = readExtra(item.fields.get('extra'));
  const text = (...fields: readonly string[]): string | undefined => {
    for (const field of fields) {
      const value = plainText(item.fields.get(field) ?? '') || extra.fields.get(field);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const container = text(...sameFields.container);
  const DOI = looseDoi(text('DOI'), extra.fields.get('DOI'), text('url'));
  const URL = looseAddress(text('url'));
  const title = text(...sameFields.title) ?? container ?? DOI ?? URL;
  if (title === undefined) return undefined;
  const authors = namesOf(item, (role) => makers.has(role));
  const editors = namesOf(item, (role) => role === 'editor');
  const others = editors.length > 0 ? editors : namesOf(item, (role) => role === 'contributor');
  const number = text(...sameFields.number);
  const isOnArxiv = /arxiv/i.test(text('repository', 'archive', 'libraryCatalog') ?? '');
  const mention =
    extra.fields.get('arxiv') ??
    [text('archiveID'), number, text('publicationTitle')].find((value) =>
      isMention(value, isOnArxiv),
    );
  const arxivId = looseArxivId(bareMention(mention), DOI, URL);
  return paperOf({
    type: spokenType(extra.fields.get('type') ?? '') ?? cslTypeOf(item.type),
    title,
    author: authors.length > 0 ? authors : others,
    editor: authors.length > 0 && editors.length > 0 ? editors : undefined,
    abstract: text('abstractNote'),
    issued: dateOf(text(...sameFields.date)),
    'container-title': container === title || isArxiv(container, arxivId) ? undefined : container,
    publisher: text(...sameFields.publisher),
    'publisher-place': text(...sameFields.place),
    'collection-title': text(...sameFields.series),
    volume: text(...sameFields.volume),
    issue: text(...sameFields.issue),
    number: isMention(number, isOnArxiv) ? undefined : number,
    page: pagesOf(text(...sameFields.pages)),
    edition: text(...sameFields.edition),
    ISBN: text('ISBN'),
    ISSN: text('ISSN'),
    PMID: text('PMID'),
    language: text('language'),
    note: extra.note,
    DOI,
    URL,
    arxivId,
    categories: categoriesIn(mention),
    keywords: keywordsOf(item.tags),
    collections,
    codeUrl: undefined,
    citekey: usableCitekey(text('citationKey')) ?? usableCitekey(otherKey),
  });
}

/** Zotero stores a date as a day with noughts for what is not known, and behind it the words that the user wrote. */
function dateOf(date: string | undefined): PaperDate | undefined {
  if (date === undefined) return undefined;
  const words = /^\d{4}-\d{2}-\d{2}\s(.*)$/s.exec(date)?.[1];
  return looseDate(date) ?? looseDate(words ?? '');
}

/** Whether it is an arXiv identifier that says so: numbers of other archives look alike. */
function isMention(value: string | undefined, isOnArxiv: boolean): boolean {
  const isMeant = value !== undefined && (isOnArxiv || /^arxiv/i.test(value));
  return isMeant && looseArxivId(bareMention(value)) !== undefined;
}

/** `arXiv:2301.00001v2 [cs.CL]` without the category behind it, which is another field. */
function bareMention(mention: string | undefined): string | undefined {
  return mention?.slice(0, 200).replace(/\s{0,5}[[(][^\])]{0,100}[\])]\s{0,5}$/, '');
}

function isArxiv(container: string | undefined, arxivId: string | undefined): boolean {
  return arxivId !== undefined && container !== undefined && /^(?:arxiv|corr)\b/i.test(container);
}

/** The category behind an identifier. Of the older translators there is but the archive, `[cs]`, which is none. */
function categoriesIn(mention: string | undefined): readonly string[] | undefined {
  const category = /\[([a-z-]{2,20}\.[a-z-]{2,20})\]$/i.exec(mention?.slice(0, 200) ?? '')?.[1];
  return category === undefined ? undefined : [category];
}

function keywordsOf(tags: readonly string[]): readonly string[] | undefined {
  const words = tags.map(cleanText).filter((tag) => tag !== '');
  return words.length === 0 ? undefined : [...new Set(words)];
}

function namesOf(item: ZoteroItem, isMeant: (role: string) => boolean): readonly Name[] {
  return item.creators.filter(({ role }) => isMeant(role)).flatMap((each) => nameOf(each) ?? []);
}

function nameOf({ firstName, lastName, isWhole }: ZoteroCreator): Name | undefined {
  const family = plainText(lastName);
  const whole = plainText(firstName);
  if (isWhole || family === '') {
    const literal = family || whole;
    return literal === '' ? undefined : { literal };
  }
  if (whole === '') return { family };
  // Zotero has no field for it; the user writes it behind the first names.
  const match = /^(.{1,200}?)\s{0,5},!?\s{0,5}((?:[js]r|[ivx]{1,4})\.?)$/i.exec(whole);
  const [, given = whole, suffix] = match ?? [];
  return { family, given, ...(suffix !== undefined && { suffix }) };
}
