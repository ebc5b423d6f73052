import { paperId } from './identity';
import type { Paper } from './paper';

/** What a reader found of a paper, field by field; what it did not find is undefined. */
export type PaperDraft = Pick<Paper, 'type' | 'title' | 'author'> & {
  readonly [K in Exclude<keyof Paper, 'id' | 'type' | 'title' | 'author'>]-?: Paper[K] | undefined;
};

/** The paper with only the fields that it has, and with its id. */
export function paperOf(draft: PaperDraft): Paper {
  const fields: Partial<Record<keyof PaperDraft, unknown>> = draft;
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const paper = Object.fromEntries(present) as unknown as Omit<Paper, 'id'>;
  return { id: paperId(paper), ...paper };
}
