import { foldIdentifier } from './analyzer';
import type { QueryIdentifier, QueryWord } from './parsedQuery';

/** The addresses and prefixes that an identifier is pasted with. */
const addressed =
  /^(?:https?:\/\/)?(?:www\.)?(?:(?:dx\.)?doi\.org\/|arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/|arxiv:|doi:)/i;
const arxivVersion = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})v\d{1,3}(?:\.pdf)?$/;
const joinedBySign = /[\p{L}\p{N}][^\p{L}\p{N}\s]+[\p{L}\p{N}]/u;

/** The identifier that a text without spaces may be, and which is `words` besides; none for one that looks like none. */
export function queryIdentifier(
  text: string,
  words: readonly QueryWord[],
  typing: boolean,
): QueryIdentifier[] {
  const whole = wholeIdentifier(text);
  return whole === undefined
    ? []
    : [{ kind: 'identifier', text, whole, unfinished: typing, words }];
}

/** Folded, and without what it is pasted with. */
function wholeIdentifier(text: string): string | undefined {
  const bare = text
    .replace(addressed, '')
    .replace(/^[([{<,;.@]{1,8}/, '')
    .replace(/[)\]}>,;.:?!]{1,8}$/, '');
  const marked = text.startsWith('@') || text.startsWith('[@') || addressed.test(text);
  if (!marked && !joinedBySign.test(bare)) return undefined;
  const whole = foldIdentifier(bare);
  return whole === '' ? undefined : whole.replace(arxivVersion, '$1');
}
