/**
 * Plain text as TeX: what TeX would read as a command is escaped, mathematics between dollar signs stays. Braces
 * always come out balanced, since BibTeX counts even escaped ones.
 */
export function toTex(text: string): string {
  const line = cleanLine(text);
  return mapOutsideMaths(line, escaperFor(line), (maths) => maths);
}

/**
 * A title as TeX, like {@link toTex}, with braces around what keeps its case when a bibliography style sets titles
 * in lower case: acronyms, mixed case and mathematics.
 */
export function titleToTex(title: string): string {
  const line = cleanLine(title);
  const escape = escaperFor(line);
  return mapOutsideMaths(
    line,
    (text, touches) => protectWords(text, escape, touches),
    (maths) => `{${maths}}`,
  );
}

/** One line without control characters, lone surrogates and needless spaces; TeX takes no accent behind its letter. */
function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

const escapes = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);

/**
 * Braces that are not in pairs, by name. Pandoc does not know the names, and takes braces behind a name that it does
 * not know, with all that is in them, to belong to it: hence the name is in braces, not before them.
 */
const loneBraces = new Map([...escapes, ['{', '{\\textbraceleft}'], ['}', '{\\textbraceright}']]);

/** A piece of plain text as TeX, whatever stands around it. Its spaces stay as they are. */
export function escapedTex(text: string): string {
  return escaperFor('')(text.normalize('NFC').replace(/(?!\s)[\p{Cc}\p{Cs}]/gu, ''));
}

type Escape = (text: string) => string;

/** Escapes what is special in TeX in parts of this line. */
function escaperFor(line: string): Escape {
  const named = nestsBraces(line) ? escapes : loneBraces;
  return (text) =>
    text.replace(/[\\{}~^&%$#_]/g, (character) => named.get(character) ?? `\\${character}`);
}

/** Whether mathematics is right before or behind a text. */
interface Touches {
  readonly before: boolean;
  readonly behind: boolean;
}

/** Writes mathematics between dollar signs in one way and what is around it in another. */
export function mapOutsideMaths(
  text: string,
  outside: (text: string, touches: Touches) => string,
  maths: (maths: string) => string,
): string {
  const parts: string[] = [];
  let from = 0;
  let open = text.indexOf('$');
  while (open >= 0) {
    const close = text.indexOf('$', open + 1);
    if (close < 0) break;
    const formula = text.slice(open, close + 1);
    if (isMaths(formula, text[close + 1])) {
      parts.push(
        outside(text.slice(from, open), { before: from > 0, behind: true }),
        maths(formula.replace(/(?<!\\)%/g, '\\%')),
      );
      from = close + 1;
      open = text.indexOf('$', from);
    } else open = close;
  }
  parts.push(outside(text.slice(from), { before: from > 0, behind: false }));
  return parts.join('');
}

/** Tells `$k$` from prices such as `$5 and $10`, as Pandoc does, and keeps out what would unbalance an entry. */
function isMaths(formula: string, next: string | undefined): boolean {
  const content = formula.slice(1, -1);
  if (content === '' || /^\s|[\s\\]$/.test(content) || /\d/.test(next ?? '')) return false;
  return nestsBraces(content);
}

function nestsBraces(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Longer runs of characters are no words. */
const longestWord = 200;

function protectWords(text: string, escape: Escape, touches: Touches): string {
  return text.replace(/\S+/g, (word, offset: number) => {
    if (word.length > longestWord) return escape(word);
    const parts = word.split(/(-)/);
    const keeps = parts.map(keepsCase);
    // Such as the elements of `Fe$_2$Co`.
    if (touches.before && offset === 0) keeps[0] ||= hasCapital(parts[0]);
    if (touches.behind && offset + word.length === text.length) {
      keeps[parts.length - 1] ||= hasCapital(parts.at(-1));
    }
    const first = keeps.indexOf(true);
    if (first < 0) return escape(word);
    const last = keeps.lastIndexOf(true);
    const before = parts.slice(0, first).join('');
    const kept = parts.slice(first, last + 1).join('');
    const after = parts.slice(last + 1).join('');
    const [, opening = '', core = '', closing = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(kept) ?? [];
    return `${escape(before + opening)}{${escape(core)}}${escape(closing + after)}`;
  });
}

function hasCapital(part = ''): boolean {
  return /\p{Lu}/u.test(part);
}

/** A capital that is not only the first letter, or a single one that is a name (`Vitamin C`), or one with digits. */
function keepsCase(part: string): boolean {
  const letters = part.replace(/[^\p{L}\p{N}]/gu, '');
  if (/^\p{Lu}$/u.test(letters)) return letters !== 'A';
  return /.\p{Lu}/u.test(letters) || (/\p{Lu}/u.test(letters) && /\p{N}/u.test(letters));
}
