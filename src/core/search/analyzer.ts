import { stemmer } from 'stemmer';
import { stopWords } from './stopWords';
import type { TextRange } from './textRange';

/**
 * The one way in which text becomes terms, for papers and for queries alike. A token keeps the offsets it has in
 * the text it came from, so that what matched can be shown in the words of the paper, whatever folding did to them.
 */
export interface Token extends TextRange {
  /** The token as people compare words: without case, accents, ligatures. Never empty. */
  readonly word: string;
  /** What the index holds: the Porter stem of `word`. */
  readonly term: string;
  /** Counts the tokens of the text from 0, stop words included, so that neighbours differ by one. */
  readonly position: number;
  /** Whether the token is a stop word, which says nothing about the subject. */
  readonly stop: boolean;
}

/** Several neighbouring tokens that are also written as one word: `fine-tuning` and `finetuning`. */
export interface Compound extends TextRange {
  readonly word: string;
  readonly term: string;
  /** Position of the first token it is made of. */
  readonly position: number;
  /** How many tokens it is made of. */
  readonly length: number;
  /** Joined by hyphens, or by nothing but a change of case as in `FlashAttention`. */
  readonly joint: 'hyphen' | 'case';
}

export interface Analysis {
  readonly tokens: readonly Token[];
  readonly compounds: readonly Compound[];
}

/** Longer words are no words; the bound keeps stemming and typo matching cheap whatever a record holds. */
const longestWord = 64;
/** `state-of-the-art` is one expression, a chain of twenty is not. */
const mostParts = 4;

/** Letters, digits, marks, and the invisible characters that may stand within a word. */
const run = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D]+/gu;
/** Most abstracts are plain ASCII, for which the short class finds the same runs several times as fast. */
const ascii = /^[\0-\x7F]*$/;
const asciiRun = /[A-Za-z0-9]+/g;
const uniform = /^(?:[a-z0-9]+|[A-Z0-9]+)$/;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hyphens = /^[-\u2010\u2011]$/;
/** Both parts have three letters or more: `FlashAttention`, but not `LaTeX`, `RoBERTa` or `NeurIPS`. */
const caseChange = /(?<=\p{L}{2}\p{Ll})(?=\p{Lu}\p{Ll}{2})/u;

/** The tokens of a text, and those of its words that have parts. */
export function analyze(text: string): Analysis {
  const tokens: Token[] = [];
  const compounds: Compound[] = [];
  let chain: { first: number; end: number } | undefined;

  const runs = ascii.test(text) ? asciiRun : run;
  runs.lastIndex = 0;
  for (let match = runs.exec(text); match; match = runs.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (chain && !(start === chain.end + 1 && hyphens.test(text.charAt(chain.end)))) {
      close(chain, 'hyphen');
      chain = undefined;
    }

    const first = tokens.length;
    const parts = split(match[0], start);
    for (const { start, end } of parts) {
      const word = foldWord(text.slice(start, end));
      if (word === '') continue;
      const stop = stopWords.has(word);
      tokens.push({ start, end, word, term: stem(word), position: tokens.length, stop });
    }
    if (parts.length > 1 && !ideograph.test(match[0])) close({ first, end }, 'case');

    chain = { first: chain?.first ?? first, end };
  }
  if (chain) close(chain, 'hyphen');
  return { tokens, compounds };

  function close({ first, end }: { first: number; end: number }, joint: Compound['joint']): void {
    const length = tokens.length - first;
    const start = tokens[first]?.start;
    if (length < 2 || start === undefined) return;
    if (joint === 'hyphen' && length > mostParts) return;
    if (joint === 'hyphen' && compounds.at(-1)?.start === start && compounds.at(-1)?.end === end) {
      return;
    }
    const word = foldWord(text.slice(start, end));
    compounds.push({ word, term: stem(word), position: first, length, start, end, joint });
  }
}

const analyses = new Map<string, Analysis>();
const mostAnalyses = 1000;
const longestKept = 10_000;

/** {@link analyze}, remembering the texts it saw last: while somebody types, much the same ones are shown again. */
export function analyzeAgain(text: string): Analysis {
  const known = analyses.get(text);
  if (known) return known;
  const analysis = analyze(text);
  if (text.length > longestKept) return analysis;
  const [oldest] = analyses.keys();
  if (oldest !== undefined && analyses.size >= mostAnalyses) analyses.delete(oldest);
  analyses.set(text, analysis);
  return analysis;
}

/** A text as people compare it: its words, folded, one space between them. */
export function foldText(text: string): string {
  return analyze(text)
    .tokens.map((token) => token.word)
    .join(' ');
}

/** Letters that Unicode does not take apart, as English spells them. */
const spelled: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ħ', 'h'],
]);
const plain = /^[a-z0-9]*$/;

/** Folds one word: compatibility forms, marks, case; all but letters and digits goes. */
export function foldWord(word: string): string {
  const lower = word.slice(0, longestWord).toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/[ßæœøłđðþıħ]/g, (letter) => spelled.get(letter) ?? letter);
}

const english = /^[a-z]+$/;
const stems = new Map<string, string>();
/** Bounds the memory of stems: a library has tens of thousands of words, a hostile one has millions. */
const mostStems = 200_000;

/** The Porter stem of a folded word (M. F. Porter, An algorithm for suffix stripping, 1980). */
export function stem(word: string): string {
  if (!english.test(word)) return word;
  let result = stems.get(word);
  if (result === undefined) {
    if (stems.size >= mostStems) stems.clear();
    result = stemmer(word);
    stems.set(word, result);
  }
  return result;
}

/**
 * What the index holds of an identifier (arXiv id, DOI, citekey, category): the whole of it in lower case.
 * Its parts are found by {@link analyze}.
 */
export function foldIdentifier(identifier: string): string {
  return identifier
    .trim()
    .toLowerCase()
    .slice(0, 4 * longestWord);
}

/** Splits a run of letters where the case changes, and ideographs from all else: they are words of their own. */
function split(text: string, offset: number): TextRange[] {
  if (uniform.test(text)) return [{ start: offset, end: offset + text.length }];
  const parts: TextRange[] = [];
  let start = offset;
  const pieces = ideograph.test(text) ? ideographs(text) : text.split(caseChange);
  for (const piece of pieces) {
    if (piece === '') continue;
    parts.push({ start, end: start + piece.length });
    start += piece.length;
  }
  return parts;
}

function ideographs(text: string): string[] {
  return text.split(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*)/u);
}
