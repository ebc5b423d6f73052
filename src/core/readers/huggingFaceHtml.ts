import { DomUtils, parseDocument } from 'htmlparser2';
import { normalizeArxivId } from '../papers/identity';
import type { Paper } from '../papers/paper';
import { emptyDraft, paperOf } from '../papers/paperDraft';
import { cleanText } from './cleanText';
import { readJson } from './readJson';
import type { Reader } from './reader';

/** Whether the text is a papers page of Hugging Face, saved as HTML. */
export function isHuggingFaceHtml(text: string): boolean {
  return (
    /^[\s\ufeff]*<(?:!doctype html|html|!--)/i.test(text) && /\/papers\/\d{4}\.\d{4,5}/.test(text)
  );
}

/**
 * Reads a papers page of Hugging Face that was saved as HTML: the data that the page carries for its scripts, or else its
 * links to papers with the titles they show. A page of one paper is such a page, too.
 */
export const readHuggingFaceHtml: Reader = (text) => {
  const document = parseDocument(text);
  const carried = DomUtils.find(
    (node) => 'attribs' in node && 'data-props' in node.attribs,
    document.children,
    true,
    200,
  )
    .flatMap((node) => ('attribs' in node ? [node.attribs['data-props'] ?? ''] : []))
    .filter((props) => /"(?:dailyPapers|papers|paper)"\s*:/.test(props))
    .map((props) => readJson(props))
    .filter(({ papers }) => papers.length > 0);
  const [richest] = carried.sort((a, b) => b.papers.length - a.papers.length);
  const linked = linkedPapers(document);
  if (richest && richest.papers.length >= linked.length) return { ...richest, problems: [] };
  return { papers: linked, entries: linked.length, problems: [] };
};

function linkedPapers(document: ReturnType<typeof parseDocument>): readonly Paper[] {
  const papers = new Map<string, Paper>();
  for (const link of DomUtils.getElementsByTagName('a', document, true)) {
    const path = /\/papers\/(\d{4}\.\d{4,5})$/.exec(link.attribs.href ?? '')?.[1];
    const arxivId = path === undefined ? undefined : normalizeArxivId(path);
    const title = cleanText(DomUtils.textContent(link));
    // Links of pictures, votes and comments have no words, or a number.
    if (arxivId === undefined || !/\p{L}{3}/u.test(title) || papers.has(arxivId)) continue;
    papers.set(arxivId, paperOf({ ...emptyDraft, title, arxivId }));
  }
  return [...papers.values()];
}
