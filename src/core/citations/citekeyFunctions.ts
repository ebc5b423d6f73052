import { listedName } from '../papers/names';
import type { Paper } from '../papers/paper';
import { dropNonAscii, foldToAscii } from './asciiFolding';
import type { Argument } from './citekeyFormula';
import { capitalize, significantWords, titleWords } from './titleWords';

/** The arguments of a call, by position, with what stands in for those left out or of the wrong type. */
export interface Arguments {
  number(position: number, otherwise: number): number;
  text(position: number, otherwise: string): string;
}

/** A function of the paper. Empty where the paper has nothing of the kind. */
export type CitekeyFunction = (paper: Paper, args: Arguments) => string;

/** What a filter makes of a text. */
export type CitekeyFilter = (text: string, args: Arguments) => string;

/** Reads arguments as the functions and filters ask for them. */
export function argumentsOf(values: readonly Argument[]): Arguments {
  return {
    number(position, otherwise) {
      const value = values[position];
      return typeof value === 'number' ? value : otherwise;
    },
    text(position, otherwise) {
      const value = values[position];
      return value === undefined ? otherwise : String(value);
    },
  };
}

function families(paper: Paper): string[] {
  return paper.author.map(listedName).filter((name) => name.trim() !== '');
}

/** The first n characters, all of them for 0. */
function firstCharacters(text: string, n: number): string {
  return n > 0 ? Array.from(text).slice(0, n).join('') : text;
}

function shortTitle(paper: Paper, words: number, capitals: number): string {
  return significantWords(titleWords(foldToAscii(paper.title)))
    .slice(0, words)
    .map((word, index) => (index < capitals ? capitalize(word) : word))
    .join(' ');
}

/** The label of BibTeX's style `alpha`: `Doe`, `DR`, `DRM`; from five authors on three of them and a plus. */
function alphaLabel(names: readonly string[]): string {
  const [only] = names;
  if (only !== undefined && names.length === 1) return firstCharacters(only, 3);
  const initials = names.map((name) => firstCharacters(name, 1));
  return names.length > 4 ? `${initials.slice(0, 3).join('')}+` : initials.join('');
}

/** The functions of a formula, by name in lower case (names are read whatever their case). */
export const citekeyFunctions: ReadonlyMap<string, CitekeyFunction> = new Map<
  string,
  CitekeyFunction
>([
  [
    'auth',
    (paper, args) =>
      firstCharacters(families(paper)[args.number(1, 1) - 1] ?? '', args.number(0, 0)),
  ],
  ['authorlast', (paper) => families(paper).at(-1) ?? ''],
  [
    'authors',
    (paper, args) => {
      const names = families(paper);
      const n = args.number(0, 0);
      return n > 0 && names.length > n ? `${names.slice(0, n).join('')}EtAl` : names.join('');
    },
  ],
  [
    'authetal',
    (paper) => {
      const [first = '', second = '', third] = families(paper);
      return third === undefined ? first + second : `${first}EtAl`;
    },
  ],
  [
    'authetal2',
    (paper) => {
      const [first = '', second, third] = families(paper);
      if (second === undefined) return first;
      return third === undefined ? `${first}.${second}` : `${first}.etal`;
    },
  ],
  [
    'authauthea',
    (paper) => {
      const [first = '', second, third] = families(paper);
      if (second === undefined) return first;
      return third === undefined ? `${first}.${second}` : `${first}.${second}.ea`;
    },
  ],
  ['authorsalpha', (paper) => alphaLabel(families(paper))],
  [
    'authshort',
    (paper) => {
      const names = families(paper);
      if (names.length <= 1) return names[0] ?? '';
      const initials = names.slice(0, 3).map((name) => firstCharacters(name, 1));
      return initials.join('.') + (names.length > 3 ? '+' : '');
    },
  ],
  ['shorttitle', (paper, args) => shortTitle(paper, args.number(0, 3), args.number(1, 0))],
  ['veryshorttitle', (paper, args) => shortTitle(paper, args.number(0, 1), args.number(1, 0))],
  [
    'title',
    (paper) => {
      const words = titleWords(paper.title);
      const significant = new Set(significantWords(words));
      return words.map((word) => (significant.has(word) ? capitalize(word) : word)).join(' ');
    },
  ],
  ['year', (paper) => (paper.issued === undefined ? '' : String(paper.issued.year))],
  ['shortyear', (paper) => (paper.issued === undefined ? '' : String(paper.issued.year).slice(-2))],
  [
    'month',
    (paper) => String(paper.issued?.month ?? '').padStart(paper.issued?.month ? 2 : 0, '0'),
  ],
  ['journal', (paper) => paper['container-title'] ?? ''],
  ['venue', (paper) => paper['container-title'] ?? ''],
  ['firstpage', (paper) => /^\w{1,20}/.exec(paper.page ?? '')?.[0] ?? ''],
  ['arxiv', (paper) => paper.arxivId ?? ''],
  ['type', (paper) => paper.type],
]);

/** The filters of a formula, by name in lower case. */
export const citekeyFilters: ReadonlyMap<string, CitekeyFilter> = new Map<string, CitekeyFilter>([
  ['lower', (text) => text.toLowerCase()],
  ['upper', (text) => text.toUpperCase()],
  ['capitalize', (text) => words(text).map(capitalize).join(' ')],
  [
    'abbr',
    (text, args) =>
      words(text)
        .map((word) => firstCharacters(word, args.number(0, 1)))
        .join(' '),
  ],
  ['condense', (text, args) => words(text).join(args.text(0, ''))],
  ['skipwords', (text) => significantWords(words(text)).join(' ')],
  ['select', (text, args) => selectWords(words(text), args.number(0, 1), args.number(1, 0))],
  [
    'substring',
    (text, args) => {
      const start = Math.max(args.number(0, 1), 1) - 1;
      const characters = Array.from(text).slice(start);
      const n = args.number(1, 0);
      return (n > 0 ? characters.slice(0, n) : characters).join('');
    },
  ],
  [
    'replace',
    (text, args) => {
      const sought = args.text(0, '');
      return sought === '' ? text : text.split(sought).join(args.text(1, ''));
    },
  ],
  ['nopunct', (text) => text.replace(/\p{P}/gu, '')],
  ['alphanum', (text) => text.replace(/[^\p{L}\p{N}\p{M}]/gu, '')],
  ['fold', foldToAscii],
  ['transliterate', foldToAscii],
  ['ascii', dropNonAscii],
  ['clean', (text) => cleanCitekey(text)],
  ['prefix', (text, args) => (text === '' ? '' : args.text(0, '') + text)],
  ['postfix', (text, args) => (text === '' ? '' : text + args.text(0, ''))],
  ['default', (text, args) => (text === '' ? args.text(0, '') : text)],
]);

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Words from the one at `start` (counted from 1, from the end where negative) on, `n` of them, all for 0. */
function selectWords(all: readonly string[], start: number, n: number): string {
  const from = start > 0 ? start - 1 : all.length + start;
  const selected = all.slice(Math.max(from, 0));
  return (n > 0 ? selected.slice(0, n) : selected).join(' ');
}

/**
 * What of a text may stand in a citekey of every notes language, unquoted: ASCII letters, digits and `_`, with
 * single `-`, `:`, `.` between them (Pandoc takes no more, Typst cuts a final one). Empty when nothing is left.
 */
export function cleanCitekey(text: string): string {
  return foldToAscii(text)
    .replace(/[^A-Za-z0-9_:.-]/g, '')
    .replace(/([:.-])[:.-]+/g, '$1')
    .replace(/^[:.-]|[:.-]$/g, '');
}
