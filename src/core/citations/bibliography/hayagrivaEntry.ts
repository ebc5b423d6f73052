import { normalizeArxivId } from '../../papers/identity';
import { paperUrl, webAddress } from '../../papers/links';
import type { Name, Paper } from '../../papers/paper';
import type { YamlFields } from './writtenYaml';

/** A type of CSL as Hayagriva has it: of the entry, and of what it appeared in. */
type Types = readonly [own: string, parent: string];

const types: ReadonlyMap<string, Types> = new Map([
  ['article-magazine', ['article', 'periodical']],
  ['article-newspaper', ['article', 'newspaper']],
  ['article-journal', ['article', 'periodical']],
  ['paper-conference', ['article', 'proceedings']],
  ['chapter', ['chapter', 'book']],
  ['entry', ['entry', 'reference']],
  ['entry-encyclopedia', ['entry', 'reference']],
  ['entry-dictionary', ['entry', 'reference']],
  ['book', ['book', 'book']],
  ['thesis', ['thesis', 'book']],
  ['report', ['report', 'periodical']],
  ['webpage', ['web', 'web']],
  ['software', ['repository', 'repository']],
  ['patent', ['patent', 'book']],
  ['legal_case', ['case', 'book']],
  ['legislation', ['legislation', 'book']],
  ['manuscript', ['manuscript', 'book']],
  ['post', ['post', 'web']],
  ['post-weblog', ['post', 'blog']],
  ['motion_picture', ['video', 'video']],
  ['graphic', ['artwork', 'book']],
]);

/**
 * The fields of a paper in Hayagriva (https://github.com/typst/hayagriva/blob/main/docs/file-format.md). What its
 * journal or proceedings says is said of its `parent`.
 */
export function hayagrivaEntry(paper: Paper): YamlFields {
  const venue = venueOf(paper);
  const [type, parentType] = types.get(paper.type) ?? ['article', parentOf(paper, venue)];
  const { volume, issue } = paper;
  const serials = {
    doi: paper.DOI,
    arxiv: paper.arxivId === undefined ? undefined : normalizeArxivId(paper.arxivId),
    isbn: paper.ISBN,
    issn: paper.ISSN,
    pmid: paper.PMID,
  };
  const hasSerials = Object.values(serials).some((value) => value !== undefined);
  return {
    type,
    title: formattable(paper.title),
    author:
      paper.author.length === 0 ? undefined : paper.author.flatMap((name) => nameOf(name) ?? []),
    date: dateOf(paper),
    'page-range': paper.page?.replace(/\s{0,9}[-\u2013\u2014]{1,9}\s{0,9}/g, '-'),
    publisher: venue === undefined ? optional(paper.publisher) : undefined,
    'serial-number': hasSerials ? serials : undefined,
    // A DOI is an address as it is.
    url: webAddress(paper.URL) ?? (paper.DOI === undefined ? paperUrl(paper, 'arxiv') : undefined),
    ...(venue === undefined
      ? { volume, issue }
      : {
          parent: {
            type: parentType,
            title: formattable(venue),
            volume,
            issue,
            publisher: optional(paper.publisher),
          },
        }),
  };
}

/** The venue, where it is one: arXiv is a repository. */
function venueOf(paper: Paper): string | undefined {
  const venue = paper['container-title'];
  return venue !== undefined && /^(?:arxiv|corr)\b/i.test(venue) ? undefined : venue;
}

function parentOf(paper: Paper, venue: string | undefined): string {
  const isJournal =
    paper.volume !== undefined ||
    /journal|transactions|review|letters|surveys|annals/i.test(venue ?? '');
  return isJournal ? 'periodical' : 'proceedings';
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : formattable(text);
}

/**
 * Hayagriva takes braces for what keeps its case and dollar signs for mathematics of Typst, which that of TeX is not:
 * one name that Typst does not know, and the document is not set at all. There is no way to escape them that holds.
 */
function formattable(text: string): string {
  return text.replace(/[${}]/g, '');
}

function dateOf({ issued }: Paper): string | number | undefined {
  if (!issued || issued.year < 0 || issued.year > 9999) return undefined;
  const { year, month, day } = issued;
  if (month === undefined) return year >= 1000 ? year : padded(year, 4);
  const parts = [padded(year, 4), padded(month, 2)];
  if (day !== undefined) parts.push(padded(day, 2));
  return parts.join('-');
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

/** `Family, Given`, or apart where that would be read otherwise: an institution has one name. */
function nameOf({ family, given, suffix, literal }: Name): string | YamlFields | undefined {
  if (family === undefined) {
    const name = literal ?? given;
    return name === undefined ? undefined : { name };
  }
  if (given === undefined) return { name: family };
  const isPlain = suffix === undefined && !/[,;]/.test(family + given);
  return isPlain ? `${family}, ${given}` : { name: family, 'given-name': given, suffix };
}
