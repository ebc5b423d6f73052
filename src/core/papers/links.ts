import { normalizeArxivId, normalizeDoi } from './identity';
import type { Paper } from './paper';

/** The web pages of a paper that can be opened. */
export const paperLinks = ['arxiv', 'huggingFace', 'pdf', 'code', 'doi'] as const;
export type PaperLink = (typeof paperLinks)[number];

/** What an address is made from. */
export type LinkedPaper = Pick<Paper, 'arxivId' | 'DOI' | 'URL' | 'codeUrl'>;

/** The address of a page of the paper, always http(s) and encoded; undefined where the paper has none. */
export function paperUrl(paper: LinkedPaper, link: PaperLink): string | undefined {
  switch (link) {
    case 'arxiv':
      return arxivUrl(paper, 'https://arxiv.org/abs/');
    case 'huggingFace':
      return arxivUrl(paper, 'https://huggingface.co/papers/');
    case 'pdf':
      return arxivUrl(paper, 'https://arxiv.org/pdf/');
    case 'code':
      return webAddress(paper.codeUrl);
    case 'doi':
      return doiUrl(paper.DOI);
  }
}

/** The page that a reference leads to: by DOI, else on arXiv, else the paper's own; undefined where there is none. */
export function referenceUrl(paper: LinkedPaper): string | undefined {
  return paperUrl(paper, 'doi') ?? paperUrl(paper, 'arxiv') ?? webAddress(paper.URL);
}

/** The address, encoded, if it is one of the web; undefined for `javascript:`, `file:` and all else. */
export function webAddress(text: string | undefined): string | undefined {
  const address = text?.trim();
  if (address === undefined || !/^https?:\/\/[^\s/]/i.test(address)) return undefined;
  return encoded(address, encodeURI).replace(/%25([0-9a-f]{2})/gi, '%$1');
}

function arxivUrl({ arxivId }: LinkedPaper, base: string): string | undefined {
  const id = arxivId === undefined ? undefined : normalizeArxivId(arxivId);
  return id === undefined ? undefined : base + id;
}

function doiUrl(text: string | undefined): string | undefined {
  if (text === undefined || normalizeDoi(text) === undefined) return undefined;
  const doi = text.trim();
  // As it was given, where it is bare: the case of letters is lost in the form for comparison.
  const bare = doi.startsWith('10.') ? doi : normalizeDoi(doi);
  if (bare === undefined) return undefined;
  return `https://doi.org/${encoded(bare, encodeURIComponent).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}

/** Encodes what may hold a lone surrogate, at which the encoders of JavaScript throw. Brackets would end a link. */
function encoded(text: string, encode: (text: string) => string): string {
  return encode(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[()[\]']/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
