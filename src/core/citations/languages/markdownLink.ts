import { referenceUrl, type LinkedPaper } from '../../papers/links';
import { authorsShort } from '../../papers/names';
import type { Paper } from '../../papers/paper';
import type { CitationContext, CitedKey, NotesLanguage } from '../notesLanguage';
import { markdownParagraphs } from './markdownParagraphs';
import { citationOf, insertAt, noEdit, placeApart } from './placement';

/**
 * Plain Markdown: a link to the paper, `[Doe et al. (2020)](https://arxiv.org/abs/2001.00001)`, several separated by
 * `; `. A link has no citekey; its address stands in for one.
 */
export const markdownLinkLanguage: NotesLanguage = {
  id: 'markdownLink',
  usesBibliography: false,
  citations: linkCitations,
  // A link begins like any other.
  typedKey: () => undefined,
  replaceKey: (_, { range }, address) => ({ range, newText: address }),
  citationAt(note, offset) {
    return citationOf(linkCitations(note), { start: offset, end: offset });
  },
  cite(note, selection, papers) {
    const citation = citationOf(linkCitations(note), selection);
    const present = new Set(citation?.keys.map(({ citekey }) => citekey));
    const links: string[] = [];
    for (const { paper } of papers) {
      const identity = referenceUrl(paper) ?? paper.id;
      if (present.has(identity)) continue;
      present.add(identity);
      links.push(markdownLink(paper));
    }
    if (links.length === 0) return noEdit(selection.end);
    const text = links.join('; ');
    if (!citation) return placeApart(note, selection, text);
    if (selection.end === citation.range.start) return insertAt(selection.end, `${text}; `);
    const current = citation.keys.filter(({ range }) => selection.end > range.start).at(-1);
    // Behind the bracket that closes the address.
    return insertAt(current ? current.range.end + 1 : citation.range.end, `; ${text}`);
  },
  bibliographies: () => [],
  declareBibliography: () => undefined,
};

/** A link to the paper as its citation reads; plain text where the paper has no address. */
export function markdownLink(
  paper: LinkedPaper & Pick<Paper, 'author' | 'title' | 'issued'>,
): string {
  const text = escaped(linkText(paper));
  const url = referenceUrl(paper);
  return url === undefined ? text : `[${text}](${url})`;
}

/** The paper as its citation reads: `Doe et al. (2020)`. */
export function linkText(paper: Pick<Paper, 'author' | 'title' | 'issued'>): string {
  const year = paper.issued === undefined ? 'n.d.' : String(paper.issued.year);
  return `${authorsShort(paper) || paper.title} (${year})`.replace(/\s+/g, ' ');
}

/** The text with a backslash before all that Markdown would read. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~$@]/g, '\\$&').replace(/&(?=#?\w{1,40};)/g, '\\&');
}

/** A link whose text ends with a year in brackets, as ours do. */
const link =
  /\[((?:[^[\]\\\n]|\\.){1,400} \((?:-?\d{1,4}|n\.d\.)\))\]\((https?:\/\/[^\s()<>]{1,2000})\)/g;

/** Links to papers, each run of them separated by `; ` one citation. */
function linkCitations(note: string): CitationContext[] {
  const citations: { range: { start: number; end: number }; keys: CitedKey[] }[] = [];
  for (const { start, end } of markdownParagraphs(note)) {
    for (const match of note.slice(start, end).matchAll(link)) {
      const [whole, , url = ''] = match;
      const from = start + match.index;
      const to = from + whole.length;
      const key = { citekey: url, range: { start: to - 1 - url.length, end: to - 1 } };
      const last = citations.at(-1);
      if (last && note.slice(last.range.end, from) === '; ') {
        last.range.end = to;
        last.keys.push(key);
      } else {
        citations.push({ range: { start: from, end: to }, keys: [key] });
      }
    }
  }
  return citations;
}
