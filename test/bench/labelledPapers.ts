import { gunzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { fieldsOf, textListField } from '../../src/core/readers/fields';
import type { Paper } from '../../src/core/papers/paper';
import { arxivPaper } from './arxivPapers';

/** Papers of 22 subjects, about as many of each, beside the repository. */
export const usualFile = '../shared/papers/arxiv-balanced.jsonl.gz';

export interface LabelledPaper {
  readonly paper: Paper;
  /** The subject that people gave it. */
  readonly label: string;
}

/** The papers of a file of JSON lines, see `readArxivPapers`, whose records have `labels`, the first of which counts. */
export async function labelledPapers(file: string): Promise<readonly LabelledPaper[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const byId = new Map<string, LabelledPaper>();
  for (const line of text.split('\n')) {
    const paper = arxivPaper(line);
    const fields = paper && fieldsOf(JSON.parse(line));
    const [label] = (fields && textListField(fields, 'labels')) ?? [];
    if (paper && label !== undefined) byId.set(paper.id, { paper, label });
  }
  return [...byId.values()];
}
