import { markdownParagraphs } from './markdownParagraphs';

/**
 * What a sticky pattern matches at the brackets of a Markdown text, in order. Code, comments and what a backslash
 * escapes are no text.
 * @param bracket the one that the pattern begins with
 */
export function* bracketsOf(
  note: string,
  pattern: RegExp,
  bracket: '[' | '<' = '[',
): Generator<RegExpExecArray> {
  const comments = commentFinder(note);
  const special = /\\|`|<|\[/g;
  let position = 0;
  let at = -1;
  for (const { start, end } of markdownParagraphs(note)) {
    const spans = codeSpanFinder(note, start, end);
    position = Math.max(position, start);
    while (position < end) {
      // What is far behind this paragraph is not searched for again in the next one.
      if (at < position) {
        special.lastIndex = position;
        at = special.exec(note)?.index ?? note.length;
      }
      if (at >= end) break;
      const character = note[at];
      if (character === '\\') position = at + 2;
      else if (character === '`') position = spans(at);
      else if (character === '<' && comments(at) !== undefined) position = comments(at) ?? at + 1;
      else if (character !== bracket) position = at + 1;
      else {
        pattern.lastIndex = at;
        const match = pattern.exec(note);
        if (match) yield match;
        position = at + (match?.[0].length ?? 1);
      }
    }
  }
}

/** Finds the end of the comment `<!-- … -->` at an offset; one that never ends is text. */
export function commentFinder(note: string): (offset: number) => number | undefined {
  const lastEnd = note.lastIndexOf('-->');
  return (offset) => {
    if (offset > lastEnd || !note.startsWith('<!--', offset)) return undefined;
    const end = note.indexOf('-->', offset + 4);
    return end < 0 ? undefined : end + 3;
  };
}

/**
 * Finds the end of the code span whose backticks start at an offset; backticks without an equal run behind them in
 * the paragraph are text. Runs are looked up by length, which keeps many unequal ones linear.
 */
export function codeSpanFinder(
  note: string,
  start: number,
  end: number,
): (offset: number) => number {
  let runs: Map<number, number[]> | undefined;
  return (offset) => {
    runs ??= backtickRuns(note, start, end);
    let after = offset;
    while (note[after] === '`') after++;
    const starts = runs.get(after - offset) ?? [];
    // The list is from the last to the first, and offsets only grow: what lies behind us is never asked for again.
    for (let next = starts.at(-1); next !== undefined && next <= offset; next = starts.at(-1)) {
      starts.pop();
    }
    const closing = starts.at(-1);
    return closing === undefined ? after : closing + after - offset;
  };
}

/** Where the runs of backticks of each length start, the last first. */
function backtickRuns(note: string, start: number, end: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = note.indexOf('`', start); at >= 0 && at < end; at = note.indexOf('`', at)) {
    const first = at;
    while (note[at] === '`') at++;
    const starts = runs.get(at - first);
    if (starts) starts.push(first);
    else runs.set(at - first, [first]);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}
