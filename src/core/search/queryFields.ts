import type { SearchField } from '../papers/library';

/** The names that may stand before a colon, in the order in which they are offered. */
export const queryFields = [
  'author',
  'title',
  'abstract',
  'year',
  'venue',
  'topic',
  'cat',
  'collection',
  'tag',
  'is',
  'rating',
  'has',
  'key',
] as const;
export type QueryField = (typeof queryFields)[number];

/** What `is:` can ask for: the marks that a reader gave a paper. */
export const markNames = ['read', 'unread', 'starred'] as const;
export type MarkName = (typeof markNames)[number];

/** What `has:` can ask for. */
export const assetNames = ['pdf', 'code', 'abstract', 'doi', 'note'] as const;
export type AssetName = (typeof assetNames)[number];

/** What the reader may rate a paper with, the best first. */
export const ratings = ['5', '4', '3', '2', '1'] as const;

/** The fields whose values are words to rank by, and where those words must stand. */
export const wordFields: ReadonlyMap<QueryField, readonly SearchField[]> = new Map([
  ['title', ['title']],
  ['abstract', ['abstract']],
]);

/** The values of a field that has only a few; undefined for all others. */
export function fixedValues(field: QueryField): readonly string[] | undefined {
  switch (field) {
    case 'is':
      return markNames;
    case 'has':
      return assetNames;
    case 'rating':
      return ratings;
    default:
      return undefined;
  }
}

/** How each field is used, to be shown with what is said of it. */
export const fieldExamples: Readonly<Record<QueryField, string>> = {
  author: 'author:lewis',
  title: 'title:attention',
  abstract: 'abstract:"language model"',
  year: 'year:2020..2023',
  venue: 'venue:neurips',
  topic: 'topic:"dense retrieval"',
  cat: 'cat:cs.CL',
  collection: 'collection:theses',
  tag: 'tag:important',
  is: 'is:unread',
  rating: 'rating:>=4',
  has: 'has:pdf',
  key: 'key:lewis2020',
};
