import type { TextRange } from '../../search/textRange';
import { isCrossReference } from '../crossReferences';
import type { CitationContext, CitedKey } from '../notesLanguage';
import { codeSpanFinder, commentFinder } from './markdownInline';
import { markdownParagraphs } from './markdownParagraphs';
import { isInsideWord } from './placement';

/** A citation in Pandoc's Markdown, with what is needed for adding to it. */
export interface PandocCitation extends CitationContext {
  /** `group` is `[see @a; @b]`, `narrative` is `@a` or `@a [p. 3]`. */
  readonly kind: 'group' | 'narrative';
  /** The bracket that citations are added into: all of a group, the locator of a narrative one where it has one. */
  readonly bracket?: TextRange;
  /** The semicolons between the citations in that bracket. */
  readonly separators: readonly number[];
  /** `@` signs without a key yet. */
  readonly loneSigns: readonly number[];
}

/** One `@…` with the locator behind it. */
interface Mention {
  range: { start: number; end: number };
  readonly keys: CitedKey[];
  locator?: Bracket & { end: number };
  readonly loneSigns: number[];
}

/** A bracket that is open, with what it holds directly. */
interface Bracket {
  readonly start: number;
  readonly mentions: Mention[];
  readonly separators: number[];
  /** The mention that this bracket follows, whose locator it may be. */
  readonly after: Mention | undefined;
  /** Not a footnote `^[…]` or an image. */
  readonly mayCite: boolean;
}

/** A run of characters that may be a key; single punctuation within is part of it, at its end it is not. */
const key =
  /(?:[\p{L}\p{N}_])(?:(?:[:.#$%&\-+?<>~/]|[:/](?=\/))?[\p{L}\p{N}_]|[:/](?=\/)){0,500}/uy;

/** The rest of an address, up to where it must end. */
const restOfAddress = /[^\s<>"()[\]]*/y;

/** A tag of HTML with its attributes. */
const tag =
  /<\/?[A-Za-z][\w:-]{0,50}(?:\s{1,20}[\w:@-]{1,50}(?:\s{0,9}=\s{0,9}(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|[^\s"'=<>`]{1,500}))?){0,20}\s{0,9}\/?>/y;

/**
 * The citations of a text in Pandoc's Markdown, in order, not overlapping. Code, comments, e-mail and web
 * addresses, escaped `\@` and references to figures and sections hold none.
 * @param onCode is told each code span, for dialects that cite in one
 */
export function pandocCitations(
  note: string,
  paragraphs: readonly TextRange[] = markdownParagraphs(note),
  onCode?: (span: TextRange) => void,
): PandocCitation[] {
  const citations: PandocCitation[] = [];
  const finders = { comment: commentFinder(note), special: specialFinder(note) };
  let position = 0;
  for (const paragraph of paragraphs) {
    position = Math.max(position, paragraph.start);
    position = scanParagraph(note, position, paragraph.end, finders, citations, onCode);
  }
  return citations.sort((a, b) => a.range.start - b.range.start);
}

/** Finds the next character at or behind an offset that means something; the end of the note where there is none. */
function specialFinder(note: string): (offset: number) => number {
  const special = /[\\`<:[;\]@]/g;
  let at = -1;
  return (offset) => {
    // What is far behind one paragraph is not searched for again in the next one.
    if (at < offset) {
      special.lastIndex = offset;
      at = special.exec(note)?.index ?? note.length;
    }
    return at;
  };
}

/** Scans up to `end` and returns what is to be looked at next: a comment may reach over the end. */
function scanParagraph(
  note: string,
  start: number,
  end: number,
  finders: {
    readonly comment: (offset: number) => number | undefined;
    readonly special: (offset: number) => number;
  },
  citations: PandocCitation[],
  onCode?: (span: TextRange) => void,
): number {
  const spans = codeSpanFinder(note, start, end);
  const outside: Mention[] = [];
  const open: Bracket[] = [];
  const level = () => open.at(-1)?.mentions ?? outside;
  let position = finders.special(start);

  for (; position < end; position = finders.special(position)) {
    switch (note[position]) {
      case '\\':
        position += 2;
        break;
      case '`': {
        const spanEnd = spans(position);
        onCode?.({ start: position, end: spanEnd });
        position = spanEnd;
        break;
      }
      case '<':
        position =
          finders.comment(position) ?? Math.max(position + 1, endOfMatch(tag, note, position));
        break;
      case ':':
        position = note.startsWith('://', position)
          ? endOfMatch(restOfAddress, note, position)
          : position + 1;
        break;
      case '[': {
        const before = note[position - 1];
        open.push({
          start: position,
          mentions: [],
          separators: [],
          after: mentionBefore(note, level().at(-1), position),
          mayCite: before !== '^' && before !== '!' && note[position + 1] !== '^',
        });
        position++;
        break;
      }
      case ';':
        open.at(-1)?.separators.push(position);
        position++;
        break;
      case ']':
        position++;
        closeBracket(note, position, open.pop(), level(), citations);
        if (note[position] === '(') position = endOfMatch(restOfAddress, note, position + 1);
        break;
      case '@': {
        const mention = mentionAt(note, position);
        if (mention) level().push(mention);
        position = Math.max(position + 1, mention?.range.end ?? 0);
        break;
      }
    }
  }
  for (const mention of [...outside, ...open.flatMap(({ mentions }) => mentions)]) {
    citations.push(narrative(mention));
  }
  return position;
}

function closeBracket(
  note: string,
  end: number,
  bracket: Bracket | undefined,
  outer: Mention[],
  citations: PandocCitation[],
): void {
  if (!bracket) return;
  const { start, mentions, separators, after } = bracket;
  // `[…](…)` is a link and `[…]{…}` a span: what is within is text.
  const isText = /[({]/.test(note[end] ?? '') || !bracket.mayCite;
  if (isText) {
    outer.push(...mentions);
  } else if (after) {
    after.range = { start: after.range.start, end };
    after.locator = { ...bracket, end };
    after.keys.push(...mentions.flatMap(({ keys }) => keys));
    after.loneSigns.push(...mentions.flatMap(({ loneSigns }) => loneSigns));
  } else if (mentions.length > 0) {
    citations.push({
      kind: 'group',
      range: { start, end },
      keys: mentions.flatMap(({ keys }) => keys),
      bracket: { start, end },
      separators,
      loneSigns: mentions.flatMap(({ loneSigns }) => loneSigns),
    });
  }
}

function narrative({ range, keys, locator, loneSigns }: Mention): PandocCitation {
  return {
    kind: 'narrative',
    range,
    keys,
    ...(locator ? { bracket: { start: locator.start, end: locator.end } } : {}),
    separators: locator?.separators ?? [],
    loneSigns,
  };
}

/** The mention whose locator a bracket at the offset would be: only white space of one line break is between. */
function mentionBefore(
  note: string,
  mention: Mention | undefined,
  offset: number,
): Mention | undefined {
  if (!mention || mention.locator || mention.keys.length === 0) return undefined;
  const isNear = offset - mention.range.end <= 80;
  return isNear && /^\s*$/.test(note.slice(mention.range.end, offset)) ? mention : undefined;
}

function mentionAt(note: string, at: number): Mention | undefined {
  if (isInsideWord(note, at)) return undefined;
  // `-@a` leaves out the authors; in `x-@a` the hyphen belongs to the word.
  const start = note[at - 1] === '-' && !isInsideWord(note, at - 1) ? at - 1 : at;
  const keyRange = keyAt(note, at + 1);
  if (!keyRange) {
    const isLone = /^[\s\p{P}]?$/u.test(note.charAt(at + 1)) && note[at + 1] !== '@';
    return isLone ? { range: { start: at, end: at + 1 }, keys: [], loneSigns: [at] } : undefined;
  }
  const citekey = note.slice(keyRange.start, keyRange.end);
  if (isCrossReference(citekey)) return undefined;
  const isQuoted = note[keyRange.end] === '}' && note[keyRange.start - 1] === '{';
  return {
    range: { start, end: keyRange.end + (isQuoted ? 1 : 0) },
    keys: [{ citekey, range: keyRange }],
    loneSigns: [],
  };
}

function keyAt(note: string, offset: number): TextRange | undefined {
  if (note[offset] !== '{') {
    const end = endOfMatch(key, note, offset);
    return end > offset ? { start: offset, end } : undefined;
  }
  let depth = 1;
  for (let position = offset + 1; position < offset + 500; position++) {
    const character = note[position];
    if (character === undefined || character === '\n') return undefined;
    if (character === '{') depth++;
    if (character === '}' && --depth === 0) {
      return position > offset + 1 ? { start: offset + 1, end: position } : undefined;
    }
  }
  return undefined;
}

/** Where a sticky pattern's match at the offset ends; the offset itself when it does not match. */
function endOfMatch(sticky: RegExp, text: string, offset: number): number {
  sticky.lastIndex = offset;
  return sticky.test(text) ? sticky.lastIndex : offset;
}
