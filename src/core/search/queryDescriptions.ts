import { fieldExamples, type AssetName, type MarkName, type QueryField } from './queryFields';

/** A sentence with `{0}` where the arguments go, to be translated by whoever shows it. */
export interface Description {
  readonly template: string;
  readonly args: readonly string[];
}

/** What each field asks for, with its example. */
export const fieldDescriptions: Readonly<Record<QueryField, Description>> = {
  author: { template: 'By an author: {0}', args: [fieldExamples.author] },
  title: { template: 'With a word in the title: {0}', args: [fieldExamples.title] },
  abstract: { template: 'With words in the abstract: {0}', args: [fieldExamples.abstract] },
  year: { template: 'From a year or several: {0}', args: [fieldExamples.year] },
  venue: { template: 'From a journal or conference: {0}', args: [fieldExamples.venue] },
  topic: { template: 'On a topic of the library: {0}', args: [fieldExamples.topic] },
  cat: { template: 'In an arXiv category: {0}', args: [fieldExamples.cat] },
  collection: { template: 'In a collection of yours: {0}', args: [fieldExamples.collection] },
  tag: { template: 'With a tag of yours: {0}', args: [fieldExamples.tag] },
  is: { template: 'Read, unread or starred: {0}', args: [fieldExamples.is] },
  rating: { template: 'Rated by you, from 1 to 5: {0}', args: [fieldExamples.rating] },
  has: {
    template: 'With a PDF, code, an abstract, a DOI or a note: {0}',
    args: [fieldExamples.has],
  },
  key: { template: 'With a citekey: {0}', args: [fieldExamples.key] },
};

/** What the values of a field ask for that has only a few. */
export const valueDescriptions: ReadonlyMap<string, Description> = new Map<
  MarkName | AssetName,
  Description
>([
  ['read', { template: 'Papers that you have read', args: [] }],
  ['unread', { template: 'Papers that you have not read', args: [] }],
  ['starred', { template: 'Papers that you have starred', args: [] }],
  ['pdf', { template: 'Papers with a PDF on the web', args: [] }],
  ['code', { template: 'Papers with published code', args: [] }],
  ['abstract', { template: 'Papers with an abstract', args: [] }],
  ['doi', { template: 'Papers with a DOI', args: [] }],
  ['note', { template: 'Papers that you have a note on', args: [] }],
]);
