import type { SearchField } from '../papers/library';
import { analyze, foldIdentifier, foldText, foldWord, type Analysis } from './analyzer';
import { assetNames, markNames, wordFields, type AssetName, type MarkName } from './queryFields';
import { isOr, queryPieces, type QueryPiece } from './queryPieces';
import { beginsYears, readYears } from './queryYears';
import { stopWords } from './stopWords';

/**
 * What the user typed, taken apart. Words and "phrases" are ranked by, also `title:word` and `abstract:"a phrase"`, which
 * must be in that field. `author:` `venue:` `topic:` `tag:` with a word or a quoted text, `cat:cs.CL` or a whole archive
 * `cat:cs`, `key:lewis2020`, `is:read`, `has:pdf`, `year:2023`, `year:2023..2025`, `year:2020..`, `year:>=2020` restrict the
 * papers. A minus sign before any of them excludes; `OR` between two of them asks for either and binds more tightly
 * than the space between words. What follows none of these rules is words.
 */
export interface ParsedQuery {
  readonly items: readonly QueryItem[];
  /** All of them must hold, however words are matched. */
  readonly restrictions: readonly Restriction[];
  /** All words outside restrictions, stop words included, folded: to be compared with a whole title. */
  readonly literal: readonly string[];
  /** Whether the last of `literal` may still be being typed. */
  readonly literalUnfinished: boolean;
}

/** What papers are ranked by. */
export type QueryItem = SimpleItem | QueryEither;
export type SimpleItem = QueryWord | QueryPhrase | QueryIdentifier;

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
  /** The only fields in which it counts; absent for all. */
  readonly fields?: readonly SearchField[];
}

/** Words to be found next to each other; stop words keep their place but match anything. */
export interface QueryPhrase {
  readonly kind: 'phrase';
  /** As typed, without the quotes. */
  readonly text: string;
  readonly slots: readonly PhraseSlot[];
  /** The only fields in which it counts; absent for all. */
  readonly fields?: readonly SearchField[];
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

/** `a OR b`: a paper needs one of them, and the best of those it has counts. */
export interface QueryEither {
  readonly kind: 'either';
  readonly alternatives: readonly SimpleItem[];
}

/** A demand, or demands put together: not this, any of these. */
export type Condition<Leaf> =
  | Leaf
  | { readonly kind: 'not'; readonly of: Condition<Leaf> }
  | { readonly kind: 'any'; readonly of: readonly Condition<Leaf>[] };

/** What a paper must meet to be found, whatever its rank. */
export type Restriction = Condition<FacetRestriction | ContentRestriction>;

/** A demand on a property of a paper, which an engine can answer without an index of words. */
export type FacetRestriction = { readonly kind: 'facet' } & (
  | WordsRestriction
  | { readonly field: 'cat'; readonly category: string }
  | YearRestriction
  /** The citekey, as {@link foldIdentifier} makes it. */
  | { readonly field: 'key'; readonly key: string; readonly unfinished: boolean }
  | { readonly field: 'is'; readonly mark: MarkName }
  | { readonly field: 'has'; readonly asset: AssetName }
);

export interface WordsRestriction {
  readonly field: 'author' | 'venue' | 'topic' | 'tag';
  /** Folded; all of them must be in one author, in the venue, in the topic, in one tag. */
  readonly words: readonly string[];
  /** Whether the last word may still be being typed. */
  readonly unfinished: boolean;
}

/** Both years are in the range. */
export interface YearRestriction {
  readonly field: 'year';
  readonly from: number;
  readonly to: number;
}

/** The paper must have this word or phrase. */
export interface ContentRestriction {
  readonly kind: 'content';
  readonly item: SimpleItem;
}

/** A query has at most so many words; what a pasted page holds beyond them is left out. */
export const mostWords = 200;
export const longestQuery = 20_000;

/** Takes a query apart. Never fails: what is no syntax is words. */
export function parseQuery(typed: string): ParsedQuery {
  const items: QueryItem[] = [];
  const restrictions: Restriction[] = [];
  const literal: string[] = [];
  let literalUnfinished = false;
  let words = 0;

  for (const clause of clausesOf(queryPieces(typed.slice(0, longestQuery)))) {
    const operands: Operand[] = [];
    for (const piece of clause) {
      const operand = readOperand(piece);
      words += operand.analysis.tokens.length;
      if (words > mostWords) break;
      operands.push(operand);
      if (!operand.literal) continue;
      if (operands.length > 1) literal.push('or');
      literal.push(...operand.analysis.tokens.map((token) => token.word));
      literalUnfinished = isTyped(piece);
    }
    const { ranked, restriction } = combine(operands.filter(({ kind }) => kind !== 'nothing'));
    items.push(...ranked);
    restrictions.push(...restriction);
    if (words > mostWords) break;
  }
  return { items, restrictions, literal, literalUnfinished };
}

/**
 * Pieces joined by `OR`, most often a single one. An `OR` that joins nothing is a word, and so is each in a sentence that
 * is written in capitals throughout.
 */
export function clausesOf(pieces: readonly QueryPiece[]): QueryPiece[][] {
  const clauses: QueryPiece[][] = [];
  const operands = pieces.filter(({ kind }) => kind !== 'quote');
  const joining = !inCapitals(pieces);
  for (let index = 0; index < operands.length; index++) {
    const piece = operands[index];
    if (!piece) break;
    const before = operands[index - 1];
    const after = operands[index + 1];
    if (joining && isOr(piece) && before && !isOr(before) && after && !isOr(after)) {
      clauses.at(-1)?.push(after);
      index += 1;
    } else clauses.push([piece]);
  }
  return clauses;
}

/** Whether a query is a sentence in capitals: no small letter, and words in it that are no acronyms. */
export function inCapitals(pieces: readonly QueryPiece[]): boolean {
  const plain = pieces.filter(({ kind }) => kind === 'plain').map(({ content }) => content);
  return (
    plain.some(
      (word) => word.length > 1 && !operators.has(word) && stopWords.has(word.toLowerCase()),
    ) && !plain.some((word) => /\p{Ll}/u.test(word))
  );
}

/** Stop words that people put in capitals to mean more than the word. */
const operators: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);

const endsInWord = /[\p{L}\p{N}\p{M}]$/u;

/** Whether the last word of a piece may still be being typed. */
function isTyped({ atEnd, content, closed }: QueryPiece): boolean {
  return atEnd && !closed && endsInWord.test(content);
}

/** What a piece says by itself. */
type Operand = {
  readonly analysis: Analysis;
  /** Whether its words may be those of a title. */
  readonly literal: boolean;
} & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'restriction'; readonly restriction: Restriction }
  | {
      readonly kind: 'ranked';
      readonly items: readonly SimpleItem[];
      /** The same as things of which a paper has one or none. */
      readonly alternatives: readonly SimpleItem[];
    }
);

/** Brings the operands of an `OR` together. Where some of them cannot be ranked by, all of them only restrict. */
function combine(operands: readonly Operand[]): {
  readonly ranked: readonly QueryItem[];
  readonly restriction: readonly Restriction[];
} {
  const [first] = operands;
  if (operands.length <= 1) {
    return {
      ranked: first?.kind === 'ranked' ? first.items : [],
      restriction: first?.kind === 'restriction' ? [first.restriction] : [],
    };
  }
  if (operands.every(({ kind }) => kind === 'ranked')) {
    const alternatives = operands.flatMap((operand) =>
      operand.kind === 'ranked' ? operand.alternatives : [],
    );
    return { ranked: [{ kind: 'either', alternatives }], restriction: [] };
  }
  const of = operands.flatMap((operand): Restriction[] => {
    if (operand.kind === 'restriction') return [operand.restriction];
    return operand.kind === 'ranked' ? operand.alternatives.map(toContent) : [];
  });
  return { ranked: [], restriction: [{ kind: 'any', of }] };
}

function readOperand(piece: QueryPiece): Operand {
  const { negated, field, content } = piece;
  const fields = field && wordFields.get(field);
  if (field && !fields) {
    const facet = readFacet(piece);
    if (facet === 'unreadable' && !negated) return readContent(piece, piece.text);
    const analysis = analyze(content);
    if (typeof facet === 'string') {
      // A field without a value may be how a title begins, unless it is only just being typed.
      const literal = facet === 'empty' && !piece.atEnd && !negated;
      return { kind: 'nothing', analysis: literal ? analyze(piece.text) : analysis, literal };
    }
    const restriction: Restriction = negated ? { kind: 'not', of: finished(facet) } : facet;
    return { kind: 'restriction', restriction, analysis, literal: false };
  }
  return negated ? readExclusion(piece) : readContent(piece, content);
}

function readContent(piece: QueryPiece, content: string): Operand {
  const { field } = piece;
  const analysis = analyze(content);
  if (analysis.tokens.length === 0) return { kind: 'nothing', analysis, literal: false };
  const fields = field && wordFields.get(field);
  const literal = field !== 'abstract';
  if (piece.closed && content === piece.content) {
    const phrase = within(fields, readPhrase(content, analysis));
    return { kind: 'ranked', items: phrase, alternatives: phrase, analysis, literal };
  }
  const typing = isTyped(piece);
  const words = fields
    ? queryWords(content, analysis, typing)
    : readWords(content, analysis, typing);
  return {
    kind: 'ranked',
    items: within(fields, words),
    alternatives: within(fields, asAlternatives(content, analysis, typing)),
    analysis,
    literal,
  };
}

/** What only counts in these fields; an identifier is looked for in all or not at all. */
function within(
  fields: readonly SearchField[] | undefined,
  items: readonly SimpleItem[],
): readonly SimpleItem[] {
  if (!fields) return items;
  return items.flatMap((item) => (item.kind === 'identifier' ? [] : { ...item, fields }));
}

/** An excluded word excludes its term and nothing else: neither what it may become nor what it may be a slip for. */
function readExclusion(piece: QueryPiece): Operand {
  const { content, field, quoted } = piece;
  const analysis = analyze(content);
  const excluded = quoted
    ? readPhrase(content, analysis)
    : asAlternatives(content, analysis, false);
  const of = within(field && wordFields.get(field), excluded)
    // A stop word is in nearly every paper.
    .filter((item) => item.kind !== 'word' || !item.stop)
    .map(toContent);
  return of.length === 0
    ? { kind: 'nothing', analysis, literal: false }
    : {
        kind: 'restriction',
        restriction: { kind: 'not', of: { kind: 'any', of } },
        analysis,
        literal: false,
      };
}

function toContent(item: SimpleItem): ContentRestriction {
  return { kind: 'content', item };
}

/** The restriction as it is when nothing more is typed. */
function finished(facet: FacetRestriction): FacetRestriction {
  return 'unfinished' in facet ? { ...facet, unfinished: false } : facet;
}

/**
 * The restriction that a piece with a field asks for: `empty` where there is no value yet, `unreadable` where it is none
 * that the field can have.
 */
export function readFacet(piece: QueryPiece): FacetRestriction | 'empty' | 'unreadable' {
  const { field, atEnd } = piece;
  const value = piece.content.trim();
  const typing = isTyped(piece);
  switch (field) {
    case 'author':
    case 'venue':
    case 'topic':
    case 'tag': {
      const words = foldText(value).split(' ');
      return words[0] === '' ? 'empty' : { kind: 'facet', field, words, unfinished: typing };
    }
    case 'cat': {
      const category = foldIdentifier(value);
      return foldWord(category) === '' ? 'empty' : { kind: 'facet', field, category };
    }
    case 'key': {
      const key = foldIdentifier(value.replace(/^@/, ''));
      return key === ''
        ? 'empty'
        : { kind: 'facet', field, key, unfinished: atEnd && !piece.closed };
    }
    case 'year': {
      if (beginsYears(value)) return 'empty';
      const years = readYears(value, atEnd && !piece.closed);
      return years ? { kind: 'facet', field, ...years } : 'unreadable';
    }
    case 'is': {
      const mark = named(markNames, value);
      return mark ? { kind: 'facet', field, mark } : unnamed(markNames, value, atEnd);
    }
    case 'has': {
      const asset = named(assetNames, value);
      return asset ? { kind: 'facet', field, asset } : unnamed(assetNames, value, atEnd);
    }
    default:
      return 'unreadable';
  }
}

function named<Name extends string>(names: readonly Name[], value: string): Name | undefined {
  return names.find((name) => name === value.toLowerCase());
}

function unnamed(names: readonly string[], value: string, atEnd: boolean): 'empty' | 'unreadable' {
  if (value === '') return 'empty';
  return atEnd && names.some((name) => name.startsWith(value.toLowerCase()))
    ? 'empty'
    : 'unreadable';
}

function readPhrase(text: string, { tokens }: Analysis): QueryPhrase[] {
  const content = tokens.filter((token) => !token.stop);
  const kept = content.length > 0 ? content : tokens;
  const [first] = kept;
  if (!first) return [];
  const slots = kept.map(({ term, position }) => ({ term, offset: position - first.position }));
  return [{ kind: 'phrase', text: text.trim(), slots }];
}

function readWords(text: string, analysis: Analysis, typing: boolean): SimpleItem[] {
  const words = queryWords(text, analysis, typing);
  const whole = readIdentifier(text);
  if (whole === undefined) return words;
  return [{ kind: 'identifier', text, whole, unfinished: typing, words }];
}

/**
 * A piece of several words as one thing: the identifier it may be, its words next to each other, or the word they are
 * when written as one (`fine-tuning`).
 */
function asAlternatives(text: string, analysis: Analysis, typing: boolean): SimpleItem[] {
  const words = queryWords(text, analysis, typing);
  const whole = readIdentifier(text);
  const alternatives: SimpleItem[] =
    whole === undefined ? [] : [{ kind: 'identifier', text, whole, unfinished: typing, words: [] }];
  alternatives.push(...(words.length === 1 ? words : readPhrase(text, analysis)));
  const joined = analysis.compounds.find(
    ({ joint, length }) => joint === 'hyphen' && length === analysis.tokens.length,
  );
  if (joined) {
    const { word, term } = joined;
    alternatives.push({ kind: 'word', text, word, term, stop: false, unfinished: typing });
  }
  return alternatives;
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
