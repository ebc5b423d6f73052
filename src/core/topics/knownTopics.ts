import type { Paper } from '../papers/paper';
import { assignTopics } from './assignTopics';

/** Topics that were found out before, and for which papers: finding them anew takes much longer than looking. */
export interface KnownTopics {
  /** {@link topicsFingerprint} of the papers. */
  readonly fingerprint: string;
  /** Paper id → label of its topic. */
  readonly topics: Readonly<Record<string, string>>;
}

/** The topics of these papers, to be kept. */
export function knownTopicsOf(papers: readonly Paper[]): KnownTopics {
  return {
    fingerprint: topicsFingerprint(papers),
    topics: Object.fromEntries([...assignTopics(papers)].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** A text that differs where anything differs that topics are made of; the order of the papers is no part of it. */
export function topicsFingerprint(papers: readonly Paper[]): string {
  let low = papers.length;
  let high = 0;
  for (const { id, title, abstract = '', keywords = [] } of papers) {
    const text = JSON.stringify([id, title, abstract, keywords]);
    low = (low + hash(text, 0x811c9dc5)) >>> 0;
    high = (high + hash(text, 0x9747b28c)) >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** FNV-1a over UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo, 1991), from a start of one's choice. */
function hash(text: string, start: number): number {
  let value = start;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
