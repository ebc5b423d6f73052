import type { Paper } from '../../papers/paper';
import { cslItem } from './cslItem';

/** What an item in CSL says of where a paper appeared. */
const publishing = [
  'type',
  'issued',
  'container-title',
  'publisher',
  'volume',
  'issue',
  'page',
  'DOI',
];

/** The fields of CSL that tell of a publication; those that it has not are undefined. */
export function publishedFields(published: Paper): ReadonlyMap<string, unknown> {
  const item = cslItem(published, '');
  return new Map(publishing.map((name) => [name, item[name]]));
}

/** Whether a field of the entry of a preprint says no more than that it is one. */
export function isOfPreprint(name: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (name === 'DOI') return /10\.48550\/arxiv\./i.test(value);
  if (name === 'volume') return /^abs\//i.test(value);
  return (name === 'publisher' || name === 'container-title') && /^(?:arxiv|corr\b)/i.test(value);
}
