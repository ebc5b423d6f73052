import type { Paper } from '../../papers/paper';
import type { CitationParts, CitedItem } from '../citationParts';
import { joined } from '../languages/parts/partTexts';
import { writtenLocator } from '../locators';

/** What is to be known of a paper for citing it by author and year. */
export type CitablePaper = Pick<Paper, 'author' | 'issued'>;

/**
 * How a citation reads in the manner of APA: `(see Doe & Roe, 2020, p. 33; Lee, 2021)` or `Doe and Roe (2020, p. 33)`.
 * @param paperOf the paper of a key; of an unknown one the key itself is shown
 */
export function citationText(
  { form, items }: CitationParts,
  paperOf: (citekey: string) => CitablePaper | undefined,
): string {
  const texts = items.map((item) => {
    const paper = paperOf(item.citekey);
    return form === 'narrative' ? inSentence(item, paper) : inBrackets(item, paper);
  });
  return form === 'narrative' ? texts.join('; ') : `(${texts.join('; ')})`;
}

function inBrackets(item: CitedItem, paper: CitablePaper | undefined): string {
  const authors = item.suppressAuthor === true ? '' : authorsOf(item, paper, '&');
  const named = [authors, yearOf(paper)].filter((part) => part !== '').join(', ');
  return before(item) + (named === '' ? item.citekey : named) + behind(item);
}

function inSentence(item: CitedItem, paper: CitablePaper | undefined): string {
  const year = yearOf(paper);
  const authors = item.suppressAuthor === true && year !== '' ? '' : authorsOf(item, paper, 'and');
  const details = (before(item) + year + behind(item)).replace(/^, /, '').trim();
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
