import { BibtexDocument } from '../../bibtex/bibtexDocument';
import { identityKeys } from '../../papers/identity';
import type { Paper } from '../../papers/paper';
import { newlineOf } from '../newline';
import type { TextReplacement } from '../notesLanguage';
import { uniqueCitekey } from '../uniqueCitekey';
import type { BibliographyFormat } from './bibliographyFormats';
import { bibtexEntry } from './bibtexEntry';

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
const document = new BibtexDocument();
let latest: { readonly text: string; readonly index: BibtexIndex } | undefined;

function indexOf(text: string): BibtexIndex {
  if (latest?.text === text) return latest.index;
  const byIdentity = new Map<string, string>();
  const citekeys = new Set<string>();
  for (const paper of document.read(text).papers) {
    const { citekey } = paper;
    if (citekey === undefined) continue;
    citekeys.add(citekey.toLowerCase());
    for (const identity of identityKeys(paper)) {
      if (!byIdentity.has(identity)) byIdentity.set(identity, citekey);
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
