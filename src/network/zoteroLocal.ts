import type { Reader } from '../core/readers/reader';
import type { HttpClient } from './httpClient';
import { NetworkError } from './networkError';
import { joinAnswers, papersIn, type SourceAnswer } from './sourceAnswer';

/** Zotero as it runs on this computer (its local API, from Zotero 7 on). */
export interface ZoteroLocal {
  /**
   * The user's own library, in the order in which it grew.
   *
   * @param onProgress told after each part how many items of how many were looked at, notes among them
   * @throws NetworkError when Zotero does not run or does not let other programs read
   */
  library(
    onProgress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<SourceAnswer>;
}

export interface ZoteroLocalOptions {
  readonly client: HttpClient;
  /** Reads a list of CSL-JSON. */
  readonly read: Reader;
  /** Without a slash at the end; Zotero's forks and tests listen elsewhere. */
  readonly endpoint?: string;
}

/** Zotero works on a part without doing anything else, so it should not be large. */
const itemsAtOnce = 500;

export function createZoteroLocal(options: ZoteroLocalOptions): ZoteroLocal {
  const { client, read, endpoint = 'http://127.0.0.1:23119' } = options;

  function part(start: number, signal: AbortSignal | undefined) {
    const query = new URLSearchParams({
      format: 'csljson',
      // What is added meanwhile comes last and moves nothing.
      sort: 'dateAdded',
      direction: 'asc',
      start: String(start),
      limit: String(itemsAtOnce),
    });
    return client.get(`${endpoint}/api/users/0/items/top?${query.toString()}`, {
      accept: 'application/json, text/plain',
      expect: 'json',
      // It is all on this computer already, and an old state of it is of no use.
      cached: false,
      signal,
    });
  }

  return {
    async library(onProgress, signal) {
      const parts: SourceAnswer[] = [];
      try {
        for (let done = 0, total = 1; done < total; done += itemsAtOnce) {
          const answer = await part(done, signal);
          // Notes count as items but are not in the list, so its length does not tell whether it is the last.
          total = Number(answer.headers.get('total-results'));
          parts.push(papersIn(answer, read));
          onProgress?.(Math.min(done + itemsAtOnce, total), total);
        }
      } catch (error) {
        throw error instanceof NetworkError ? inWordsOfZotero(error) : error;
      }
      return joinAnswers(parts);
    },
  };
}

function inWordsOfZotero(error: NetworkError): NetworkError {
  switch (error.kind) {
    case 'notRunning':
    case 'offline':
      return new NetworkError(error.kind, {
        template: 'Zotero does not run. Start it and try again.',
        args: [],
      });
    case 'loginNeeded':
      return new NetworkError(error.kind, {
        template:
          'Zotero does not let other programs read its library. Allow it in Zotero’s settings, under Advanced: “Allow other applications on this computer to communicate with Zotero”.',
        args: [],
      });
    case 'notFound':
      return new NetworkError(error.kind, {
        template: 'This Zotero cannot be asked for its library. Update it to Zotero 7 or newer.',
        args: [],
      });
    default:
      return error;
  }
}
