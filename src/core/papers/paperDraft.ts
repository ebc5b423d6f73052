import { paperId } from './identity';
import type { Paper } from './paper';

/** What no reader finds of a paper: its identity is made, and what other sources call it only a library knows. */
type OfLibrary = 'id' | 'otherCitekeys';

/** What a reader found of a paper, field by field; what it did not find is undefined. */
export type PaperDraft = Pick<Paper, 'type' | 'title' | 'author'> & {
  readonly [K in Exclude<keyof Paper, OfLibrary | 'type' | 'title' | 'author'>]-?:
    Paper[K] | undefined;
};

/** The paper with only the fields that it has, and with its id. */
export function paperOf(draft: PaperDraft): Paper {
  const fields: Partial<Record<keyof PaperDraft, unknown>> = draft;
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const paper = Object.fromEntries(present) as unknown as Omit<Paper, 'id'>;
  return { id: paperId(paper), ...paper };
}

/** A paper of which nothing is known, for readers of formats that have but some of the fields. */
export const emptyDraft: PaperDraft = {
  type: 'article',
  title: '',
  author: [],
  abstract: undefined,
  issued: undefined,
  'container-title': undefined,
  publisher: undefined,
  volume: undefined,
  issue: undefined,
  page: undefined,
  editor: undefined,
  edition: undefined,
  'collection-title': undefined,
  'publisher-place': undefined,
  number: undefined,
  ISBN: undefined,
  ISSN: undefined,
  PMID: undefined,
  language: undefined,
  note: undefined,
  DOI: undefined,
  URL: undefined,
  arxivId: undefined,
  categories: undefined,
  keywords: undefined,
  collections: undefined,
  codeUrl: undefined,
  citekey: undefined,
};
