import type { FollowedSource } from './follow';

/** What the daily papers of Hugging Face are called in settings. */
export const huggingFaceDaily = 'Hugging Face daily papers';

/** What Zotero is called in settings, where it is asked rather than its file read. */
export const runningZotero = 'Zotero while it runs';

/**
 * What a user wrote to follow it: Hugging Face's daily papers and Zotero by their names, all else is a query or category
 * of arXiv.
 */
export function followedSource(text: string): FollowedSource {
  if (/^\s*zotero(?: while it runs)?\s*$/i.test(text)) return { kind: 'zotero' };
  return /^\s*hugging ?face(?:[ /]daily)?(?: papers)?\s*$/i.test(text)
    ? { kind: 'huggingFaceDaily' }
    : { kind: 'arxiv', query: text.trim() };
}

/** What people call it. */
export function followedLabel(source: FollowedSource): string {
  switch (source.kind) {
    case 'arxiv':
      return `arXiv ${source.query}`;
    case 'huggingFaceDaily':
      return huggingFaceDaily;
    case 'zotero':
      return runningZotero;
  }
}
