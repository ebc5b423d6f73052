import { normalizeArxivId } from '../../papers/identity';
import { referenceUrl } from '../../papers/links';
import type { Paper } from '../../papers/paper';

/** An item of CSL-JSON, in the order in which its fields are written. */
export type CslItem = Readonly<Record<string, unknown>>;

/** The CSL-JSON item of a paper. The citekey is its `id`, by which Pandoc cites, and its `citation-key`. */
export function cslItem(paper: Paper, citekey: string): CslItem {
  const arxivId = paper.arxivId === undefined ? undefined : normalizeArxivId(paper.arxivId);
  const fields: Record<string, unknown> = {
    id: citekey,
    'citation-key': citekey,
    type: paper.type,
    title: paper.title,
    author: paper.author,
    issued: paper.issued && { 'date-parts': [dateParts(paper.issued)] },
    'container-title': paper['container-title'],
    publisher: paper.publisher ?? (arxivId && !paper['container-title'] ? 'arXiv' : undefined),
    volume: paper.volume,
    issue: paper.issue,
    page: paper.page,
    number: arxivId && `arXiv:${arxivId}`,
    DOI: paper.DOI,
    URL: referenceUrl(paper),
    keyword: paper.keywords?.join(', '),
    abstract: paper.abstract,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function dateParts({ year, month, day }: NonNullable<Paper['issued']>): number[] {
  return [year, month, day].filter((part) => part !== undefined);
}
