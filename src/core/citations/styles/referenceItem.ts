import type { Paper } from '../../papers/paper';
import { cslItem, type CslItem } from '../bibliography/cslItem';

/**
 * The CSL-JSON item of a paper with all that a reference may say of it. What no style prints is left out, and so is
 * `note`, in which citeproc looks for more fields: what somebody remarked is none. The number at arXiv is that of a
 * preprint; of what is published it would be the number in the journal.
 */
export function referenceItem(paper: Omit<Paper, 'abstract'>, citekey: string): CslItem {
  const { number: arxivNumber, ...item } = cslItem(paper, citekey);
  const more: Record<string, unknown> = {
    editor: paper.editor,
    edition: paper.edition,
    'collection-title': paper['collection-title'],
    'publisher-place': paper['publisher-place'],
    number: paper.number ?? (item['container-title'] === undefined ? arxivNumber : undefined),
    ISBN: paper.ISBN,
    ISSN: paper.ISSN,
    PMID: paper.PMID,
    language: paper.language,
  };
  const known = Object.entries(more).filter(([, value]) => value !== undefined);
  return { ...item, ...Object.fromEntries(known) };
}
