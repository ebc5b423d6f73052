import type { Name } from '../papers/paper';
import { cleanText } from './cleanText';

/** Longer names are none, in UTF-16 units. */
const longestName = 500;

/**
 * A name as bibliographic formats have it: `Family, Given`, `Family, Given, Jr.` or `Given von Family`; one word is the
 * name of an institution. Undefined where there is none.
 */
export function spokenName(text: string): Name | undefined {
  const name = cleanText(text.slice(0, longestName)).replace(/[,;]+$/, '');
  if (name === '') return undefined;
  const [family = '', given = '', suffix = ''] = name.split(/\s*,\s*/);
  if (name.includes(',')) {
    if (family === '') return given === '' ? undefined : { literal: given };
    return { family, ...(given !== '' && { given }), ...(suffix !== '' && { suffix }) };
  }
  const words = name.split(' ');
  if (words.length === 1) return { literal: name };
  const particle = words.findIndex(
    (word, at) => at > 0 && at < words.length - 1 && isParticle(word),
  );
  const last = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(last).join(' '), given: words.slice(0, last).join(' ') };
}

/** Names in one text: `A. Doe, B. Roe and C. Poe`, `Doe, A.; Roe, B.`, `A. Doe and B. Roe`. */
export function spokenNames(text: string): readonly Name[] {
  const names = /;/.test(text)
    ? text.split(/\s*;\s*/)
    : / and /i.test(text) && !/^[^,]*,[^,]* and /i.test(text)
      ? text.split(/\s*,\s*|,?\s+and\s+/i)
      : / and /i.test(text)
        ? text.split(/\s+and\s+/i).flatMap(namesWithCommas)
        : namesWithCommas(text);
  return names.flatMap((name) => spokenName(name) ?? []);
}

/** `A. Doe, B. Roe` are two names, `Doe, A.` is one. */
function namesWithCommas(text: string): readonly string[] {
  const parts = text.split(/\s*,\s*/);
  return parts.length > 1 && parts.every((part) => /\S\s+\S/.test(part)) ? parts : [text];
}

/** Words in small letters belong to the family name: `van`, `de la`. */
function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}
