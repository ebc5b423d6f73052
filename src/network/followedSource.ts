import type { FollowedSource } from './follow';

/** What the daily papers of Hugging Face are called in settings. */
export const huggingFaceDaily = 'Hugging Face daily papers';

/** What a user wrote to follow it: Hugging Face's daily papers by their name, all else is a query or category of arXiv. */
export function followedSource(text: string): FollowedSource {
  return /^\s*hugging ?face(?:[ /]daily)?(?: papers)?\s*$/i.test(text)
    ? { kind: 'huggingFaceDaily' }
    : { kind: 'arxiv', query: text.trim() };
}

/** What people call it. */
export function followedLabel(source: FollowedSource): string {
  return source.kind === 'arxiv' ? `arXiv ${source.query}` : huggingFaceDaily;
}
