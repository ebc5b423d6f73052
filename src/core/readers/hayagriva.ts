import type { Name, Paper } from '../papers/paper';
import { emptyDraft, paperOf } from '../papers/paperDraft';
import { cleanText } from './cleanText';
import { excerpt } from './excerpt';
import { fieldsOf, type Fields } from './fields';
import { looseDate } from './looseDates';
import { looseAddress, looseArxivId, looseDoi, looseText } from './looseFields';
import type { Reader, ReadProblem } from './reader';
import { spokenName } from './spokenNames';
import { pagesOf } from './tagged/taggedPaper';
import { yamlPieces } from './yamlPieces';

const types: ReadonlyMap<string, string> = new Map([
  ['chapter', 'chapter'],
  ['anthos', 'chapter'],
  ['entry', 'entry'],
  ['report', 'report'],
  ['thesis', 'thesis'],
  ['web', 'webpage'],
  ['book', 'book'],
  ['proceedings', 'book'],
  ['anthology', 'book'],
  ['reference', 'book'],
  ['patent', 'patent'],
  ['case', 'legal_case'],
  ['legislation', 'legislation'],
  ['manuscript', 'manuscript'],
  ['newspaper', 'article-newspaper'],
  ['repository', 'software'],
  ['post', 'post'],
  ['blog', 'post-weblog'],
  ['video', 'motion_picture'],
  ['artwork', 'graphic'],
]);

/** A key at the beginning of a line; a colon in it is none behind it, as in `DBLP:conf/nips/Doe20`. */
const key =
  /^(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s#:\-[{&*!|>'"%@`](?:[^:\n]|:(?=\S)){0,200}):(?:\s|$)/;

/** Whether the text maps keys to entries that have a type or a title. */
export function isHayagriva(text: string): boolean {
  return /^[^\s#\-[{][^\n]{0,200}:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n){0,9}[ \t]+(?:[a-z-]{1,20}:[^\n]*\r?\n[ \t]+){0,20}?(?:type|title|author|parent):/m.test(
    text.slice(0, 20_000),
  );
}

/** Reads Hayagriva, the bibliographies of Typst in YAML (https://github.com/typst/hayagriva/blob/main/docs/file-format.md). */
export const readHayagriva: Reader = (text) => {
  const yaml = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  const pieces = yamlPieces(yaml, (line) => key.test(line), entriesIn);
  for (const { value, line } of pieces) {
    const [name, entry] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    const citekey = typeof name === 'string' ? cleanText(name) : '';
    const fields = fieldsOf(entry);
    const paper = fields && paperIn(citekey, fields);
    if (paper) papers.push(paper);
    else problems.push(fields ? withoutTitle(citekey, line) : notValid(line));
  }
  return { papers, entries: pieces.length, problems };
};

function entriesIn(whole: unknown): readonly unknown[] | undefined {
  const fields = fieldsOf(whole);
  return fields && [...fields];
}

function paperIn(citekey: string, fields: Fields): Paper | undefined {
  const parents = parentsOf(fields);
  const own = (name: string) => valueIn(fields, name);
  const title = own('title');
  if (title === undefined) return undefined;
  /** What the entry says, or else the first of its parents that says it. */
  const any = (name: string) =>
    own(name) ??
    parents.map((parent) => valueIn(parent, name)).find((value) => value !== undefined);
  const serial = (name: string) =>
    [fields, ...parents].map((each) => serialIn(each, name)).find((value) => value !== undefined);
  const url = own('url');
  const type = (own('type') ?? '').toLowerCase();
  const container = parents.find((parent) => valueIn(parent, 'title') !== undefined);
  const kind = container && (valueIn(container, 'type') ?? '').toLowerCase();
  const author = namesIn(fields.get('author'));
  const editor = namesIn(fields.get('editor') ?? container?.get('editor'));
  const publisher = fieldsOf(fields.get('publisher') ?? container?.get('publisher'));
  const doi = looseDoi(serial('doi'), url);
  return paperOf({
    ...emptyDraft,
    type: types.get(type) ?? articleIn(kind),
    title,
    author: author.length > 0 ? author : editor,
    editor: author.length > 0 && editor.length > 0 ? editor : undefined,
    abstract: own('abstract'),
    issued: looseDate(any('date') ?? ''),
    'container-title': kind === 'repository' ? undefined : container && valueIn(container, 'title'),
    publisher: publisher ? looseText(publisher, 'name') : (any('publisher') ?? any('organization')),
    'publisher-place': (publisher && looseText(publisher, 'location')) ?? any('location'),
    volume: any('volume'),
    issue: any('issue'),
    page: pagesOf(own('page-range')),
    edition: any('edition'),
    ISBN: serial('isbn'),
    ISSN: serial('issn'),
    PMID: serial('pmid'),
    number: serial('serial'),
    language: own('language'),
    note: own('note') ?? own('genre'),
    DOI: doi,
    URL: looseAddress(url),
    arxivId: looseArxivId(serial('arxiv'), doi, url),
    citekey: citekey === '' ? undefined : citekey,
  });
}

function articleIn(parent: string | undefined): string {
  if (parent === 'periodical') return 'article-journal';
  if (parent === 'proceedings' || parent === 'conference') return 'paper-conference';
  if (parent === 'newspaper') return 'article-newspaper';
  return parent === 'anthology' || parent === 'book' ? 'chapter' : 'article';
}

function parentsOf(fields: Fields): readonly Fields[] {
  const parent: unknown = fields.get('parent');
  const list: readonly unknown[] = Array.isArray(parent) ? parent : [parent];
  // A parent may have parents: a chapter of a volume of a series.
  return list.flatMap((each) => {
    const found = fieldsOf(each);
    if (!found) return [];
    const above = fieldsOf(found.get('parent'));
    return above ? [found, above] : [found];
  });
}

/** A text, a number, or the `value` of what has more to say than that. */
function valueIn(fields: Fields, name: string): string | undefined {
  const nested = fieldsOf(fields.get(name));
  return nested ? looseText(nested, 'value') : looseText(fields, name);
}

function serialIn(fields: Fields, name: string): string | undefined {
  const numbers: unknown = fields.get('serial-number');
  const named = fieldsOf(numbers);
  if (named) return looseText(named, name);
  const text = looseText(fields, 'serial-number');
  return name === 'serial' || name === 'doi' || name === 'arxiv' ? text : undefined;
}

function namesIn(value: unknown): readonly Name[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : value === undefined
      ? []
      : [value];
  return list.flatMap((each): Name[] => {
    if (typeof each === 'string') return [spokenName(each) ?? []].flat();
    const fields = fieldsOf(each);
    if (!fields) return [];
    const family = [looseText(fields, 'prefix'), looseText(fields, 'name')]
      .filter((part) => part !== undefined)
      .join(' ');
    const given = looseText(fields, 'given-name');
    const suffix = looseText(fields, 'suffix');
    if (family === '') return given === undefined ? [] : [{ literal: given }];
    if (given === undefined) return [{ literal: family }];
    return [{ family, given, ...(suffix !== undefined && { suffix }) }];
  });
}

function withoutTitle(citekey: string, line: number): ReadProblem {
  return {
    template: 'The entry “{0}” was left out because it has no title. Give it one, or remove it.',
    args: [excerpt(citekey)],
    line,
    column: 0,
  };
}

function notValid(line: number): ReadProblem {
  return {
    template: 'This entry was left out because it is not valid YAML. Correct or remove it.',
    args: [],
    line,
    column: 0,
  };
}
