import { normalizeArxivId, normalizeDoi } from '../papers/identity';
import { paperUrl } from '../papers/links';
import type { TextRange } from '../search/textRange';
import type { NotesLanguage } from './notesLanguage';

/** A part of a text that leads to a page. */
export interface WebLink {
  readonly range: TextRange;
  readonly address: string;
}

/** A part of a note that names a bibliography. */
export interface NamedPlace {
  readonly range: TextRange;
  /** As {@link NotesLanguage.bibliographies} gives it. */
  readonly path: string;
}

/** A larger bibliography is read by no one, in UTF-16 units; what stands behind it leads nowhere. */
const longest = 2_000_000;
/** The value of a field with an identifier. */
const identifierField =
  /(?:^|[\s,{(])(doi|eprint)[ \t]{0,40}=[ \t]{0,40}[{"]{0,2}[ \t]{0,9}([^{}"\s,]{5,500})/gi;
/** So often the name of a bibliography is looked at in a note. */
const mostPlaces = 10;

/** The DOIs and arXiv identifiers of a BibTeX file. Addresses are none: VS Code makes links of them by itself. */
export function identifierLinks(bibtex: string): WebLink[] {
  const links: WebLink[] = [];
  for (const match of bibtex.slice(0, longest).matchAll(identifierField)) {
    const [whole, name = '', value = ''] = match;
    if (/^https?:/i.test(value)) continue;
    const isDoi = name.toLowerCase() === 'doi';
    const address = isDoi
      ? normalizeDoi(value) && paperUrl({ DOI: value }, 'doi')
      : normalizeArxivId(value) && paperUrl({ arxivId: value }, 'arxiv');
    if (address === undefined) continue;
    const end = match.index + whole.length;
    links.push({ range: { start: end - value.length, end }, address });
  }
  return links;
}

/**
 * Where a note names its bibliographies: at a text which, were it another one, would name another one. So it is told
 * for every language, and never in code, a comment or a sentence.
 */
export function bibliographyPlaces(
  note: string,
  language: Pick<NotesLanguage, 'bibliographies'>,
): NamedPlace[] {
  const named = language.bibliographies(note);
  const places: NamedPlace[] = [];
  for (const path of new Set(named)) {
    // LaTeX leaves out the ending, and some languages write the path otherwise than it reads.
    const written = [path, path.replace(/\.bib$/, '')].find((each) => note.includes(each));
    if (written === undefined || written === '') continue;
    let tries = 0;
    for (let start = note.indexOf(written); start >= 0; start = note.indexOf(written, start + 1)) {
      const end = start + written.length;
      // A part of a word or of another path is none.
      if (/[\w.-]/.test(note.charAt(start - 1)) || /[\w-]/.test(note.charAt(end))) continue;
      if (++tries > mostPlaces) break;
      const other = language.bibliographies(`${note.slice(0, start)}x${note.slice(start)}`);
      const isNamed =
        other.length === named.length &&
        other.some((each, at) => each !== named[at] && each === `x${path}` && named[at] === path);
      if (isNamed) places.push({ range: { start, end }, path });
    }
  }
  return places.sort((a, b) => a.range.start - b.range.start);
}
