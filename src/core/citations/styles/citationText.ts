import type { Paper } from '../../papers/paper';
import type { CitationAbilities, CitationParts, CitedItem } from '../citationParts';
import { joined } from '../languages/parts/partTexts';
import { writtenLocator } from '../locators';

/** What is to be known of a paper for citing it by author and year. */
export type CitablePaper = Pick<Paper, 'author' | 'issued'>;

/**
 * How a citation reads in the manner of APA: `(see Doe & Roe, 2020, p. 33; Lee, 2021)` or `Doe and Roe (2020, p. 33)`.
 * @param paperOf the paper of a key; of an unknown one the key itself is shown
 * @param can what tells how its language puts several papers into a sentence
 */
export function citationText(
  { form, items }: CitationParts,
  paperOf: (citekey: string) => CitablePaper | undefined,
  { othersInBrackets = false }: Pick<CitationAbilities, 'othersInBrackets'> = {},
): string {
  const bracketed = (item: CitedItem) => inBrackets(item, paperOf(item.citekey));
  if (form === 'parenthetical') return `(${items.map(bracketed).join('; ')})`;
  const [first, ...others] = items;
  if (othersInBrackets && first && others.length > 0) {
    return inSentence(first, paperOf(first.citekey), others.map(bracketed));
  }
  return items.map((item) => inSentence(item, paperOf(item.citekey))).join('; ');
}

function inBrackets(item: CitedItem, paper: CitablePaper | undefined): string {
  const authors = item.suppressAuthor === true ? '' : authorsOf(item, paper, '&');
  const named = [authors, yearOf(paper)].filter((part) => part !== '').join(', ');
  return before(item) + (named === '' ? item.citekey : named) + behind(item);
}

/** @param others what stands behind it in its brackets */
function inSentence(
  item: CitedItem,
  paper: CitablePaper | undefined,
  others: readonly string[] = [],
): string {
  const year = yearOf(paper);
  const isYear = item.suppressAuthor === true && year !== '';
  const own = (before(item) + year + behind(item)).replace(/^, /, '').trim();
  const details = [...(own === '' ? [] : [own]), ...others].join('; ');
  // A year alone is one in the sentence: `In 2020, …`.
  if (isYear) return details;
  const authors = authorsOf(item, paper, 'and');
  const brackets = details === '' ? '' : `(${details})`;
  return [authors, brackets].filter((part) => part !== '').join(' ');
}

function before({ prefix }: CitedItem): string {
  return prefix === undefined ? '' : `${prefix} `;
}

function behind({ locator, suffix = '' }: CitedItem): string {
  return (locator ? `, ${writtenLocator(locator)}` : '') + joined(suffix);
}

function yearOf(paper: CitablePaper | undefined): string {
  return paper ? String(paper.issued?.year ?? 'n.d.') : '';
}

/** `Doe`, `Doe & Roe`, `Doe et al.` */
function authorsOf({ citekey }: CitedItem, paper: CitablePaper | undefined, and: string): string {
  const names = (paper?.author ?? [])
    .map(({ family, literal, given }) => family ?? literal ?? given ?? '')
    .filter((name) => name !== '');
  const [first, second, third] = names;
  if (first === undefined) return citekey;
  if (second === undefined) return first;
  return third === undefined ? `${first} ${and} ${second}` : `${first} et al.`;
}
