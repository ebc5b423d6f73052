import { referenceUrl } from '../../papers/links';
import type { Name, Paper } from '../../papers/paper';

/** APA lists up to so many authors in full. */
const mostAuthors = 20;

/**
 * The reference of a paper in the manner of APA (7th edition), as plain text:
 * `Doe, J., & Roe, R. (2020). Title. Venue, 36(5), 1756–1786. https://doi.org/…`
 */
export function formattedReference(paper: Omit<Paper, 'abstract'>): string {
  const authors = listOf(paper.author.map(invertedName).filter((name) => name !== ''));
  const year = `(${paper.issued?.year ?? 'n.d.'}).`;
  const title = sentence(paper.title);
  const parts = authors === '' ? [title, year] : [authors, year, title];
  const place = placeOf(paper);
  if (place !== '') parts.push(sentence(place));
  const url = referenceUrl(paper);
  if (url !== undefined) parts.push(url);
  return parts.join(' ');
}

function placeOf(paper: Omit<Paper, 'abstract'>): string {
  const container = paper['container-title'];
  if (container === undefined) {
    return paper.arxivId === undefined ? (paper.publisher ?? '') : `arXiv:${paper.arxivId}`;
  }
  const { volume, issue, page } = paper;
  const number = (volume ?? '') + (issue === undefined ? '' : `(${issue})`);
  return [container, number, page?.replace(/(\d)-{1,2}(\d)/g, '$1\u2013$2') ?? '']
    .filter((part) => part !== '')
    .join(', ');
}

function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length <= 1) return last;
  if (names.length > mostAuthors) {
    return `${names.slice(0, mostAuthors - 1).join(', ')}, … ${last}`;
  }
  return `${names.slice(0, -1).join(', ')}, & ${last}`;
}

/** `Doe, J.-P. R.` */
function invertedName(name: Name): string {
  if (name.family === undefined) return name.literal ?? name.given ?? '';
  const initials = (name.given ?? '')
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) =>
      part
        .split('-')
        .filter((piece) => piece !== '')
        .map((piece) => `${Array.from(piece)[0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');
  return initials === '' ? name.family : `${name.family}, ${initials}`;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
