import type { TextRange } from '../../../search/textRange';
import {
  citedItem,
  type CitationParts,
  type CitationPartsSyntax,
  type CitedItem,
} from '../../citationParts';
import { locatorLabels, wholeLocator, writtenLocator } from '../../locators';
import type { CitedKey } from '../../notesLanguage';
import { pandocKey } from '../pandocKey';
import type { PandocCitation } from '../pandocCitations';
import { isInsideWord } from '../placement';
import { joined, oneLine, readTail, type Tail } from './partTexts';

/** `[see @a, pp. 33-35 and *passim*; -@b]`, and `@a [p. 33; see @b]` as a part of the sentence. */
export const pandocParts: CitationPartsSyntax<PandocCitation> = {
  can: () => ({
    narrative: true,
    othersInBrackets: true,
    locators: locatorLabels,
    prefix: true,
    suffix: true,
    suppressAuthor: true,
  }),
  read(note, citation) {
    // A quotation goes on in the next line with a mark, which is no part of the citation.
    if (/\n[ \t]*>/.test(note.slice(citation.range.start, citation.range.end))) return undefined;
    if (citation.loneSigns.length > 0) return undefined;
    return citation.kind === 'group' ? readGroup(note, citation) : readNarrative(note, citation);
  },
  write({ form, items }) {
    const [first, ...rest] = items;
    if (!first) return undefined;
    if (form === 'parenthetical') return `[${items.map(written).join('; ')}]`;
    // In a sentence a hyphen in front of the sign is one, and nothing stands before the authors.
    if (first.prefix !== undefined || first.suppressAuthor === true) return undefined;
    const about = tailOf(first)
      .replace(first.locator ? /^, / : /^ (?!\{\})/, '')
      .trim();
    const brackets = [...(about === '' ? [] : [about]), ...rest.map(written)].join('; ');
    return mention(first) + (brackets === '' ? '' : ` [${brackets}]`);
  },
};

function readGroup(note: string, citation: PandocCitation): CitationParts | undefined {
  const items = segments(citation).map((segment) => readSegment(note, segment, citation));
  return allRead(items) ? { form: 'parenthetical', items } : undefined;
}

function readNarrative(note: string, citation: PandocCitation): CitationParts | undefined {
  const [key] = citation.keys;
  if (!key) return undefined;
  if (note[citation.range.start] === '-') return undefined;
  const within = citation.bracket ? segments(citation) : [];
  const [about] = within;
  const isAbout = about !== undefined && keysIn(citation, about).length === 0;
  const tail = isAbout ? readBraced(note.slice(about.start, about.end)) : undefined;
  const first = citedItem({ citekey: key.citekey, ...tail });
  const rest = (isAbout ? within.slice(1) : within).map((segment) =>
    readSegment(note, segment, citation),
  );
  return allRead(rest) ? { form: 'narrative', items: [first, ...rest] } : undefined;
}

/** What is between the semicolons in the brackets. */
function segments({ bracket, separators }: PandocCitation): TextRange[] {
  if (!bracket) return [];
  const ends = [...separators, bracket.end - 1];
  return ends.map((end, index) => ({ start: (ends[index - 1] ?? bracket.start) + 1, end }));
}

function keysIn({ keys }: PandocCitation, { start, end }: TextRange): CitedKey[] {
  return keys.filter(({ range }) => start <= range.start && range.end <= end);
}

function readSegment(
  note: string,
  segment: TextRange,
  citation: PandocCitation,
): CitedItem | undefined {
  const [key, another] = keysIn(citation, segment);
  if (!key || another) return undefined;
  const { start, end } = mentionOf(note, key);
  const suppressAuthor = note[start - 1] === '-' && !isInsideWord(note, start - 1);
  const prefix = note.slice(segment.start, suppressAuthor ? start - 1 : start);
  const tail = note.slice(end, segment.end);
  // Text right next to the key, as in `"@a"`, would be torn away from it.
  if (/\S$/.test(prefix) || /^[^\s,.:!?){]/.test(tail)) return undefined;
  return citedItem({
    citekey: key.citekey,
    prefix: oneLine(prefix),
    ...readBraced(tail),
    suppressAuthor,
  });
}

/** From the sign to the end of the key with its braces. */
function mentionOf(note: string, { range }: CitedKey): TextRange {
  const isQuoted = note[range.start - 1] === '{';
  return isQuoted
    ? { start: range.start - 2, end: range.end + 1 }
    : { start: range.start - 1, end: range.end };
}

/** A tail in which braces may say what the locator is; empty ones say that there is none. */
function readBraced(text: string): Tail {
  const braced = /^\s*,?\s*\{([^{}]*)\}/.exec(text);
  if (!braced) return readTail(text);
  const [all, inner = ''] = braced;
  const rest = oneLine(text.slice(all.length));
  if (inner.trim() === '') return { suffix: rest };
  return { locator: wholeLocator(oneLine(inner)), suffix: rest };
}

function mention({ citekey, suppressAuthor }: CitedItem): string {
  return `${suppressAuthor === true ? '-' : ''}@${pandocKey(citekey)}`;
}

function written(item: CitedItem): string {
  const { prefix } = item;
  return `${prefix === undefined ? '' : `${prefix} `}${mention(item)}${tailOf(item)}`;
}

/** What goes behind the key, with braces where Pandoc would take something else for the locator. */
function tailOf({ locator, suffix = '' }: CitedItem): string {
  if (!locator) {
    const plain = joined(suffix);
    return readBraced(plain).locator ? ` {}${joined(suffix)}` : plain;
  }
  const about = writtenLocator(locator);
  const plain = `, ${about}${joined(suffix)}`;
  const read = readBraced(plain);
  const isRead = read.locator?.value === locator.value && read.suffix === suffix;
  return isRead ? plain : `, {${about}}${joined(suffix)}`;
}

function allRead(items: readonly (CitedItem | undefined)[]): items is CitedItem[] {
  return items.every((item) => item !== undefined);
}
