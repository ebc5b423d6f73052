import { analyze, foldIdentifier, foldText, foldWord, type Analysis } from './analyzer';

/**
 * What the user typed, taken apart. Words, "phrases", and restrictions: `author:` `venue:` `topic:` with a word or a
 * quoted text, `cat:cs.CL` or a whole archive `cat:cs`, `year:2023`, `year:2023..2025`, `year:2020..`, `year:..2020`.
 * What follows none of these rules is words.
 */
export interface ParsedQuery {
  readonly items: readonly QueryItem[];
  readonly restrictions: readonly Restriction[];
  /** All words outside restrictions, stop words included, folded: to be compared with a whole title. */
  readonly literal: readonly string[];
  /** Whether the last of `literal` may still be being typed. */
  readonly literalUnfinished: boolean;
}

export type QueryItem = QueryWord | QueryPhrase | QueryIdentifier;

export interface QueryWord {
  readonly kind: 'word';
  /** As typed. */
  readonly text: string;
  readonly word: string;
  readonly term: string;
  readonly stop: boolean;
  /** Still being typed: it matches as a prefix. */
  readonly unfinished: boolean;
  /** The term of the hyphenated word of which this is a part. */
  readonly compound?: string;
}

/** Words to be found next to each other; stop words keep their place but match anything. */
export interface QueryPhrase {
  readonly kind: 'phrase';
  /** As typed, without the quotes. */
  readonly text: string;
  readonly slots: readonly PhraseSlot[];
}

export interface PhraseSlot {
  readonly term: string;
  /** Distance from the first slot, in tokens. */
  readonly offset: number;
}

/**
 * Something that may be an identifier (arXiv id, DOI, citekey, category), also pasted as an address. It is one if the
 * library knows it, and words if not.
 */
export interface QueryIdentifier {
  readonly kind: 'identifier';
  readonly text: string;
  /** As {@link foldIdentifier} makes it. */
  readonly whole: string;
  readonly unfinished: boolean;
  readonly words: readonly QueryWord[];
}

export type Restriction =
  | {
      readonly field: 'author' | 'venue' | 'topic';
      /** Folded; all of them must be in one author, in the venue, in the topic. */
      readonly words: readonly string[];
      /** Whether the last word may still be being typed. */
      readonly unfinished: boolean;
    }
  | { readonly field: 'cat'; readonly category: string }
  /** Both years are in the range. */
  | { readonly field: 'year'; readonly from: number; readonly to: number };

/** A query has at most so many words; what a pasted page holds beyond them is left out. */
const mostWords = 200;
const longestQuery = 20_000;

/** Takes a query apart. Never fails: what is no syntax is words. */
export function parseQuery(typed: string): ParsedQuery {
  const text = typed.slice(0, longestQuery);
  const items: QueryItem[] = [];
  const restrictions: Restriction[] = [];
  const literal: string[] = [];
  let words = 0;

  for (const piece of pieces(text)) {
    const restriction = piece.kind === 'plain' ? undefined : readRestriction(piece);
    if (restriction) {
      restrictions.push(restriction);
      continue;
    }
    const content = piece.kind === 'phrase' ? piece.content : piece.text;
    const analysis = analyze(content);
    words += analysis.tokens.length;
    if (words > mostWords) break;
    literal.push(...analysis.tokens.map((token) => token.word));
    if (piece.kind === 'phrase') items.push(...readPhrase(content, analysis));
    else items.push(...readWords(content, analysis, piece.atEnd));
  }
  return {
    items,
    restrictions,
    literal,
    literalUnfinished: endsInWord.test(text),
  };
}

const endsInWord = /[\p{L}\p{N}\p{M}]$/u;

interface Piece {
  readonly kind: 'plain' | 'phrase' | 'field';
  readonly text: string;
  /** What is within the quotes, or after the colon. */
  readonly content: string;
  readonly field: string;
  readonly quoted: boolean;
  /** Whether nothing follows, not even a space. */
  readonly atEnd: boolean;
}

/** `"…"`, `field:"…"`, `field:value`, or anything up to the next space or quote. A quote with no partner is a space. */
const piece =
  /(?:(author|venue|topic|cat|year):)?["“”]([^"“”]*)["“”]|(author|venue|topic|cat|year):([^\s"“”]+)|[^\s"“”]+/giu;

function* pieces(text: string): Generator<Piece> {
  for (const match of text.matchAll(piece)) {
    const quoted = match[2] !== undefined;
    const field = (match[1] ?? match[3] ?? '').toLowerCase();
    yield {
      kind: field !== '' ? 'field' : quoted ? 'phrase' : 'plain',
      text: match[0],
      content: match[2] ?? match[4] ?? '',
      field,
      quoted,
      atEnd: match.index + match[0].length === text.length,
    };
  }
}

function readRestriction({ field, content, quoted, atEnd }: Piece): Restriction | undefined {
  switch (field) {
    case 'author':
    case 'venue':
    case 'topic': {
      const words = foldText(content).split(' ');
      if (words[0] === '') return undefined;
      return { field, words, unfinished: !quoted && atEnd && endsInWord.test(content) };
    }
    case 'cat': {
      const category = foldIdentifier(content);
      return foldWord(category) === '' ? undefined : { field, category };
    }
    case 'year':
      return readYears(content.trim());
    default:
      return undefined;
  }
}

function readYears(value: string): Restriction | undefined {
  const match = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(value);
  if (!match) return undefined;
  const [, first, dots, last] = match;
  if (first === undefined && last === undefined) return undefined;
  if (dots === undefined) return { field: 'year', from: Number(first), to: Number(first) };
  const from = first === undefined ? -Infinity : Number(first);
  const to = last === undefined ? Infinity : Number(last);
  return { field: 'year', from: Math.min(from, to), to: Math.max(from, to) };
}

function readPhrase(text: string, { tokens }: Analysis): QueryItem[] {
  const content = tokens.filter((token) => !token.stop);
  const kept = content.length > 0 ? content : tokens;
  const [first] = kept;
  if (!first) return [];
  const slots = kept.map(({ term, position }) => ({ term, offset: position - first.position }));
  return [{ kind: 'phrase', text: text.trim(), slots }];
}

function readWords(text: string, analysis: Analysis, atEnd: boolean): QueryItem[] {
  const typing = atEnd && endsInWord.test(text);
  const words = queryWords(text, analysis, typing);
  const whole = readIdentifier(text);
  if (whole === undefined) return words;
  return [{ kind: 'identifier', text, whole, unfinished: typing, words }];
}

function queryWords(text: string, { tokens, compounds }: Analysis, typing: boolean): QueryWord[] {
  const words: QueryWord[] = [];
  const lastEnd = tokens.at(-1)?.end;
  for (let position = 0; position < tokens.length;) {
    // `FlashAttention` is one word of a query; only papers are also indexed by its parts.
    const joined = compounds.find((each) => each.joint === 'case' && each.position === position);
    const token = joined ?? tokens[position];
    if (!token) break;
    const compound = compounds.find(
      (each) =>
        each.joint === 'hyphen' &&
        each.position <= position &&
        position < each.position + each.length,
    );
    words.push({
      kind: 'word',
      text: text.slice(token.start, token.end),
      word: token.word,
      term: token.term,
      stop: 'stop' in token && token.stop,
      unfinished: typing && token.end === lastEnd,
      ...(compound && { compound: compound.term }),
    });
    position += joined?.length ?? 1;
  }
  return words;
}

/** The addresses and prefixes that an identifier is pasted with. */
const addressed =
  /^(?:https?:\/\/)?(?:www\.)?(?:(?:dx\.)?doi\.org\/|arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/|arxiv:|doi:)/i;
const arxivVersion = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})v\d{1,3}(?:\.pdf)?$/;
const joinedBySign = /[\p{L}\p{N}][^\p{L}\p{N}\s]+[\p{L}\p{N}]/u;

function readIdentifier(text: string): string | undefined {
  const bare = text
    .replace(addressed, '')
    .replace(/^[([{<,;.@]{1,8}/, '')
    .replace(/[)\]}>,;.:?!]{1,8}$/, '');
  const marked = text.startsWith('@') || text.startsWith('[@') || addressed.test(text);
  if (!marked && !joinedBySign.test(bare)) return undefined;
  const whole = foldIdentifier(bare);
  return whole === '' ? undefined : whole.replace(arxivVersion, '$1');
}
