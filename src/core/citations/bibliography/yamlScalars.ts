import { yamlValue } from './yamlValue';
import type { TextRange } from '../../search/textRange';
import type { TextReplacement } from '../notesLanguage';

/** A text in one line of YAML, such as a citekey. */
export interface YamlScalar {
  readonly value: string;
  /** As it is written, without the quotation marks around it. */
  readonly range: TextRange;
  readonly quote: '' | '"' | "'";
  /** Behind it and its quotation mark. */
  readonly end: number;
}

const quoted = /"((?:[^"\\\n]|\\[^\n]){0,500})"|'((?:[^'\n]|''){0,500})'/y;
/** Without quotation marks, a colon or a number sign is one of the text only where no space makes it more. */
const plain = /[^\s#:[\]{}&*!|>'"%@`,](?:[^\s:#]|:(?=\S)|[ \t]{1,20}(?=[^\s#])|#){0,500}/y;
/** The same where braces and commas around it are not its own. */
const plainInBraces =
  /[^\s#:[\]{}&*!|>'"%@`,](?:[^\s:#,[\]{}]|:(?=\S)|[ \t]{1,20}(?=[^\s#])){0,500}/y;

/** The text that stands at a place. */
export function scalarAt(text: string, start: number, isInBraces = false): YamlScalar | undefined {
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (match) {
    const end = quoted.lastIndex;
    const quote = match[1] === undefined ? "'" : '"';
    const value = match[2]?.replaceAll("''", "'") ?? unquoted(match[0]);
    return { value, range: { start: start + 1, end: end - 1 }, quote, end };
  }
  const pattern = isInBraces ? plainInBraces : plain;
  pattern.lastIndex = start;
  const value = pattern.exec(text)?.[0].trimEnd();
  if (value === undefined) return undefined;
  const end = start + value.length;
  return { value, range: { start, end }, quote: '', end };
}

function unquoted(scalar: string): string {
  const value = yamlValue(scalar);
  return typeof value === 'string' ? value : '';
}

/** Puts another text in the place of one, in its quotation marks. */
export function rewrittenScalar(scalar: YamlScalar, value: string): TextReplacement {
  const { range, quote } = scalar;
  if (quote === '"') return { range, newText: quotedText(value).slice(1, -1) };
  if (quote === "'" && !/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(value)) {
    return { range, newText: value.replaceAll("'", "''") };
  }
  const whole = { start: range.start - quote.length, end: range.end + quote.length };
  return { range: whole, newText: writtenScalar(value) };
}

/** Plain words mean the same to every reader of YAML. */
const word = /^[A-Za-z](?:[\w./+-]{0,200}\w)?$/;
/** Words that some take for something else than a text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as YAML: a word as it is, all else in quotation marks. */
export function writtenScalar(value: string): string {
  return word.test(value) && !reserved.test(value) ? value : quotedText(value);
}

/** JSON's strings are YAML's, but for some characters that YAML wants to be escaped. */
function quotedText(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
