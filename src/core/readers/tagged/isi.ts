import { emptyDraft, type PaperDraft } from '../../papers/paperDraft';
import { looseDate } from '../looseDates';
import type { Reader } from '../reader';
import { pagesOf, readTagged, type TaggedValues } from './taggedPaper';
import type { TaggedDialect } from './taggedRecords';

/** Two capitals and a space; what goes on is indented by three. */
const dialect: TaggedDialect = {
  field: /^([A-Z][A-Z0-9])(?: (.*))?$/,
  begins: 'PT',
  ends: 'ER',
  ofFile: new Set(['FN', 'VR', 'EF']),
  continues: (line) => /^\s/.test(line),
};

/** Whether a line of the text begins a record of Web of Science, or the file. */
export function isIsi(text: string): boolean {
  return /^\ufeff?PT [A-Z][a-zA-Z ]{0,20}$/m.test(text) && /^(?:AU|TI|SO) /m.test(text);
}

/** Reads the plain text export of Web of Science (ISI), of which each author, keyword and reference has a line of its own. */
export const readIsi: Reader = (text) => readTagged(authorsApart(text), dialect, draftOf);

/** Lines that go on with authors become fields of their own: each is a person. */
function authorsApart(text: string): string {
  let tag = '';
  return text.replace(/^(?:([A-Z][A-Z0-9]) |[ ]{3})(?=\S)/gm, (beginning, begun?: string) => {
    if (begun !== undefined) tag = begun;
    return begun === undefined && personTags.has(tag) ? `${tag} ` : beginning;
  });
}

const personTags = new Set(['AU', 'AF', 'BE', 'ED', 'BA', 'CA']);

function draftOf(values: TaggedValues): PaperDraft {
  const kind = values.first('PT') ?? 'J';
  const isConference = values.first('CT') !== undefined || kind.startsWith('C');
  const type = kind.startsWith('B')
    ? 'chapter'
    : isConference
      ? 'paper-conference'
      : 'article-journal';
  const isPatent = kind.startsWith('P');
  const year = looseDate(values.first('PY') ?? '');
  const exact = looseDate(`${values.first('PD') ?? ''} ${values.first('PY') ?? ''}`);
  return {
    ...emptyDraft,
    type: isPatent ? 'patent' : type,
    title: values.first('TI') ?? '',
    author: values.names('AF', 'AU', 'CA') ?? [],
    editor: values.names('BE', 'ED'),
    abstract: values.first('AB'),
    issued: exact ?? year,
    'container-title': values.first('SO', 'JI', 'J9'),
    publisher: values.first('PU'),
    'publisher-place': values.first('PI'),
    'collection-title': values.first('SE'),
    volume: values.first('VL'),
    issue: values.first('IS'),
    page: pagesOf(values.first('BP') ?? values.first('PS', 'AR'), values.first('EP')),
    ISBN: values.first('BN'),
    ISSN: values.first('SN', 'EI'),
    PMID: values.first('PM'),
    language: values.first('LA'),
    DOI: values.doi('DI', 'D2'),
    keywords: values.lists('DE') ?? values.lists('ID'),
  };
}
