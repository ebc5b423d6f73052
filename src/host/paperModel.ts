import { bibtexEntry } from '../core/citations/bibliography/bibtexEntry';
import type { RelatedPaper } from '../core/papers/library';
import { paperLinks, paperUrl } from '../core/papers/links';
import { authorsFull, authorsShort } from '../core/papers/names';
import type { LibraryPaper, PaperDate } from '../core/papers/paper';
import type { ListPosition, PaperModel } from '../protocol/paperPanelProtocol';

/** Authors that are named as the reason why papers are related. */
const mostAuthors = 3;
/** Words of the same subject that are named: less certain than what both have, they are fewer. */
const mostLikeWords = 3;

/** The words that a model holds, in the user's language. */
export interface ModelWords {
  /** The language of the user interface, a BCP 47 tag. */
  readonly locale: string;
  /** `Shares: dense, retrieval` */
  shares(words: string): string;
  /** `Same authors: Ada Doe` */
  sameAuthors(authors: string): string;
  /** `Same subject: passage, ranking` */
  sameSubject(words: string): string;
  /** What is said of a paper that shares neither words nor authors. */
  readonly alike: string;
  /** `3 of 12`, counted from 1 */
  position(place: number, count: number): string;
}

/** All that the panel shows of a paper. `list` is what the panel was opened from. */
export function paperModel(
  paper: LibraryPaper,
  related: readonly RelatedPaper[],
  list: readonly string[],
  words: ModelWords,
): PaperModel {
  const position = positionIn(list, paper.id, words);
  return {
    paper,
    bibtex: bibtexEntry(paper, paper.citekey),
    byline: {
      authors: authorsFull(paper),
      date: paper.issued ? formatDate(paper.issued, words.locale) : '',
    },
    links: paperLinks.filter((link) => paperUrl(paper, link) !== undefined),
    related: related.map((each) => ({
      paperId: each.paper.id,
      title: each.paper.title,
      byline: [authorsShort(each.paper), each.paper.issued?.year.toString() ?? '']
        .filter((text) => text !== '')
        .join(', '),
      reason: reasonOf(each, words),
    })),
    ...(position ? { position } : {}),
  };
}

/** `Same authors: Ada Doe · Shares: dense, retrieval · Same subject: passage, ranking` */
function reasonOf(
  { sharedAuthors, sharedWords, likeWords }: RelatedPaper,
  words: ModelWords,
): string {
  const some = sharedAuthors.slice(0, mostAuthors).join(', ');
  const reasons: string[] = [];
  if (some !== '') {
    reasons.push(words.sameAuthors(sharedAuthors.length > mostAuthors ? `${some} …` : some));
  }
  if (sharedWords.length > 0) reasons.push(words.shares(sharedWords.join(', ')));
  if (likeWords.length > 0) {
    reasons.push(words.sameSubject(likeWords.slice(0, mostLikeWords).join(', ')));
  }
  return reasons.length === 0 ? words.alike : reasons.join(' · ');
}

/** A date as people write it in this language, as exact as it is known: `2023`, `June 2023`, `June 30, 2023`. */
export function formatDate({ year, month, day }: PaperDate, locale: string): string {
  const date = new Date(0);
  // Not Date.UTC, which takes the year 99 for 1999.
  date.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return dateFormat(
    locale,
    day !== undefined ? 'day' : month !== undefined ? 'month' : 'year',
  ).format(date);
}

/** To make one takes half a millisecond. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, precision: 'year' | 'month' | 'day'): Intl.DateTimeFormat {
  const key = `${locale} ${precision}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(precision === 'year' ? {} : { month: 'long' }),
      ...(precision === 'day' ? { day: 'numeric' } : {}),
    });
    dateFormats.set(key, format);
  }
  return format;
}

function positionIn(
  list: readonly string[],
  paperId: string,
  words: ModelWords,
): ListPosition | undefined {
  const index = list.indexOf(paperId);
  if (index < 0) return undefined;
  return { index, count: list.length, text: words.position(index + 1, list.length) };
}
