import { foldWord, stem, type Token } from './analyzer';
import { identifierTerm } from './searchIndex';

/** A short form that a text defines: `Retrieval-Augmented Generation (RAG)`. */
export interface AcronymDefinition {
  /** Term of the short form. */
  readonly short: string;
  /** Terms of the long form in their order; the empty string for a stop word. */
  readonly long: readonly string[];
}

/** Papers define a handful; a list of abbreviations is no abstract. */
const mostDefinitions = 10;
const shortForm = /^([A-Z][A-Za-z0-9]{1,9})\)/;
const longestShortForm = 12;
/** So many stop words may stand within a long form. */
const mostStopWords = 4;

/**
 * The acronyms that a text defines: a short form in parentheses, each letter of which begins one of the words before it,
 * stop words aside. The strict case of A. S. Schwartz, M. A. Hearst, A simple algorithm for identifying abbreviation
 * definitions in biomedical text, 2003: letters from within words would bring more, and more that are none.
 */
export function acronymsDefined(text: string, tokens: readonly Token[]): AcronymDefinition[] {
  const definitions: AcronymDefinition[] = [];
  let next = 0;
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    if (definitions.length === mostDefinitions) break;
    const written = shortForm.exec(text.slice(open + 1, open + longestShortForm))?.[1];
    if (written === undefined) continue;
    while ((tokens[next]?.start ?? Infinity) < open) next += 1;
    const letters = lettersOf(written);
    const long = letters === undefined ? undefined : longForm(letters, tokens, next);
    if (long) definitions.push({ short: stem(foldWord(written)), long });
  }
  return definitions;
}

/** The letters of a short form, without the s of its plural; undefined for a word that is none. */
function lettersOf(written: string): string | undefined {
  const singular = /[A-Z]s$/.test(written) ? written.slice(0, -1) : written;
  const capitals = singular.replace(/[^A-Z]/g, '').length;
  return capitals < 2 || 2 * capitals < singular.length ? undefined : singular.toLowerCase();
}

/** The terms of the words before `end` that begin with these letters. */
function longForm(
  letters: string,
  tokens: readonly Token[],
  end: number,
): readonly string[] | undefined {
  const earliest = end - letters.length - mostStopWords;
  let at = end;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    const initial = letters.charAt(letter);
    do at -= 1;
    while (at > earliest && tokens[at]?.stop === true && !tokens[at]?.word.startsWith(initial));
    if (!tokens[at]?.word.startsWith(initial)) return undefined;
  }
  return tokens.slice(at, end).map(({ term, stop }) => (stop ? '' : term));
}

/** The term under which papers are found that define a short or a long form, followed by what it stands for. */
export function definitionTerm(form: string): string {
  return identifierTerm(`(${form})`);
}

/** Both ways in which a definition is looked up. */
export function definitionTerms({ short, long }: AcronymDefinition): readonly string[] {
  const joined = long.join(' ');
  return [definitionTerm(short) + joined, definitionTerm(joined) + short];
}

/** The terms of the form that a title does not have of an acronym that the paper defines, if it has the other. */
export function otherForm({ short, long }: AcronymDefinition, tokens: readonly Token[]): string[] {
  const hasShort = tokens.some(({ term }) => term === short);
  const hasLong = tokens.some((_, at) =>
    long.every((term, offset) => term === '' || tokens[at + offset]?.term === term),
  );
  if (hasShort === hasLong) return [];
  return hasShort ? long.filter((term) => term !== '') : [short];
}
