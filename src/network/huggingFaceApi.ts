import type { Reader } from '../core/readers/reader';
import type { HttpClient } from './httpClient';
import { NetworkError } from './networkError';
import { joinAnswers, papersIn, type SourceAnswer } from './sourceAnswer';

/** The papers pages of Hugging Face, by its API. */
export interface HuggingFaceApi {
  /**
   * The papers of a day, none for a day without.
   *
   * @param date of UTC, e.g. `2024-09-17`
   * @throws NetworkError when Hugging Face cannot be asked, or refuses a day that is yet to come
   */
  daily(date: string, signal?: AbortSignal): Promise<SourceAnswer>;
  /**
   * The paper with this arXiv identifier.
   *
   * @throws NetworkError when Hugging Face cannot be asked or has no page of the paper
   */
  paper(arxivId: string, signal?: AbortSignal): Promise<SourceAnswer>;
}

export interface HuggingFaceApiOptions {
  readonly client: HttpClient;
  /** Reads both answers: a list of papers and a single one. */
  readonly read: Reader;
  /** Another server, for tests; without a slash at the end. */
  readonly endpoint?: string;
}

/** The most that Hugging Face gives at once. */
const papersAtOnce = 100;
/** No day has had a tenth of that. */
const maxPages = 10;
const freshMs = 15 * 60_000;

export function createHuggingFaceApi(options: HuggingFaceApiOptions): HuggingFaceApi {
  const { client, read, endpoint = 'https://huggingface.co' } = options;

  function ask(path: string, signal: AbortSignal | undefined) {
    return client.get(`${endpoint}/api/${path}`, {
      accept: 'application/json',
      expect: 'json',
      freshMs,
      signal,
    });
  }

  return {
    async daily(date, signal) {
      const pages: SourceAnswer[] = [];
      while (pages.length < maxPages) {
        const parameters = { date, limit: String(papersAtOnce), p: String(pages.length) };
        const query = new URLSearchParams(parameters).toString();
        const answer = await ask(`daily_papers?${query}`, signal);
        pages.push(papersIn(answer, read));
        const list: unknown = JSON.parse(answer.text);
        if (!Array.isArray(list) || list.length < papersAtOnce) break;
      }
      return joinAnswers(pages);
    },

    async paper(arxivId, signal) {
      try {
        return papersIn(await ask(`papers/${arxivId}`, signal), read);
      } catch (error) {
        if (!(error instanceof NetworkError) || error.kind !== 'notFound') throw error;
        throw new NetworkError('notFound', {
          template: 'Hugging Face has no page of the paper {0}. Add it by its arXiv address.',
          args: [arxivId],
        });
      }
    },
  };
}
