import { normalizeArxivId, normalizeDoi } from '../core/papers/identity';

/** What a pasted text names, by the source that knows it. */
export type Recognised =
  /** `id` is as {@link normalizeArxivId} has it; with `version` where the text names one. */
  | { readonly kind: 'arxiv'; readonly id: string; readonly version?: number }
  /** The page of a paper at Hugging Face; `id` is its arXiv identifier. */
  | { readonly kind: 'huggingFace'; readonly id: string }
  /** As {@link normalizeDoi} has it. */
  | { readonly kind: 'doi'; readonly doi: string }
  /** An address of no source that can be asked, such as a page of OpenReview. */
  | { readonly kind: 'link'; readonly url: string };

/** Nobody pastes more than that by intent, in UTF-16 units. */
const longestText = 100_000;
const longestWord = 2000;

/**
 * White space, quotes, and the middle of a Markdown link. A comma or semicolon may be part of a DOI, but not before
 * what begins another name of a paper.
 */
const betweenWords = /[\s"“”]+|\]\(|[,;]+(?=\s|10\.|https?:|doi:|arxiv[:.]|\d{4}\.\d{4}|$)/i;

/**
 * The papers that a text names: arXiv identifiers, DOIs and addresses, one or many, between words, commas or
 * lines. Each is told once, in the order of the text. Words that name nothing are passed over.
 */
export function recognise(text: string): readonly Recognised[] {
  const found = new Map<string, Recognised>();
  for (const word of text.slice(0, longestText).split(betweenWords)) {
    if (word.length > longestWord) continue;
    const recognised = recogniseWord(withoutPunctuation(word));
    if (recognised) found.set(JSON.stringify(recognised), recognised);
  }
  return [...found.values()];
}

function recogniseWord(word: string): Recognised | undefined {
  const arxivId = normalizeArxivId(word);
  if (arxivId !== undefined) {
    if (/huggingface\.co\//i.test(word)) return { kind: 'huggingFace', id: arxivId };
    const version = /v(\d{1,4})(?:\.pdf)?(?:[?#].*)?$/i.exec(word)?.[1];
    return {
      kind: 'arxiv',
      id: arxivId,
      ...(version === undefined ? {} : { version: Number(version) }),
    };
  }
  const doi = normalizeDoi(word) ?? doiInAddress(word);
  if (doi !== undefined) return { kind: 'doi', doi };
  return isAddress(word) ? { kind: 'link', url: word } : undefined;
}

const brackets = ['()', '[]', '{}', '<>'] as const;

/**
 * Of a word in a sentence: without the brackets around it and the sentence's own marks behind it. A bracket that
 * opens in the word closes in it: `10.1016/0004-3702(94)90080-9`.
 */
function withoutPunctuation(word: string): string {
  const bare = word.replace(/^[([{<'‘]{1,5}/, '');
  const unopened = new Map<string, number>();
  for (const [opening = '', closing = ''] of brackets) {
    unopened.set(closing, bare.split(closing).length - bare.split(opening).length);
  }
  let end = bare.length;
  for (; end > 0; end--) {
    const mark = bare.charAt(end - 1);
    const excess = unopened.get(mark);
    if (excess === undefined ? !".!?:'’".includes(mark) : excess <= 0) break;
    if (excess !== undefined) unopened.set(mark, excess - 1);
  }
  return bare.slice(0, end);
}

/** The DOI in the address of a publisher's page, e.g. `https://dl.acm.org/doi/pdf/10.1145/3477495`. */
function doiInAddress(word: string): string | undefined {
  if (!isAddress(word)) return undefined;
  const path =
    /\/(?:doi|article|chapter|book|content)\/(?:[a-z]{2,10}\/)?(10\.\d{4,9}\/[^?#]{1,500})/i.exec(
      word,
    )?.[1];
  if (path === undefined) return undefined;
  return normalizeDoi(`https://doi.org/${path.replace(/(?:\.pdf|\/(?:full|pdf|html))$/i, '')}`);
}

function isAddress(word: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(word) && URL.canParse(word);
}
