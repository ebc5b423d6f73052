import { stemmer } from 'stemmer';
import { singulars } from './plurals';
import { oneSpelling } from './spelling';
import { stopWords } from './stopWords';
import type { TextRange } from './textRange';
import { isCompound, opensCompound } from './writtenApart';

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

/** Several neighbouring tokens that are also written as one word: `fine-tuning` and `finetuning`, `data set`. */
export interface Compound extends TextRange {
  readonly word: string;
  readonly term: string;
  /** Position of the first token it is made of. */
  readonly position: number;
  /** How many tokens it is made of. */
  readonly length: number;
  /**
   * Joined by hyphens or the signs of TeX (`H$_2$`), by nothing but a change of case as in `FlashAttention`, or written
   * apart though most write it as one.
   */
  readonly joint: 'hyphen' | 'case' | 'space';
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
const wordCharacter = /^[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D]$/u;
const uniform = /^(?:[a-z0-9]+|[A-Z0-9]+)$/;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Both parts have three letters or more: `FlashAttention`, but not `LaTeX`, `RoBERTa` or `NeurIPS`. */
const caseChange = /(?<=\p{L}{2}\p{Ll})(?=\p{Lu}\p{Ll}{2})/u;

/** The tokens of a text, and those of its words that have parts. */
export function analyze(text: string): Analysis {
  const tokens: Token[] = [];
  const compounds: Compound[] = [];
  /** Where a chain of hyphens began, and where it was left; -1 for none. */
  let chainFirst = -1;
  let chainEnd = -1;
  /** Whether the word before may be one with the next. */
  let opened = false;

  for (let start = nextRun(text, 0); start < text.length;) {
    let end = start;
    let hash = 0;
    for (let units = wordUnits(text, end); units > 0; units = wordUnits(text, end)) {
      hash = (Math.imul(hash, 31) + text.charCodeAt(end)) | 0;
      end += units;
    }
    const first = tokens.length;
    if (chainFirst >= 0 && !joins(text, chainEnd, start)) {
      if (first - chainFirst > 1) close(chainFirst, chainEnd, 'hyphen');
      chainFirst = -1;
    }
    const run = readRun(text, start, end, hash);
    if (run.parts === undefined) {
      const { word, term, stop } = run;
      if (word !== '') tokens.push({ start, end, word, term, position: first, stop });
      if (opened && start === chainEnd + 1) closeApart(first - 1, end);
    } else {
      for (const { from, to, word, term, stop } of run.parts) {
        const position = tokens.length;
        tokens.push({ start: start + from, end: start + to, word, term, position, stop });
      }
      if (run.caseJoined) close(first, end, 'case');
    }
    opened = run.opens;
    if (chainFirst < 0) chainFirst = first;
    chainEnd = end;
    start = nextRun(text, end);
  }
  if (chainFirst >= 0) close(chainFirst, chainEnd, 'hyphen');
  return { tokens, compounds };

  function closeApart(first: number, end: number): void {
    const [word, next] = [tokens[first]?.word, tokens[first + 1]?.word];
    if (text.charAt(chainEnd) !== ' ' || word === undefined || next === undefined) return;
    if (isCompound(word, next)) close(first, end, 'space');
  }

  function close(first: number, end: number, joint: Compound['joint']): void {
    const length = tokens.length - first;
    const start = tokens[first]?.start;
    if (length < 2 || start === undefined) return;
    if (joint === 'hyphen' && length > mostParts) return;
    if (joint === 'hyphen' && compounds.at(-1)?.start === start && compounds.at(-1)?.end === end) {
      return;
    }
    let word = '';
    for (let at = first; at < tokens.length; at++) word += tokens[at]?.word ?? '';
    compounds.push({ word, term: stem(word), position: first, length, start, end, joint });
  }
}

/** Of each UTF-16 unit whether it may stand in a word: 0 for not known yet, 1 for no, 2 for yes. */
const unitClasses = new Uint8Array(0x10000);

/** How many units the character at this place takes if it may stand in a word, 0 if it may not or there is none. */
function wordUnits(text: string, at: number): number {
  if (at >= text.length) return 0;
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    return character.length === 2 && wordCharacter.test(character) ? 2 : 0;
  }
  let known = unitClasses[unit] ?? 0;
  if (known === 0) {
    known = wordCharacter.test(String.fromCharCode(unit)) ? 2 : 1;
    unitClasses[unit] = known;
  }
  return known - 1;
}

/** Where the next run of word characters begins, or the end of the text. */
function nextRun(text: string, from: number): number {
  let at = from;
  while (at < text.length && wordUnits(text, at) === 0) at += 1;
  return at;
}

/** What of TeX may stand within an expression: the signs of mathematics, indices and groups. */
const texSigns = '$_^{}';

/** Whether what stands between two runs is one hyphen, or a few signs of TeX. */
function joins(text: string, end: number, start: number): boolean {
  const unit = text.charCodeAt(end);
  if (start === end + 1 && (unit === 0x2d || unit === 0x2010 || unit === 0x2011)) return true;
  if (start > end + 4) return false;
  for (let at = end; at < start; at++) if (!texSigns.includes(text.charAt(at))) return false;
  return true;
}

/** What a token is, wherever it stands. */
type Form = Pick<Token, 'word' | 'term' | 'stop'>;

/** What the one word of ASCII letters and digits between these places of a text is, without the trouble of {@link analyze}. */
export function formAt(text: string, start: number, end: number): Form {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return readRun(text, start, end, hash);
}

/** A run of word characters, most often one word; the empty one if it is nothing but marks. */
interface Run extends Form {
  readonly text: string;
  readonly opens: boolean;
  /** What it is made of if not of one word, and where in the run each part is. */
  readonly parts?: readonly (Form & { readonly from: number; readonly to: number })[];
  /** Whether a change of case joins the parts. */
  readonly caseJoined: boolean;
}

/**
 * Runs by their hash, each in the place of the one before that had the same: most of a text is words that were just
 * read, and so their parts need neither be cut out nor folded again.
 */
const runs = new Array<Run | undefined>(2 ** 16);

function readRun(text: string, start: number, end: number, hash: number): Run {
  const place = (hash ^ (hash >>> 16)) & (runs.length - 1);
  const known = runs[place];
  if (known?.text.length === end - start && text.startsWith(known.text, start)) return known;
  const run = takeApart(text.slice(start, end));
  if (end - start <= longestWord) runs[place] = run;
  return run;
}

function takeApart(text: string): Run {
  const pieces = split(text);
  if (pieces.length === 1) {
    const form = formOf(text);
    return { text, ...form, opens: opensCompound(form.word), caseJoined: false };
  }
  const parts = pieces
    .map(({ start, end }) => ({ from: start, to: end, ...formOf(text.slice(start, end)) }))
    .filter(({ word }) => word !== '');
  return { text, ...formOf(''), opens: false, parts, caseJoined: !ideograph.test(text) };
}

function formOf(text: string): Form {
  const word = foldWord(text);
  return { word, term: stem(word), stop: stopWords.has(word) };
}

const analyses = new Map<string, Analysis>();
/** What the remembered texts may weigh, see {@link weightOf}: some thousand abstracts, or twenty thousand words. */
const mostWeight = 1_500_000;
let weight = 0;

/** {@link analyze}, remembering the texts it saw last: while somebody types, much the same ones are shown again. */
export function analyzeAgain(text: string): Analysis {
  const known = analyses.get(text);
  if (known) return known;
  const analysis = analyze(text);
  weight += weightOf(text);
  if (weight > mostWeight) {
    // All at once: from the front of a map, one at a time, takes longer than to do the work again.
    analyses.clear();
    weight = weightOf(text);
  }
  if (weight <= mostWeight) analyses.set(text, analysis);
  return analysis;
}

/** About how much it takes to remember a text's analysis: a word of its own takes more than one within a text. */
function weightOf(text: string): number {
  return text.length + 60;
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

/**
 * The Porter stem of a folded word (M. F. Porter, An algorithm for suffix stripping, 1980), the same for British and
 * American spelling. A plural that no rule makes is its own term: `vertices` has nothing to do with `vertical`.
 */
export function stem(word: string): string {
  if (!english.test(word)) return word;
  let result = stems.get(word);
  if (result === undefined) {
    if (stems.size >= mostStems) stems.clear();
    result = termOf(word);
    stems.set(word, result);
  }
  return result;
}

function termOf(word: string): string {
  return singulars.has(word) ? word : stemmer(oneSpelling(word));
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
function split(text: string): TextRange[] {
  if (uniform.test(text)) return [{ start: 0, end: text.length }];
  const parts: TextRange[] = [];
  let start = 0;
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
