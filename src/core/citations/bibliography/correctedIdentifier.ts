import { identityKeys, normalizeArxivId } from '../../papers/identity';
import { readPapers } from '../../readers/readPapers';
import type { TextReplacement } from '../notesLanguage';
import type { BibliographyFormat } from './bibliographyFormats';

/** Fields that say which paper an entry is of, in BibTeX, CSL and Hayagriva, in lower case. */
const telling = new Set([
  ...['doi', 'url', 'ee', 'link', 'howpublished', 'note', 'eprint', 'arxivid', 'arxiv', 'journal'],
  ...['journaltitle', 'booktitle', 'volume', 'number', 'serial-number', 'value', 'publisher'],
  ...['container-title', 'archive_location'],
]);
/** A field and what its value begins with, as far as it stands in front of an identifier in the same line. */
const fieldInFront =
  /^(?:.*[\s,{])?["']?([A-Za-z][\w-]{0,40})["']?[ \t]{0,40}(?:=|:(?=[ \t"']))[ \t]{0,40}(["'{]{0,3}[^"'=]*)$/;
/** What an identifier may have in front of it where the value is nothing but that. */
const prefix =
  /^(?:10\.48550|arxiv(?:\.org)?|corr|preprint|doi(?:\.org)?|abs|pdf|eprint|url|https?:\/\/[^\s?#]*\/|[\s:,./\\{}"'[-])*$/i;
/** A longer line is no field that tells an identifier. */
const longestLine = 2000;

/**
 * Gives the first entry of a citekey another identifier in the place of one, wherever its fields say that one; all else
 * stays. Nothing is changed where the entry would not be of the other paper then.
 * @param wrong as {@link Misfit.identifier}: `10.1000/x`, `arXiv:2101.00001`
 * @param right of the same kind
 */
export function correctedIdentifier(
  text: string,
  format: BibliographyFormat,
  citekey: string,
  wrong: string,
  right: string,
): readonly TextReplacement[] {
  const range = format.entries(text).find((entry) => entry.citekey === citekey)?.entryRange;
  const [before, after] = [bare(wrong), bare(right)];
  // What would have to be escaped, in the one format or the other.
  if (!range || before === '' || !/^[^\s"'{}\\]+$/.test(after)) return [];
  const entry = text.slice(range.start, range.end);
  const edits: TextReplacement[] = [];
  for (const match of entry.matchAll(written(before))) {
    const lineStart = entry.lastIndexOf('\n', match.index) + 1;
    const line = entry.slice(Math.max(lineStart, match.index - longestLine), match.index);
    const [, name = '', value = ''] = fieldInFront.exec(line) ?? [];
    if (!telling.has(name.toLowerCase()) || !prefix.test(value)) continue;
    const start = range.start + match.index;
    edits.push({ range: { start, end: start + match[0].length }, newText: as(after, value) });
  }
  return isCorrected(entry, edits, range.start, wrong, right) ? edits : [];
}

function bare(identifier: string): string {
  return identifier.replace(/^arXiv:/, '');
}

/** An identifier with the signs in it escaped or not, and with the version where it is one of arXiv. */
function written(identifier: string): RegExp {
  const signs = Array.from(identifier, (sign) => {
    if (/[\w]/.test(sign) && sign !== '_') return sign;
    const code = sign.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:\\\\?${sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}|%${code})`;
  });
  const version = normalizeArxivId(identifier) === undefined ? '' : '(?:v\\d{1,4})?';
  return new RegExp(
    `(?<![A-Za-z0-9])(?<!(?<!arxiv)\\.)${signs.join('')}${version}(?![\\w/-]|\\.\\w)`,
    'gi',
  );
}

/** Within an address some signs are encoded. */
function as(identifier: string, inFront: string): string {
  return /https?:/i.test(inFront)
    ? identifier.replace(/[<>#%^`|]/g, encodeURIComponent)
    : identifier;
}

/** Whether an entry is of the right paper once it is edited: it is read as a bibliography by itself. */
function isCorrected(
  entry: string,
  edits: readonly TextReplacement[],
  offset: number,
  wrong: string,
  right: string,
): boolean {
  if (edits.length === 0) return false;
  let edited = entry;
  for (const { range, newText } of [...edits].reverse()) {
    edited = edited.slice(0, range.start - offset) + newText + edited.slice(range.end - offset);
  }
  const [paper] = readPapers(edited.startsWith('{') ? `[${edited}]` : edited).papers;
  const keys = paper ? identityKeys(paper) : [];
  return keys.includes(keyOf(right)) && !keys.includes(keyOf(wrong));
}

function keyOf(identifier: string): string {
  const isArxiv = identifier.startsWith('arXiv:');
  const [key = ''] = identityKeys({
    ...{ type: '', title: '', author: [] },
    ...(isArxiv ? { arxivId: bare(identifier) } : { DOI: identifier }),
  });
  return key;
}
