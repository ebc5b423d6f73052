import { normalizeArxivId, paperId } from '../../../src/core/papers/identity';
import type { Paper } from '../../../src/core/papers/paper';
import type { Reader, ReadResult } from '../../../src/core/readers/reader';

/** Readers of no more than the title and the identifiers, for tests of how sources are asked. */

function paper(title: string, ids: { readonly arxivId?: string; readonly DOI?: string }): Paper {
  const draft = { type: 'article', title, author: [], ...ids };
  return { id: paperId(draft), ...draft };
}

export const readThinAtom: Reader = (text) => {
  const entries = text.split('<entry>').slice(1);
  const papers = entries.map((entry) => {
    const title = /<title>([^<]*)/.exec(entry)?.[1] ?? '';
    const arxivId = normalizeArxivId(/<id>([^<]*)/.exec(entry)?.[1] ?? '');
    return paper(title.replace(/\s+/g, ' '), arxivId === undefined ? {} : { arxivId });
  });
  return read(papers);
};

interface ThinRecord {
  readonly title: string;
  readonly id: string;
  readonly DOI?: string;
  readonly paper?: ThinRecord;
}

function read(papers: readonly Paper[]): ReadResult {
  return { papers, entries: papers.length, problems: [] };
}

/** Takes a list or a single record. */
function records(text: string): readonly ThinRecord[] {
  const value = JSON.parse(text) as ThinRecord | readonly ThinRecord[];
  return [value].flat();
}

export const readThinHuggingFace: Reader = (text) =>
  read(
    records(text).map((record) => {
      const { title, id } = record.paper ?? record;
      return paper(title, { arxivId: id });
    }),
  );

export const readThinCsl: Reader = (text) =>
  read(records(text).map(({ title, DOI }) => paper(title, DOI === undefined ? {} : { DOI })));
