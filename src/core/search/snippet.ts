import type { Snippet } from '../papers/library';
import type { TextRange } from './textRange';

/** A match within a text, and the term that it counts for. */
export interface Match extends TextRange {
  readonly term: string;
}

/** About how long a snippet is, in UTF-16 units. */
const snippetLength = 160;
/** How much of the text before the first match a snippet shows. */
const leadIn = 40;

/** Where a text matched, as ranges of whole words in the text as it is written. `matches` are in its order. */
export function matchedRanges(matches: readonly TextRange[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { start, end } of matches) {
    const last = ranges.at(-1);
    if (last && start < last.end)
      ranges[ranges.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else ranges.push({ start, end });
  }
  return ranges;
}

/**
 * The passage that holds the most different terms of the query, the earliest of several; undefined where there is no
 * match. `matches` are in the order of the text. Cut at word boundaries, with … where something was cut off, and on one line.
 */
export function bestSnippet(text: string, matches: readonly Match[]): Snippet | undefined {
  const first = bestWindow(matches);
  if (!first) return undefined;

  const start = text.length <= snippetLength ? 0 : wordStart(text, first.start);
  const end = wordEnd(text, start, first.end);
  const before = start > 0 ? '…' : '';
  const after = end < text.length ? '…' : '';
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end).replace(/[\s\p{Cc}]/gu, ' ') + after,
    ranges: matchedRanges(matches)
      .filter((range) => start <= range.start && range.end <= end)
      .map((range) => ({ start: range.start + shift, end: range.end + shift })),
  };
}

/** The first match of the stretch of a snippet's length that has the most terms, then the most matches. */
function bestWindow(matches: readonly Match[]): Match | undefined {
  const counts = new Map<string, number>();
  let best: { match: Match; terms: number; matches: number } | undefined;
  let end = 0;
  matches.forEach((match, begin) => {
    for (; end < matches.length; end++) {
      const next = matches[end];
      if (!next || (end > begin && next.end > match.start + snippetLength - leadIn)) break;
      counts.set(next.term, (counts.get(next.term) ?? 0) + 1);
    }
    const found = { match, terms: counts.size, matches: end - begin };
    if (
      !best ||
      found.terms > best.terms ||
      (found.terms === best.terms && found.matches > best.matches)
    ) {
      best = found;
    }
    const left = (counts.get(match.term) ?? 0) - 1;
    if (left > 0) counts.set(match.term, left);
    else counts.delete(match.term);
  });
  return best?.match;
}

/** Where a snippet begins that shows what starts at `match`: at a word, a little before it. */
function wordStart(text: string, match: number): number {
  const earliest = Math.max(0, Math.min(match - leadIn, text.length - snippetLength));
  if (earliest === 0) return 0;
  // A word that begins right here is whole.
  const space = text.slice(earliest - 1, match).search(/\s\S/);
  return space < 0 ? match : earliest + space;
}

/** Where a snippet ends that begins at `start` and shows what ends at `match`. */
function wordEnd(text: string, start: number, match: number): number {
  const latest = Math.max(start + snippetLength, match);
  if (latest >= text.length) return text.length;
  const space = text.slice(match, latest + 1).search(/\s\S*$/);
  return space < 0 ? match : match + space;
}
