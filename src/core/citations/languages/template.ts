import { referenceUrl } from '../../papers/links';
import { authorsShort } from '../../papers/names';
import type { TextRange } from '../../search/textRange';
import type { CitedPaper, NotesLanguage } from '../notesLanguage';
import { frontMatterBibliographies } from './frontMatter';
import { extendList, listed, longestList, type ListedCitation, type ListItem } from './keyLists';
import { codeSpanFinder } from './markdownInline';
import { markdownParagraphs } from './markdownParagraphs';
import { citingByKeys, placeApart } from './placement';

/**
 * How a citation looks that the user made up: `{ open: '[', item: '#${citekey}', close: '][]', separator: '; ' }`
 * writes `[#a; #b][]`.
 */
export interface CitationTemplate {
  /** One paper; `${citekey}`, `${authors}`, `${year}`, `${title}` and `${url}` stand for what they say. */
  readonly item: string;
  /** `; ` where there is none. */
  readonly separator?: string;
  readonly open?: string;
  readonly close?: string;
  /** Whether its keys resolve in a bibliography; unless it says no, they do. */
  readonly usesBibliography?: boolean;
}

/** What the user wrote as a template, as far as it is one; undefined without an item. */
export function citationTemplate(value: unknown): CitationTemplate | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { item, separator, open, close, usesBibliography } = value as Record<string, unknown>;
  if (typeof item !== 'string' || item.trim() === '') return undefined;
  return {
    item,
    ...(typeof separator === 'string' ? { separator } : {}),
    ...(typeof open === 'string' ? { open } : {}),
    ...(typeof close === 'string' ? { close } : {}),
    ...(typeof usesBibliography === 'boolean' ? { usesBibliography } : {}),
  };
}

/** Markdown with citations of the user's own making. They are found again where an item is little but the key. */
export function templateLanguage(template: CitationTemplate): NotesLanguage {
  const { item, separator = '; ', open = '', close = '', usesBibliography = true } = template;
  return {
    id: 'template',
    ...citingByKeys({
      citations: (note) => templateCitations(note, { item, separator, open, close }),
      // What is typed of it may be anything.
      typedKey: () => undefined,
      extend: (note, citation, offset, papers) =>
        extendList(note, citation, offset, papers, {
          separator,
          item: (citekey) => item.replaceAll(citekeyPlaceholder, () => citekey),
        }),
      create: (note, selection, papers) =>
        placeApart(
          note,
          selection,
          open + papers.map((paper) => filled(item, paper)).join(separator) + close,
        ),
    }),
    usesBibliography,
    bibliographies: usesBibliography ? frontMatterBibliographies : () => [],
    // Who made up the citation knows where its bibliography is named.
    declareBibliography: () => undefined,
  };
}

const citekeyPlaceholder = '${citekey}';

function filled(item: string, { citekey, paper }: CitedPaper): string {
  const values: Readonly<Record<string, string>> = {
    citekey,
    authors: authorsShort(paper),
    year: paper.issued === undefined ? 'n.d.' : String(paper.issued.year),
    title: paper.title,
    url: referenceUrl(paper) ?? '',
  };
  return item.replace(
    /\$\{(citekey|authors|year|title|url)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

type Written = Required<Omit<CitationTemplate, 'usesBibliography'>>;

/** What the template wrote, in order; code holds none. */
function templateCitations(note: string, written: Written): ListedCitation[] {
  const [before = '', after, ...more] = written.item.split(citekeyPlaceholder);
  const { open, close, separator } = written;
  // Without marks around it, or with more in it than the key, nothing tells a citation from text.
  const isKnowable = after !== undefined && more.length === 0 && !/\$\{/.test(before + after);
  if (!isKnowable || open === '' || close === '' || separator === '') return [];
  const citations: ListedCitation[] = [];
  for (const { start, end } of markdownParagraphs(note)) {
    const spans = codeSpanFinder(note, start, end);
    let closing = start;
    for (let position = start; position < end;) {
      if (note.startsWith(open, position)) {
        const from = position + open.length;
        if (closing < from) closing = indexBefore(note, close, from, end);
        const list = { start: from, end: closing };
        const items =
          closing - from <= longestList ? itemsOf(note, list, separator, before, after) : undefined;
        if (items) {
          const range = { start: position, end: closing + close.length };
          citations.push(listed(range, list, items));
          position = range.end;
          continue;
        }
      }
      position = note[position] === '`' ? spans(position) : position + 1;
    }
  }
  return citations;
}

/** Where the text is next in the paragraph; far away where it is not. */
function indexBefore(note: string, text: string, from: number, end: number): number {
  const index = note.slice(from, end).indexOf(text);
  return index < 0 ? Infinity : from + index;
}

/** The items of a list; undefined when one of them is not made by the template. */
function itemsOf(
  note: string,
  list: TextRange,
  separator: string,
  before: string,
  after: string,
): ListItem[] | undefined {
  const items: ListItem[] = [];
  let start = list.start;
  for (const part of note.slice(list.start, list.end).split(separator)) {
    const citekey = part.slice(before.length, part.length - after.length);
    const isItem = part === before + citekey + after && /^[^\s,;[\]{}()]+$/.test(citekey);
    if (!isItem) return undefined;
    const keyStart = start + before.length;
    items.push({
      range: { start, end: start + part.length },
      key: { citekey, range: { start: keyStart, end: keyStart + citekey.length } },
    });
    start += part.length + separator.length;
  }
  return items;
}
