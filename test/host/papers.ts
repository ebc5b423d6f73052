import assert from 'node:assert/strict';
import type { LecternApi } from '../../src/host/lectern';
import type { Paper, PaperSummary } from '../../src/core/papers/paper';
import { lectern } from './lectern';

/** The running parts of the extension, once it has read its papers. */
export async function loadedLectern(): Promise<LecternApi> {
  const api = (await lectern().activate()) as LecternApi;
  await api.loaded;
  return api;
}

/** The paper of the built-in library with exactly this title. */
export async function paperTitled(title: string): Promise<PaperSummary> {
  const { library } = await loadedLectern();
  const { hits } = await library.find(
    { text: title, match: 'all', sort: 'relevance' },
    { offset: 0, limit: 5 },
  );
  const hit = hits.find(({ paper }) => paper.title === title);
  assert.ok(hit, `“${title}” is not in the library`);
  return hit.paper;
}

export const titles = {
  stitched: 'Stitched ViTs are Flexible Vision Backbones',
  active: 'Learning to Actively Learn: A Robust Approach',
  /** In test/fixtures/workspace/references.bib, under the key `zhanOptimizing2021`. */
  inBibliography: 'Optimizing Dense Retrieval Model Training with Hard Negatives',
} as const;

/** Papers `Numbered 0001` … of one venue, in the order of their titles. */
export function numberedPapers(count: number, venue: string): Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return {
      id: `numbered:${number}`,
      type: 'paper-conference',
      title: `Numbered ${number}`,
      author: [{ family: 'Counter', given: 'Ada' }],
      issued: { year: 2020 },
      'container-title': venue,
    };
  });
}
