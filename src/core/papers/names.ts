import type { Name, Paper } from './paper';

/** What a person or institution is listed under: the family name, the name of an institution as it is. */
export function listedName(name: Name): string {
  return name.family ?? name.literal ?? name.given ?? '';
}

/** A name as it is read: `Ashish Vaswani`. */
export function fullName(name: Name): string {
  if (name.family === undefined) return name.literal ?? name.given ?? '';
  const parts = [name.given, name.family, name.suffix];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** The authors as a citation names them: `Doe`, `Doe & Roe`, `Doe et al.`; empty where there are none. */
export function authorsShort(paper: Pick<Paper, 'author'>): string {
  const names = paper.author.map(listedName).filter((name) => name !== '');
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return names.length === 2 ? `${first} & ${second}` : `${first} et al.`;
}

/** All authors, separated by commas: `Jane Doe, Richard Roe`; empty where there are none. */
export function authorsFull(paper: Pick<Paper, 'author'>): string {
  return paper.author
    .map(fullName)
    .filter((name) => name !== '')
    .join(', ');
}
