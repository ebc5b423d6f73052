import { normalizeArxivId, normalizeDoi } from '../papers/identity';
import { parsePaperDate } from '../papers/dates';
import type { Paper } from '../papers/paper';
import { emptyDraft, paperOf } from '../papers/paperDraft';
import { cleanText } from './cleanText';
import type { Reader, ReadProblem } from './reader';
import { spokenName } from './spokenNames';
import { attributesIn, elements, textIn, xmlRecords, type XmlRecord } from './xmlRecords';

/** Whether the text is an answer of arXiv's API. */
export function isArxivAtom(text: string): boolean {
  return /<feed[\s>]/.test(text.slice(0, 2000)) && /arxiv\.org/i.test(text.slice(0, 20_000));
}

/** Reads the Atom of arXiv's API. See https://info.arxiv.org/help/api/user-manual.html. */
export const readArxivAtom: Reader = (text) => {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  let entries = 0;
  for (const record of xmlRecords(text, 'entry')) {
    entries += 1;
    const paper = paperIn(record);
    if (paper) papers.push(paper);
    else {
      problems.push({
        template: 'Entry {0} was left out because it has no title or no arXiv identifier.',
        args: [entries],
        line: record.line,
        column: 0,
      });
    }
  }
  return { papers, entries, problems };
};

function paperIn({ root }: XmlRecord): Paper | undefined {
  const text = (name: string) => cleanText(textIn(root, name) ?? '') || undefined;
  const title = text('title');
  const arxivId = normalizeArxivId(text('id') ?? '');
  if (title === undefined || arxivId === undefined) return undefined;
  const author = elements(root, 'author').flatMap(
    (each) => spokenName(textIn(each, 'name') ?? '') ?? [],
  );
  const doi = text('arxiv:doi');
  const primary = attributesIn(root, 'arxiv:primary_category', 'term');
  const categories = [...new Set([...primary, ...attributesIn(root, 'category', 'term')])].filter(
    (category) => /^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/.test(category),
  );
  return paperOf({
    ...emptyDraft,
    title,
    author,
    abstract: text('summary'),
    issued: parsePaperDate(text('published') ?? ''),
    'container-title': text('arxiv:journal_ref'),
    DOI: doi !== undefined && normalizeDoi(doi) !== undefined ? doi : undefined,
    arxivId,
    categories: categories.length === 0 ? undefined : categories,
    note: text('arxiv:comment'),
  });
}
