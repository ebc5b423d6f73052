import type { Analysis } from './analyzer';
import type { QueryPhrase, QueryWord } from './parsedQuery';

/** The words of a text; with `typing` the last of them may still be being typed. */
export function queryWords(
  text: string,
  { tokens, compounds }: Analysis,
  typing: boolean,
): QueryWord[] {
  const words: QueryWord[] = [];
  const lastEnd = tokens.at(-1)?.end;
  for (let position = 0; position < tokens.length;) {
    // `FlashAttention` is one word of a query; only papers are also indexed by its parts.
    const joined = compounds.find((each) => each.joint === 'case' && each.position === position);
    const token = joined ?? tokens[position];
    if (!token) break;
    const compound = compounds.find(
      (each) =>
        each.joint === 'hyphen' &&
        each.position <= position &&
        position < each.position + each.length,
    );
    words.push({
      kind: 'word',
      text: text.slice(token.start, token.end),
      word: token.word,
      term: token.term,
      stop: 'stop' in token && token.stop,
      unfinished: typing && token.end === lastEnd,
      ...(compound && { compound: compound.term }),
    });
    position += joined?.length ?? 1;
  }
  return words;
}

/** The words of a text next to each other, from its first to its last telling word; none for a text without words. */
export function queryPhrase(text: string, { tokens }: Analysis): QueryPhrase[] {
  const content = tokens.filter((token) => !token.stop);
  const kept = content.length > 0 ? content : tokens;
  const [first] = kept;
  if (!first) return [];
  const slots = kept.map(({ term, position }) => ({ term, offset: position - first.position }));
  return [{ kind: 'phrase', text: text.trim(), slots }];
}
