import { HumanError } from '../humanError';
import type { CitekeyOptions } from '../papers/library';
import type { Paper } from '../papers/paper';
import { parseFormula, type Call, type Formula } from './citekeyFormula';
import {
  argumentsOf,
  citekeyFilters,
  citekeyFunctions,
  cleanCitekey,
  type CitekeyFilter,
  type CitekeyFunction,
} from './citekeyFunctions';
import { isCrossReference } from './crossReferences';
import { alphabeticSuffix } from './uniqueCitekey';

/** The citekey formula of whoever chose none; the default of the setting. */
export const defaultCitekeyTemplate = 'auth.lower + shorttitle(3,3) + year';

/** Longer keys are of broken records. */
const longestCitekey = 200;

/** The key of a paper of which nothing is known that could go into one. */
const nameless = 'paper';

/**
 * Makes a function that gives a paper the citekey of this formula (see {@link parseFormula}); the default is
 * `auth.lower + shorttitle(3,3) + year`, as in Better BibTeX. The key is never empty and needs no quoting in
 * Pandoc, LaTeX or Typst.
 * @throws HumanError that names the part of the formula that cannot be read.
 */
export function compileCitekeyTemplate(template: string): (paper: Paper) => string {
  const formula = compile(parseFormula(template));
  return (paper) => {
    const key =
      usable(formula(paper)) || usable(paper.arxivId ?? '') || usable(paper.DOI ?? '') || nameless;
    // `sec-…` would be taken for a reference to a section.
    return isCrossReference(key) ? key.replace(/[-:]/, '') : key;
  };
}

function usable(text: string): string {
  return cleanCitekey(text.slice(0, 10 * longestCitekey))
    .slice(0, longestCitekey)
    .replace(/[:.-]$/, '');
}

function compile(formula: Formula): (paper: Paper) => string {
  switch (formula.kind) {
    case 'text':
      return () => formula.text;
    case 'call': {
      const apply = functionOf(formula.call);
      const args = argumentsOf(formula.call.args);
      return (paper) => apply(paper, args);
    }
    case 'filter': {
      const inner = compile(formula.of);
      const filter = filterOf(formula.call);
      const args = argumentsOf(formula.call.args);
      return (paper) => filter(inner(paper), args);
    }
    case 'sum': {
      const parts = formula.parts.map(compile);
      return (paper) => parts.map((part) => part(paper)).join('');
    }
    case 'alternatives': {
      const parts = formula.parts.map(compile);
      return (paper) => {
        for (const part of parts) {
          const text = part(paper);
          if (cleanCitekey(text) !== '') return text;
        }
        return '';
      };
    }
  }
}

function functionOf({ name }: Call): CitekeyFunction {
  const found = citekeyFunctions.get(name.toLowerCase());
  if (found) return found;
  throw new HumanError(
    'The citekey template asks for “{0}”, which is not one of its functions: {1}.',
    name,
    [...citekeyFunctions.keys()].join(', '),
  );
}

function filterOf({ name }: Call): CitekeyFilter {
  const found = citekeyFilters.get(name.toLowerCase());
  if (found) return found;
  throw new HumanError(
    'The citekey template asks for “.{0}”, which is not one of its filters: {1}.',
    name,
    [...citekeyFilters.keys()].join(', '),
  );
}

/**
 * The citekey of each paper, by id. A key that was handed out stays, and so does the one that a paper brings from
 * its source; the others follow the template, unique whatever the case of letters, by `a`, `b` … `z`, `aa` … behind
 * the key. The same papers get the same keys in whatever order they come.
 * @throws HumanError when the template cannot be read.
 */
export function assignCitekeys(
  papers: readonly Paper[],
  options: CitekeyOptions,
): ReadonlyMap<string, string> {
  const citekeyOf = compileCitekeyTemplate(options.template);
  const handedOut = new Map(Object.entries(options.handedOut));
  const citekeys = new Map<string, string>();
  // Keys of papers that are gone stay taken: notes still cite them.
  const taken = new Set([...handedOut.values()].map((key) => key.toLowerCase()));
  for (const paper of papers) {
    const fixed = handedOut.get(paper.id) ?? paper.citekey;
    if (fixed === undefined) continue;
    citekeys.set(paper.id, fixed);
    taken.add(fixed.toLowerCase());
  }
  const others = papers
    .filter((paper) => !citekeys.has(paper.id))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  // How many suffixes of a key were tried, so that a thousand papers of one key take no million tries.
  const tried = new Map<string, number>();
  for (const paper of others) {
    const base = citekeyOf(paper);
    let citekey = base;
    let suffix = tried.get(base.toLowerCase()) ?? 0;
    while (taken.has(citekey.toLowerCase())) citekey = base + alphabeticSuffix(suffix++);
    tried.set(base.toLowerCase(), suffix);
    taken.add(citekey.toLowerCase());
    citekeys.set(paper.id, citekey);
  }
  return citekeys;
}
