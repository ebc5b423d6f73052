import type { PaperInterest } from '../../core/marks/libraryInterests';
import { authorsShort } from '../../core/papers/names';
import type { LibraryPaper } from '../../core/papers/paper';
import type { NewsEntry, NewsGroup } from '../../protocol/whatsNewProtocol';
import { formatDate } from '../paperModel';

/** The words that entries hold, in the user's language. */
export interface NewsWords {
  /** The language of the user interface, a BCP 47 tag. */
  readonly locale: string;
  /** `Like what you starred or cited: dense, retrieval` */
  decided(words: string): string;
}

/**
 * The new papers by topic, in the order of their ranking: the topic of the best paper comes first.
 *
 * @param ranked the best first; papers that the library does not have (any more) are left out
 */
export function newsGroups(
  ranked: readonly PaperInterest[],
  papers: readonly LibraryPaper[],
  words: NewsWords,
): readonly NewsGroup[] {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const groups = new Map<string, NewsEntry[]>();
  for (const interest of ranked) {
    const paper = byId.get(interest.id);
    if (!paper) continue;
    const group = groups.get(paper.topic) ?? [];
    groups.set(paper.topic, group);
    group.push(entryOf(paper, interest.words, words));
  }
  return [...groups].map(([topic, entries]) => ({ topic, papers: entries }));
}

function entryOf(paper: LibraryPaper, decided: readonly string[], words: NewsWords): NewsEntry {
  const { issued } = paper;
  const byline = [
    authorsShort(paper),
    issued ? formatDate(issued, words.locale) : '',
    paper['container-title'] ?? '',
  ];
  return {
    paperId: paper.id,
    title: paper.title,
    byline: byline.filter((part) => part !== '').join(' · '),
    words: decided.length === 0 ? '' : words.decided(decided.join(', ')),
    abstract: paper.abstract ?? '',
    starred: paper.marks?.starred ?? false,
    read: paper.marks?.read ?? false,
  };
}
