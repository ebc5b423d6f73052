import type { Reader } from '../core/readers/reader';
import type { HttpClient } from './httpClient';
import { NetworkError } from './networkError';
import { askEach, papersIn, type SourceAnswer } from './sourceAnswer';

/** The registrars of DOIs (Crossref, DataCite …), each asked through doi.org by content negotiation. */
export interface DoiRegistry {
  /**
   * The papers of these DOIs, as `normalizeDoi` writes them. One that is unknown is a problem.
   *
   * @throws NetworkError when doi.org cannot be asked
   */
  papers(dois: readonly string[], signal?: AbortSignal): Promise<SourceAnswer>;
}

export interface DoiRegistryOptions {
  readonly client: HttpClient;
  /** Reads a single CSL-JSON item, which stands in no list. */
  readonly read: Reader;
  /** Another server, for tests; without a slash at the end. */
  readonly endpoint?: string;
}

/** What is registered hardly changes. */
const freshMs = 24 * 3_600_000;

export function createDoiRegistry(options: DoiRegistryOptions): DoiRegistry {
  const { client, read, endpoint = 'https://doi.org' } = options;

  async function paper(doi: string, signal?: AbortSignal): Promise<SourceAnswer> {
    const path = doi.split('/').map(encodeURIComponent).join('/');
    try {
      const answer = await client.get(`${endpoint}/${path}`, {
        accept: 'application/vnd.citationstyles.csl+json',
        expect: 'json',
        freshMs,
        signal,
      });
      return papersIn(answer, read);
    } catch (error) {
      throw error instanceof NetworkError ? inWordsOfDois(error, doi) : error;
    }
  }

  return {
    papers: (dois, signal) => askEach([...new Set(dois)], (doi) => paper(doi, signal)),
  };
}

function inWordsOfDois(error: NetworkError, doi: string): NetworkError {
  switch (error.kind) {
    case 'notFound':
      return new NetworkError('notFound', {
        template: 'The DOI {0} is not known. Check it for a slip.',
        args: [doi],
      });
    // Some registrars know only the publisher's page.
    case 'refused':
    case 'unexpected':
    case 'loginNeeded':
      return new NetworkError(
        error.kind,
        {
          template:
            'The registrar of the DOI {0} does not describe the paper. Download the citation from the publisher’s page and add that file.',
          args: [doi],
        },
        { cause: error },
      );
    default:
      return error;
  }
}
