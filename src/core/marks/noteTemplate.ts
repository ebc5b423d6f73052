import { authorsFull } from '../papers/names';
import { referenceUrl } from '../papers/links';
import type { LibraryPaper } from '../papers/paper';

/** What a note file on a paper begins with unless the user says otherwise. */
export const defaultNoteTemplate = `---
title: {{json title}}
authors: {{json authors}}
year: {{year}}
citekey: {{json citekey}}
url: {{json url}}
---

# {{title}}

`;

/** Longer file names are not possible everywhere, in UTF-16 units; bytes of UTF-8 are three times as many. */
const longestName = 80;

/**
 * The text of a template with `{{title}}`, `{{authors}}`, `{{year}}`, `{{venue}}`, `{{citekey}}`, `{{abstract}}`,
 * `{{doi}}`, `{{arxiv}}`, `{{url}}` and `{{date}}` (today) filled in. What a paper lacks is empty; `{{json …}}` puts
 * it in quotes, as YAML and JSON read it. What is in no such braces, or names nothing, stays.
 */
export function noteText(template: string, paper: LibraryPaper, today: string): string {
  const values = valuesOf(paper, today);
  return template.replace(
    /\{\{\s{0,9}(json\s{1,9})?([a-z]{1,20})\s{0,9}\}\}/g,
    (whole, json: string | undefined, name: string) => {
      const value = values.get(name);
      if (value === undefined) return whole;
      return json === undefined ? value : JSON.stringify(value);
    },
  );
}

/** The name of a note file by a template, without what some file system does not take; it never leaves its folder. */
export function noteFileName(template: string, paper: LibraryPaper, today: string): string {
  const filled = noteText(template, paper, today);
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(filled)?.[0] ?? '.md';
  const name = filled
    .slice(0, filled.endsWith(extension) ? -extension.length : undefined)
    .normalize('NFC')
    .replace(/[\p{Control}\p{Surrogate}<>:"/\\|?*#%]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+/, '');
  const short = Array.from(name)
    .slice(0, longestName)
    .join('')
    .replace(/[\s.-]+$/, '');
  const isReserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(short);
  return `${short === '' || isReserved ? `paper${short}` : short}${extension}`;
}

function valuesOf(paper: LibraryPaper, today: string): ReadonlyMap<string, string> {
  return new Map([
    ['title', paper.title],
    ['authors', authorsFull(paper)],
    ['year', paper.issued === undefined ? '' : String(paper.issued.year)],
    ['venue', paper['container-title'] ?? ''],
    ['citekey', paper.citekey],
    ['abstract', paper.abstract ?? ''],
    ['doi', paper.DOI ?? ''],
    ['arxiv', paper.arxivId ?? ''],
    ['url', referenceUrl(paper) ?? ''],
    ['date', today],
  ]);
}
