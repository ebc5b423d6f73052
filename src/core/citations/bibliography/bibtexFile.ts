import { identityKeys, normalizeArxivId } from '../../papers/identity';
import type { Name, Paper } from '../../papers/paper';
import { newlineOf } from '../newline';
import type { TextReplacement } from '../notesLanguage';
import { uniqueCitekey } from '../uniqueCitekey';
import type { BibliographyFormat } from './bibliographyFormats';
import { bibtexEntry } from './bibtexEntry';
import { scanBibtex, type BibtexRecord } from './bibtexScanner';
import { fromTex } from './texText';

/** BibTeX and biblatex files. Nothing is changed in them but what is added at their end. */
export const bibtexFormat: BibliographyFormat = {
  findEntry,
  uniqueKey: uniqueKeyIn,
  addEntries: (text, cited) =>
    addEntries(
      text,
      cited.map(({ paper, citekey }) => bibtexEntry(paper, citekey)),
    ),
};

/** What is looked up in a file. */
interface BibtexIndex {
  /** Citekeys by what papers are known by, see {@link identityKeys}. */
  readonly byIdentity: ReadonlyMap<string, string>;
  /** All citekeys in lower case. */
  readonly citekeys: ReadonlySet<string>;
}

/** The file that was asked about last: one citation asks several times, and reading a large file takes a while. */
let latest: { readonly text: string; readonly index: BibtexIndex } | undefined;

function indexOf(text: string): BibtexIndex {
  if (latest?.text === text) return latest.index;
  const byIdentity = new Map<string, string>();
  const citekeys = new Set<string>();
  for (const record of scanBibtex(text)) {
    if (record.citekey === '') continue;
    citekeys.add(record.citekey.toLowerCase());
    for (const identity of identityKeys(paperOf(record))) {
      if (!byIdentity.has(identity)) byIdentity.set(identity, record.citekey);
    }
  }
  const index = { byIdentity, citekeys };
  latest = { text, index };
  return index;
}

/** The entry of this paper: of the same arXiv identifier, else DOI, else title and first author. */
export function findEntry(
  bibtexText: string,
  paper: Omit<Paper, 'id'>,
): { readonly citekey: string } | undefined {
  const { byIdentity } = indexOf(bibtexText);
  for (const identity of identityKeys(paper)) {
    const citekey = byIdentity.get(identity);
    if (citekey !== undefined) return { citekey };
  }
  return undefined;
}

/** The citekey, or with a suffix where the file has it; BibTeX takes no two keys that differ in case only. */
export function uniqueKeyIn(
  bibtexText: string,
  citekey: string,
  alsoTaken: Iterable<string> = [],
): string {
  const taken = new Set(indexOf(bibtexText).citekeys);
  for (const key of alsoTaken) taken.add(key.toLowerCase());
  return uniqueCitekey(citekey, taken);
}

/**
 * The edit that adds entries (as {@link bibtexEntry} makes them) at the end of the file, a blank line apart, with the
 * line breaks and the indentation of the file.
 */
export function addEntries(bibtexText: string, entries: readonly string[]): TextReplacement {
  const end = bibtexText.length;
  const range = { start: end, end };
  if (entries.length === 0) return { range, newText: '' };
  const newline = newlineOf(bibtexText);
  const indentation = indentationOf(bibtexText);
  const added = entries.map(
    (entry) => entry.replace(/^ {2}/gm, () => indentation).replace(/\n/g, () => newline) + newline,
  );
  return { range, newText: gapAfter(bibtexText, newline) + added.join(newline) };
}

function gapAfter(text: string, newline: string): string {
  if (text.trim() === '') return '';
  const lineBreaks = /\n\r?\n$/.test(text) ? 2 : text.endsWith('\n') ? 1 : 0;
  return newline.repeat(2 - lineBreaks);
}

/** What the fields of the file's first entries are indented by. */
function indentationOf(text: string): string {
  const field = /^([ \t]{1,20})[A-Za-z][\w-]{0,40}[ \t]{0,40}=/m.exec(text.slice(0, 100_000));
  return field?.[1] ?? '  ';
}

/** As much of the paper as identifies it. */
function paperOf({ fields }: BibtexRecord): Omit<Paper, 'id'> {
  const title = fields.get('title');
  const author = firstAuthor(fields.get('author') ?? fields.get('editor') ?? '');
  const doi = fields.get('doi');
  const arxivId = arxivIdOf(fields);
  return {
    type: '',
    title: title === undefined ? '' : fromTex(title.slice(0, 2000)),
    author: author ? [author] : [],
    ...(doi === undefined ? {} : { DOI: doi.replace(/\\_/g, '_').replace(/[{}]/g, '') }),
    ...(arxivId === undefined ? {} : { arxivId }),
  };
}

function arxivIdOf(fields: BibtexRecord['fields']): string | undefined {
  const isOther = /^(?!arxiv$)/i.test(
    (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv').trim(),
  );
  const candidates = [
    isOther ? undefined : fields.get('eprint'),
    fields.get('arxivid'),
    fields.get('arxiv'),
    fields.get('url'),
    fields.get('howpublished'),
    ...['journal', 'journaltitle', 'note', 'number', 'volume'].map(
      (field) => /arxiv:\s{0,5}(\S{1,60})/i.exec(fields.get(field)?.slice(0, 2000) ?? '')?.[0],
    ),
  ];
  for (const candidate of candidates) {
    if (candidate === undefined || candidate.length > 2000) continue;
    const id = normalizeArxivId(
      candidate
        .replace(/\\url|[{}\\]/g, '')
        .replace(/[,.;]+$/, '')
        .trim(),
    );
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The first of the names; `and` within braces separates none. */
function firstAuthor(names: string): Name | undefined {
  const first = firstOf(names.slice(0, 2000)).trim();
  if (first === '') return undefined;
  if (first.startsWith('{') && first.endsWith('}') && !first.slice(1, -1).includes('{')) {
    return { literal: fromTex(first) };
  }
  const comma = first.indexOf(',');
  if (comma >= 0) return { family: fromTex(first.slice(0, comma)) };
  return { family: fromTex(lastName(first)) };
}

function firstOf(names: string): string {
  let depth = 0;
  for (let position = 0; position < names.length; position++) {
    const character = names.charAt(position);
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (
      depth === 0 &&
      /\s/.test(character) &&
      /^\sand\s/i.test(names.slice(position, position + 5))
    ) {
      return names.slice(0, position);
    }
  }
  return names;
}

/** `Given von Last` → `von Last`: from the first word in lower case on, else the last word. */
function lastName(name: string): string {
  const words = name.split(/\s+(?![^{]*\})/);
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word));
  return words.slice(particle > 0 ? particle : -1).join(' ');
}
