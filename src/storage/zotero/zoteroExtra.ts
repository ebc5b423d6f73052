import { cleanText } from '../../core/readers/cleanText';

/** Longer remarks are something else, in UTF-16 units. */
const longestExtra = 100_000;

/**
 * What users and plugins write into “Extra” for want of a field, by the name that is given to it here. Zotero reads any
 * CSL variable there, with spaces or hyphens.
 */
const names: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'arxiv'],
  ['arxiv id', 'arxiv'],
  ['citation key', 'citationKey'],
  ['citekey', 'citationKey'],
  ['bibtex', 'citationKey'],
  ['collection title', 'series'],
  ['container title', 'publicationTitle'],
  ['doi', 'DOI'],
  ['edition', 'edition'],
  ['event title', 'conferenceName'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['issue', 'issue'],
  ['issued', 'date'],
  ['language', 'language'],
  ['number', 'number'],
  ['page', 'pages'],
  ['pmid', 'PMID'],
  ['publisher', 'publisher'],
  ['publisher place', 'place'],
  ['type', 'type'],
  ['url', 'url'],
  ['volume', 'volume'],
]);

/** The field “Extra” taken apart. */
export interface ZoteroExtra {
  /** The lines such as `DOI: 10.1/2`, by Zotero's name of the field; of `arXiv:…`, `PMID` and `type` by those names. */
  readonly fields: ReadonlyMap<string, string>;
  /** The other lines; undefined where there are none. */
  readonly note: string | undefined;
}

/** Reads the field “Extra”. Of two lines that say the same the first counts, and the second is text. */
export function readExtra(extra: string | undefined): ZoteroExtra {
  const fields = new Map<string, string>();
  const rest: string[] = [];
  for (const line of (extra ?? '').slice(0, longestExtra).split('\n')) {
    const match = /^\s{0,20}([a-z][a-z _-]{1,30})\*?\s{0,5}:(.{1,5000})$/i.exec(line.trimEnd());
    const name = names.get((match?.[1] ?? '').toLowerCase().trim().replace(/[_-]/g, ' '));
    const value = cleanText(match?.[2] ?? '');
    if (name !== undefined && value !== '' && !fields.has(name)) fields.set(name, value);
    else rest.push(line);
  }
  return { fields, note: cleanText(rest.join('\n')) || undefined };
}
