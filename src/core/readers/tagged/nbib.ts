import type { Name } from '../../papers/paper';
import { emptyDraft, type PaperDraft } from '../../papers/paperDraft';
import { looseDate } from '../looseDates';
import type { Reader } from '../reader';
import { pagesOf, readTagged, type TaggedValues } from './taggedPaper';
import type { TaggedDialect } from './taggedRecords';

/** A tag of up to four letters, filled up with spaces, and a hyphen; what goes on is indented. */
const dialect: TaggedDialect = {
  field: /^([A-Z]{2,4}) {0,2}- ?(.*)$/,
  begins: 'PMID',
  endsAtBlank: true,
  continues: (line) => /^\s/.test(line),
};

/** Whether a line of the text begins a record of PubMed. */
export function isNbib(text: string): boolean {
  return (
    /^\ufeff?PMID ?- ?\d/m.test(text) ||
    /^\ufeff?(?:AB {2}|FAU |JT {2}|OWN |STAT|TI {2})- \S/m.test(text)
  );
}

/** Reads PubMed's format (MEDLINE, `.nbib`). See https://www.nlm.nih.gov/bsd/mms/medlineelements.html. */
export const readNbib: Reader = (text) => readTagged(text, dialect, draftOf);

function draftOf(values: TaggedValues): PaperDraft {
  const title = values.first('TI', 'BTI', 'CTI', 'TT') ?? '';
  const kinds = values.all('PT') ?? [];
  const isBook = values.first('BTI') !== undefined;
  const isConference = kinds.some((kind) => /congress|conference/i.test(kind));
  const author: readonly Name[] = values.names('FAU') ?? values.all('AU')?.map(medlineName) ?? [];
  const corporate = values.all('CN')?.map((literal): Name => ({ literal })) ?? [];
  return {
    ...emptyDraft,
    type: isBook ? 'book' : isConference ? 'paper-conference' : 'article-journal',
    title: title.replace(/^\[(.*)\]\.?$/, '$1').replace(/\.$/, ''),
    author: [...author, ...corporate],
    editor: values.names('FED', 'ED'),
    abstract: values.first('AB'),
    issued: looseDate(values.first('DP') ?? '') ?? looseDate(values.first('DEP', 'DA') ?? ''),
    'container-title': values.first('JT', 'TA'),
    publisher: values.first('PB'),
    'publisher-place': isBook ? values.first('PL') : undefined,
    volume: values.first('VI'),
    issue: values.first('IP'),
    page: pagesOf(values.first('PG')),
    edition: values.first('EN'),
    ISBN: values.first('ISBN'),
    ISSN: values.first('IS')?.replace(/ \(.*$/, ''),
    PMID: values.first('PMID'),
    language: values.first('LA'),
    DOI: values.doi('AID', 'LID', 'SO'),
    keywords: values.all('OT') ?? values.all('MH')?.map((heading) => heading.replace(/\*/g, '')),
  };
}

/** `Smith JA` has the initials behind the family name. */
function medlineName(text: string): Name {
  const match = /^(.{1,200}) (\p{Lu}{1,5})(?: (Jr|Sr|2nd|3rd))?$/u.exec(text);
  if (!match?.[1] || !match[2]) return { literal: text };
  const given = match[2].replace(/(?<=\p{Lu})(?=\p{Lu})/gu, '. ') + '.';
  return { family: match[1], given, ...(match[3] !== undefined && { suffix: match[3] }) };
}
