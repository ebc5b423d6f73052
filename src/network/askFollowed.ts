import type { ReadProblem } from '../core/readers/reader';
import type { ArxivApi } from './arxivApi';
import { daysToAsk, isKnown, type FollowedSource, type FollowState } from './follow';
import type { HuggingFaceApi } from './huggingFaceApi';
import { NetworkError } from './networkError';
import { joinAnswers, problemAnswer, type SourceAnswer } from './sourceAnswer';
import type { ZoteroLocal } from './zoteroLocal';

/** The sources that can be followed. */
export interface FollowableSources {
  readonly arxiv: Pick<ArxivApi, 'newest'>;
  readonly huggingFace: Pick<HuggingFaceApi, 'daily'>;
  readonly zotero: ZoteroLocal;
}

/** Papers of a query at once, and the most of it since the last time. */
const papersAtOnce = 100;
const mostPapers = 1000;

/**
 * Asks a followed source for what it has had since its last answer, at first for the newest; Zotero for all it has.
 *
 * @param now milliseconds since 1970
 * @throws NetworkError when the source cannot be asked
 * @throws the signal's reason when that aborts
 */
export function askFollowed(
  source: FollowedSource,
  state: FollowState,
  sources: FollowableSources,
  now: number,
  signal?: AbortSignal,
): Promise<SourceAnswer> {
  switch (source.kind) {
    case 'arxiv':
      return askArxiv(source.query, state, sources.arxiv, signal);
    case 'huggingFaceDaily':
      return askDaily(state, sources.huggingFace, now, signal);
    case 'zotero':
      return sources.zotero.library(undefined, signal);
  }
}

/** Page after page, until one ends in a paper that is known already. */
async function askArxiv(
  query: string,
  state: FollowState,
  arxiv: FollowableSources['arxiv'],
  signal: AbortSignal | undefined,
): Promise<SourceAnswer> {
  const pages: SourceAnswer[] = [];
  for (let start = 0; start < mostPapers; start += papersAtOnce) {
    const page = await arxiv.newest(query, { start, count: papersAtOnce }, signal);
    pages.push(page);
    const last = page.papers.at(-1);
    const isEnd = start + papersAtOnce >= page.total;
    const isFirstTime = state.answeredAt === undefined;
    if (isEnd || isFirstTime || last === undefined || isKnown(state, last)) {
      return joinAnswers(pages);
    }
  }
  return joinAnswers([...pages, problemAnswer(tooMany(query))]);
}

async function askDaily(
  state: FollowState,
  huggingFace: FollowableSources['huggingFace'],
  now: number,
  signal: AbortSignal | undefined,
): Promise<SourceAnswer> {
  const [today = '', ...earlier] = daysToAsk(state, now);
  const days: SourceAnswer[] = [];
  for (const day of earlier) days.push(await huggingFace.daily(day, signal));
  try {
    days.unshift(await huggingFace.daily(today, signal));
  } catch (error) {
    // Hugging Face may not have begun the day yet. That it knows the days before shows that it is no more than that.
    const isYetToCome = error instanceof NetworkError && error.kind === 'refused';
    if (!isYetToCome || days.length === 0) throw error;
  }
  return joinAnswers(days);
}

function tooMany(query: string): ReadProblem {
  return {
    template:
      'arXiv has more than {0} new papers for “{1}”; only the newest were read. Follow a narrower query.',
    args: [mostPapers, query],
  };
}
