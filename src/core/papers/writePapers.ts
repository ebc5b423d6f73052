import type { Paper } from './paper';

/** What files in Lectern's own format call themselves. */
export const corpusFormat = 'lectern-corpus';

/** The version of the format that this program reads and writes. */
export const corpusVersion = 1;

/** Papers in Lectern's own format, one a line, so that a change shows as the papers it changes. Identity is made when they are read. */
export function writePapers(papers: readonly Omit<Paper, 'id'>[]): string {
  const lines = papers.map((paper) => JSON.stringify({ ...paper, id: undefined }));
  const head = `"format": "${corpusFormat}",\n"version": ${corpusVersion},\n"papers": [\n`;
  return `{\n${head}${lines.join(',\n')}\n]\n}\n`;
}
