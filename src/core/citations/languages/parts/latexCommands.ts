import type { CitationParts } from '../../citationParts';
import { readPreamble } from '../latexPreamble';

/** What a citing command of LaTeX says by its name. */
export interface CitingCommand {
  readonly form: CitationParts['form'];
  /** It shows the year only. */
  readonly isYear?: boolean;
}

export type CitingPackage = 'biblatex' | 'natbib' | 'natbib numbers' | 'plain';

const parenthetical: CitingCommand = { form: 'parenthetical' };
const narrative: CitingCommand = { form: 'narrative' };

const natbib: Readonly<Record<string, CitingCommand>> = {
  citep: parenthetical,
  Citep: parenthetical,
  citealp: parenthetical,
  Citealp: parenthetical,
  citet: narrative,
  Citet: narrative,
  citealt: narrative,
  Citealt: narrative,
  citeyearpar: { form: 'parenthetical', isYear: true },
  citeyear: { form: 'narrative', isYear: true },
};

/** Without the `s` of those that take several lists. */
const biblatex: Readonly<Record<string, CitingCommand>> = {
  cite: parenthetical,
  Cite: parenthetical,
  autocite: parenthetical,
  Autocite: parenthetical,
  parencite: parenthetical,
  Parencite: parenthetical,
  footcite: parenthetical,
  smartcite: parenthetical,
  Smartcite: parenthetical,
  supercite: parenthetical,
  textcite: narrative,
  Textcite: narrative,
  citeyear: { form: 'narrative', isYear: true },
};

/** The commands that leave out the authors when they have a star. */
export const starredInBiblatex: ReadonlySet<string> = new Set([
  'cite',
  'Cite',
  'autocite',
  'Autocite',
  'parencite',
  'Parencite',
]);

/** @param hasOptions whether it has a text before or behind */
export function citingCommand(
  name: string,
  system: CitingPackage,
  hasOptions: boolean,
): CitingCommand | undefined {
  // As natbib has it: without a text by author and year it is \citet, with one it is \citep.
  if (name === 'cite' && system === 'natbib') return hasOptions ? parenthetical : narrative;
  if (name === 'cite' && system === 'natbib numbers') return parenthetical;
  if (system === 'plain') return name === 'cite' ? parenthetical : undefined;
  const commands = system === 'biblatex' ? biblatex : natbib;
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/**
 * The package whose command this is. Where several have it, the preamble says which, or in a chapter without one what
 * else it cites by.
 */
export function packageOf(name: string, note: string): CitingPackage {
  const isIn = (commands: object) => name !== 'cite' && Object.hasOwn(commands, name);
  const shared = isIn(natbib) && isIn(biblatex);
  if (isIn(natbib) && !shared) return natbibOf(note);
  if (isIn(biblatex) && !shared) return 'biblatex';
  const { citing, hasClass, commands } = readPreamble(note);
  if (citing === 'natbib') return natbibOf(note);
  if (citing !== 'plain' || hasClass) return citing;
  const used = [...commands.keys()];
  const uses = (pattern: RegExp) => used.some((each) => pattern.test(each));
  if (uses(/^(?:auto|text|paren|foot|smart)cites?$/i)) return 'biblatex';
  return uses(/^cite(?:[pt]|al[pt]|yearpar)$/i) ? natbibOf(note) : 'plain';
}

const numbers =
  /\\(?:usepackage|documentclass|PassOptionsToPackage|setcitestyle)\s{0,9}[[{][^\]}]{0,200}\b(?:numbers|super)\b/;

function natbibOf(note: string): CitingPackage {
  return numbers.test(note) ? 'natbib numbers' : 'natbib';
}

/** The command for a form where the one that is there does not have it; undefined where the package has none. */
export function commandFor(
  { form, isYear }: CitingCommand,
  system: CitingPackage,
): string | undefined {
  if (system === 'plain') return form === 'narrative' || isYear ? undefined : 'cite';
  if (form === 'narrative') {
    if (isYear) return 'citeyear';
    return system === 'biblatex' ? 'textcite' : 'citet';
  }
  if (system === 'biblatex') return isYear ? 'autocite*' : 'autocite';
  return isYear ? 'citeyearpar' : 'citep';
}
