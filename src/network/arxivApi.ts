import { normalizeArxivId } from '../core/papers/identity';
import type { Reader, ReadProblem } from '../core/readers/reader';
import { arxivQuery } from './arxivQuery';
import type { HttpAnswer, HttpClient } from './httpClient';
import { NetworkError } from './networkError';
import { askEach, problemAnswer, papersIn, type SourceAnswer } from './sourceAnswer';

/** arXiv's API (https://info.arxiv.org/help/api): its metadata in Atom, one request every three seconds. */
export interface ArxivApi {
  /**
   * The papers of these identifiers, each with or without version. One that arXiv does not have is a problem.
   *
   * @throws NetworkError when arXiv cannot be asked
   */
  papers(ids: readonly string[], signal?: AbortSignal): Promise<SourceAnswer>;
  /**
   * The papers of a query or category (see {@link arxivQuery}), the newest submission first.
   *
   * @throws NetworkError when arXiv cannot be asked or does not understand the query
   */
  newest(query: string, page: ArxivPageRange, signal?: AbortSignal): Promise<ArxivPage>;
}

export interface ArxivPageRange {
  /** Zero-based. */
  readonly start: number;
  /** At most 2000. */
  readonly count: number;
}

export interface ArxivPage extends SourceAnswer {
  /** How many papers the query has in all, as far as arXiv says so. */
  readonly total: number;
}

export interface ArxivApiOptions {
  readonly client: HttpClient;
  /** Reads arXiv's Atom. */
  readonly read: Reader;
  /** Another server, for tests; without a slash at the end. */
  readonly endpoint?: string;
}

/** arXiv asks for no more than one request in this time, in milliseconds. */
const interval = 3000;
/** Its metadata changes once a day. */
const freshMs = 15 * 60_000;
/** So many identifiers leave the address short enough for every server on the way. */
const idsAtOnce = 100;

export function createArxivApi(options: ArxivApiOptions): ArxivApi {
  const { client, read, endpoint = 'https://export.arxiv.org' } = options;

  function ask(parameters: Readonly<Record<string, string>>, fresh: number, signal?: AbortSignal) {
    const address = `${endpoint}/api/query?${new URLSearchParams(parameters).toString()}`;
    return client.get(address, {
      accept: 'application/atom+xml',
      expect: 'text',
      minIntervalMs: interval,
      freshMs: fresh,
      signal,
    });
  }

  async function byIds(ids: readonly string[], signal?: AbortSignal): Promise<SourceAnswer> {
    const parameters = { id_list: ids.join(','), max_results: String(ids.length) };
    try {
      const answer = await ask(parameters, freshMs, signal);
      const complaint = complaintIn(answer);
      if (complaint !== undefined) throw notUnderstood(ids.join(', '), complaint);
      const found = papersIn(answer, read);
      const known = new Set(found.papers.map((paper) => paper.arxivId));
      const missing = ids.filter((id) => !known.has(normalizeArxivId(id)));
      return { ...found, problems: [...found.problems, ...missing.map(unknownId)] };
    } catch (error) {
      if (!(error instanceof NetworkError) || error.kind !== 'refused') throw error;
      const [first, ...rest] = ids;
      if (first === undefined || rest.length === 0) return problemAnswer(unknownId(ids.join()));
      // arXiv refuses all of them for the sake of one.
      const middle = Math.ceil(ids.length / 2);
      return askEach([ids.slice(0, middle), ids.slice(middle)], (half) => byIds(half, signal));
    }
  }

  return {
    papers(ids, signal) {
      return askEach(chunks([...new Set(ids)], idsAtOnce), (chunk) => byIds(chunk, signal));
    },

    async newest(query, { start, count }, signal) {
      const parameters = {
        search_query: arxivQuery(query),
        sortBy: 'submittedDate',
        sortOrder: 'descending',
        start: String(start),
        max_results: String(count),
      };
      let answer: HttpAnswer;
      try {
        answer = await ask(parameters, freshMs, signal);
        // Now and then arXiv leaves out a page that it has; asked again, it gives it.
        if (isLeftOut(answer, start)) answer = await ask(parameters, 0, signal);
      } catch (error) {
        if (!(error instanceof NetworkError) || error.kind !== 'refused') throw error;
        throw notUnderstood(query, '');
      }
      const complaint = complaintIn(answer);
      if (complaint !== undefined) throw notUnderstood(query, complaint);
      const page = papersIn(answer, read);
      const problems = isLeftOut(answer, start) ? [...page.problems, leftOut()] : page.problems;
      return { ...page, problems, total: totalOf(answer) ?? start + page.papers.length };
    },
  };
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < list.length; at += size) found.push(list.slice(at, at + size));
  return found;
}

function totalOf({ text }: HttpAnswer): number | undefined {
  const match = /<opensearch:totalResults[^>]{0,200}>\s{0,20}(\d{1,9})\s{0,20}</.exec(text);
  return match ? Number(match[1]) : undefined;
}

function isLeftOut(answer: HttpAnswer, start: number): boolean {
  return !/<entry[\s>]/.test(answer.text) && start < (totalOf(answer) ?? 0);
}

/** arXiv complains in the form of a paper, with the complaint for an abstract. */
function complaintIn({ text }: HttpAnswer): string | undefined {
  if (!/<id>\s{0,20}https?:\/\/arxiv\.org\/api\/errors/.test(text)) return undefined;
  return /<summary[^>]{0,200}>([^<]{0,500})</.exec(text)?.[1]?.trim() ?? '';
}

function notUnderstood(query: string, complaint: string): NetworkError {
  if (complaint === '') {
    return new NetworkError('refused', {
      template: 'arXiv does not understand “{0}”. Change the query and try again.',
      args: [query],
    });
  }
  return new NetworkError('refused', {
    template: 'arXiv does not understand “{0}” ({1}). Change the query and try again.',
    args: [query, complaint],
  });
}

function unknownId(id: string): ReadProblem {
  return {
    template: 'arXiv has no paper {0}. Check the identifier.',
    args: [id],
  };
}

function leftOut(): ReadProblem {
  return {
    template: 'arXiv left out some of the papers it has. Ask again later.',
    args: [],
  };
}
