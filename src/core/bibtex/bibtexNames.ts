import type { Name } from '../papers/paper';
import { fromTex } from './fromTex';

/** Longer lists of names are no lists of names, in UTF-16 units. */
const longestPart = 2000;

/**
 * The names of a field as BibTeX reads them: separated by `and`, each `First von Last`, `von Last, First` or
 * `von Last, Jr, First`, in braces for an institution, or with named parts as BibLaTeX has it (`family=Doe, given=Jane`).
 * See O. Patashnik, “BibTeXing” (1988), section 4.
 */
export function readNames(field: string): Name[] {
  return splitOutside(field, isAnd).flatMap((part) => readName(part.slice(0, longestPart)) ?? []);
}

function readName(part: string): Name | undefined {
  const text = part.trim();
  if (text === '') return undefined;
  if (isOneGroup(text)) return literal(text);
  const parts = splitOutside(text, (rest) => (rest.startsWith(',') ? 1 : 0)).map((each) =>
    each.trim(),
  );
  if (parts.some((each) => /^(?:family|given)\s*=/i.test(each))) return namedParts(parts);
  const [first = '', second, third] = parts;
  if (second === undefined) return firstVonLast(first);
  const given = third ?? second;
  const suffix = third === undefined ? '' : fromTex(second);
  return nameOf({ family: fromTex(first), given: fromTex(given), suffix });
}

function literal(text: string): Name | undefined {
  const name = fromTex(text);
  return name === '' ? undefined : { literal: name };
}

function firstVonLast(text: string): Name | undefined {
  const words = splitOutside(text, (rest) => /^[\s~]+/.exec(rest)?.[0].length ?? 0).filter(
    (word) => word !== '',
  );
  if (words.length === 1) return literalOrFamily(words[0] ?? '');
  const von = words.findIndex((word, at) => at < words.length - 1 && isVon(word));
  const family = von >= 0 ? von : words.length - 1;
  return nameOf({
    family: fromTex(words.slice(family).join(' ')),
    given: fromTex(words.slice(0, family).join(' ')),
    suffix: '',
  });
}

/** `others` stands for those that are not named. */
function literalOrFamily(word: string): Name | undefined {
  return word === 'others' || isOneGroup(word)
    ? literal(word)
    : nameOf({ family: fromTex(word), given: '', suffix: '' });
}

function namedParts(parts: readonly string[]): Name | undefined {
  const named = new Map(
    parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), fromTex(value.join('='))] as const;
    }),
  );
  const prefix = named.get('prefix');
  const family = [prefix, named.get('family')].filter(Boolean).join(' ');
  return nameOf({ family, given: named.get('given') ?? '', suffix: named.get('suffix') ?? '' });
}

function nameOf(parts: { family: string; given: string; suffix: string }): Name | undefined {
  const { family, given, suffix } = parts;
  if (family === '') return given === '' ? undefined : { literal: given };
  return {
    family,
    ...(given !== '' && { given }),
    ...(suffix !== '' && { suffix }),
  };
}

/** Whether a word belongs to `von`: its first letter outside braces, or of an accent, is a small one. */
function isVon(word: string): boolean {
  const text = word.startsWith('{\\') ? fromTex(word) : word.replace(/^\\[a-zA-Z]+|^\\./, '');
  return /^['‘’]?\p{Ll}/u.test(text);
}

/** Whether the whole text stands in one pair of braces. */
function isOneGroup(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}') || text.startsWith('{\\')) return false;
  let depth = 0;
  for (let position = 0; position < text.length - 1; position++) {
    if (text.charAt(position) === '{') depth++;
    else if (text.charAt(position) === '}' && --depth === 0) return false;
  }
  return true;
}

/** How long the `and` is that stands here between two names, with the space around it; 0 for none. */
function isAnd(rest: string): number {
  return /^\s{1,20}and(?=\s)/i.exec(rest)?.[0].length ?? 0;
}

/** Splits where `separator` finds one outside braces; `separator` says how long it is. */
function splitOutside(text: string, separator: (rest: string) => number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let position = 0; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && maySeparate(character)) {
      const length = separator(text.slice(position, position + 30));
      if (length === 0) continue;
      parts.push(text.slice(from, position));
      position += length - 1;
      from = position + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function maySeparate(character: string): boolean {
  return character <= ' ' || character === ',' || character === '~';
}
