import { parsePaperDate } from '../core/papers/dates';
import { normalizeTitle } from '../core/papers/identity';
import type { Name, Paper } from '../core/papers/paper';
import { writePapers } from '../core/papers/writePapers';
import { readHuggingFacePage } from '../core/readers/huggingFacePage';

/** What hf-papers.metadata.json knows of a paper besides where it was found. `null` is not known. */
interface Metadata {
  readonly title: string;
  readonly arxivId: string | null;
  readonly authors: readonly Name[] | null;
  readonly published: string | null;
  readonly primaryCategory: string | null;
  readonly categories: readonly string[] | null;
  readonly venue: string | null;
  readonly doi: string | null;
  readonly code: string | null;
  readonly keywords: readonly string[] | null;
}

type Venue = Pick<Paper, 'type' | 'container-title' | 'publisher' | 'volume' | 'issue' | 'page'>;

/**
 * The text of the shipped corpus file: the papers of the page, in its order, each joined by title to what the
 * metadata says of it. One paper a line, so that a change shows as the papers it changes.
 *
 * Throws for a line of the page that is not read, and for a paper of either side without its other half.
 */
export function corpusFile(pageText: string, metadataText: string): string {
  const { papers, problems } = readHuggingFacePage(pageText);
  if (problems.length > 0) {
    throw new Error(`The page has lines that are not read: ${JSON.stringify(problems)}`);
  }
  const metadata = new Map<string, Metadata>();
  for (const record of JSON.parse(metadataText) as readonly Metadata[]) {
    const key = normalizeTitle(record.title);
    if (metadata.has(key)) throw new Error(`The metadata has this title twice: ${record.title}`);
    metadata.set(key, record);
  }
  const whole = papers.map((paper) => {
    const key = normalizeTitle(paper.title);
    const record = metadata.get(key);
    if (!record) throw new Error(`The metadata has no record of: ${paper.title}`);
    metadata.delete(key);
    return joined(paper, record);
  });
  const [left] = metadata.values();
  if (left) throw new Error(`The page has no paper of the title: ${left.title}`);
  return writePapers(whole);
}

/** Undefined fields are left out of the JSON. The identity is made when the file is read. */
function joined(paper: Paper, record: Metadata): Omit<Paper, 'id'> {
  const { type, ...venue } = venueOf(record.venue);
  const categories = [record.primaryCategory ?? [], record.categories ?? []].flat();
  return {
    type,
    title: paper.title,
    author: record.authors ?? [],
    ...optional('issued', issued(record)),
    ...venue,
    ...optional('DOI', record.doi),
    ...optional('arxivId', record.arxivId),
    ...optional('categories', categories.length === 0 ? null : [...new Set(categories)]),
    ...optional('keywords', record.keywords?.length === 0 ? null : record.keywords),
    ...optional('codeUrl', record.code),
    ...optional('abstract', paper.abstract),
  };
}

function optional<K extends keyof Paper>(field: K, value: Paper[K] | null): Partial<Paper> {
  return value === null || value === undefined ? {} : { [field]: value };
}

function issued({ title, published }: Metadata): Paper['issued'] | null {
  if (published === null) return null;
  const date = parsePaperDate(published);
  if (!date) throw new Error(`The date ${published} is none: ${title}`);
  return date;
}

/** The venue as given, apart from volume and pages, which have fields of their own. */
function venueOf(venue: string | null): Venue {
  if (venue === null) return { type: 'article' };
  const inJournal = /^(?<title>.+) (?<volume>\d+)\((?<issue>\d+)\):(?<page>\d+-\d+), \d{4}$/.exec(
    venue,
  )?.groups;
  if (inJournal) return { type: 'article-journal', ...located(inJournal) };
  const inPmlr = /^(?<title>.+) \((?<publisher>PMLR) (?<volume>\d+):(?<page>\d+-\d+)\)$/.exec(
    venue,
  )?.groups;
  if (inPmlr) return { type: 'paper-conference', ...located(inPmlr) };
  // The Proceedings of the IEEE are a journal for all their name.
  const isJournal = /\b(?:Journal|Surveys|Transactions|Proceedings of the IEEE)\b/.test(venue);
  return { type: isJournal ? 'article-journal' : 'paper-conference', 'container-title': venue };
}

function located({ title, ...place }: Readonly<Record<string, string>>): Omit<Venue, 'type'> {
  return { ...(title === undefined ? {} : { 'container-title': title }), ...place };
}
