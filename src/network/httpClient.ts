import { allowedAddress, redirectTarget } from './addresses';
import { readAnswer, type Expected } from './answerBody';
import { systemClock, within, type Clock } from './clock';
import { createHostQueues } from './hostQueues';
import type { CachedAnswer, HttpCache } from './httpCache';
import {
  answerTooSlow,
  fetchFailure,
  loginNeeded,
  NetworkError,
  noAnswer,
  notFound,
  redirectsWithoutEnd,
  refused,
  serverFault,
  strangeStatus,
  tooManyRequests,
} from './networkError';
import { backOff, longestPause, retryTime } from './patience';

/** The one way to the network. It asks only when it is called: by the user's command or a schedule they set. */
export interface HttpClient {
  /**
   * Asks for what is at an address: https, or http of this computer. Tries again after passing failures, follows
   * redirects, and gives an old answer, which it says is old, when there is no new one to be had.
   *
   * @throws NetworkError for every expected failure
   * @throws the signal's reason when that aborts
   */
  get(address: string, request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpRequest {
  /** The media types wanted, as the header `Accept` has them. */
  readonly accept: string;
  readonly expect: Expected;
  readonly signal?: AbortSignal | undefined;
  /** The largest answer that is read, 20 MB unless said otherwise. */
  readonly maxBytes?: number;
  /** The least time between the beginnings of two requests to this host, none unless said otherwise. */
  readonly minIntervalMs?: number;
  /** An answer that is younger is taken from the cache without asking. */
  readonly freshMs?: number;
  /** Whether the answer is kept and an old one may be given; true unless said otherwise. */
  readonly cached?: boolean;
}

export interface HttpAnswer {
  readonly text: string;
  /** When the server gave or last confirmed it, in milliseconds since 1970. */
  readonly asOf: number;
  /** Why this is an old answer out of the cache; absent for one that is as new as was asked for. */
  readonly outOfDate?: NetworkError;
  /** Of an answer out of the cache there are none. */
  readonly headers: Headers;
}

export interface HttpClientOptions extends Partial<Clock> {
  readonly fetch?: typeof fetch;
  readonly cache: HttpCache;
  /**
   * What servers know Lectern by. Undefined on the web, where the browser names itself and keeps its own cache,
   * and where any header of ours would need every server's leave (CORS).
   */
  readonly userAgent: string | undefined;
  readonly timeouts?: Timeouts;
  /** 0 ≤ random() < 1 */
  readonly random?: () => number;
}

/** Of one request, in milliseconds. */
export interface Timeouts {
  /** Until the server begins to answer. */
  readonly connectMs: number;
  /** The longest silence in the middle of an answer. */
  readonly idleMs: number;
  /** Until the whole answer is there. */
  readonly wholeMs: number;
}

const defaultTimeouts: Timeouts = { connectMs: 20_000, idleMs: 20_000, wholeMs: 120_000 };
const defaultMaxBytes = 20_000_000;
const maxAttempts = 4;
const maxRedirects = 5;

/** A timeout is not among them: who has waited that long is told. */
const triedAgain = new Set(['offline', 'busy', 'serverFault', 'brokenOff']);

/** A request on its way: what was asked for, with everything decided that was left open. */
interface Asked {
  readonly headers: Headers;
  readonly expect: Expected;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  readonly minIntervalMs: number;
}

type Reply =
  | { readonly kind: 'answer'; readonly text: string; readonly headers: Headers }
  | { readonly kind: 'unchanged' };

type Outcome = Reply | { readonly kind: 'redirect'; readonly to: URL };

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { cache, userAgent, timeouts = defaultTimeouts, random = Math.random } = options;
  const fetch = options.fetch ?? globalThis.fetch;
  const clock: Clock = {
    now: options.now ?? systemClock.now,
    wait: options.wait ?? systemClock.wait,
  };
  const queues = createHostQueues(clock);

  async function get(address: string, request: HttpRequest): Promise<HttpAnswer> {
    const url = allowedAddress(address);
    request.signal?.throwIfAborted();
    const cached = request.cached ?? true;
    const key = `${request.accept} ${url.href}`;
    const kept = cached ? await cache.get(key) : undefined;
    const age = clock.now() - (kept?.asOf ?? -Infinity);
    if (kept && age >= 0 && age < (request.freshMs ?? 0)) return fromCache(kept);
    try {
      const outcome = await patiently(url, {
        headers: headersFor(request, kept),
        expect: request.expect,
        signal: request.signal ?? new AbortController().signal,
        maxBytes: request.maxBytes ?? defaultMaxBytes,
        minIntervalMs: request.minIntervalMs ?? 0,
      });
      const asOf = clock.now();
      if (outcome.kind === 'unchanged') {
        if (!kept) throw strangeStatus(url.host, 304);
        const confirmed = { ...kept, asOf };
        await cache.set(key, confirmed);
        return fromCache(confirmed);
      }
      const { text, headers } = outcome;
      if (cached) await cache.set(key, { text, asOf, ...validators(headers) });
      return { text, asOf, headers };
    } catch (error) {
      if (!kept || !(error instanceof NetworkError) || !error.isPassing) throw error;
      return { ...fromCache(kept), outOfDate: error };
    }
  }

  function headersFor(request: HttpRequest, kept: CachedAnswer | undefined): Headers {
    const headers = new Headers({ accept: request.accept });
    if (userAgent === undefined) return headers;
    headers.set('user-agent', userAgent);
    if (kept?.etag !== undefined) headers.set('if-none-match', kept.etag);
    if (kept?.lastModified !== undefined) headers.set('if-modified-since', kept.lastModified);
    return headers;
  }

  /** Tries again after passing failures. */
  async function patiently(url: URL, asked: Asked): Promise<Reply> {
    for (let failures = 0; ; failures++) {
      try {
        return await followingRedirects(url, asked);
      } catch (error) {
        if (!(error instanceof NetworkError) || !triedAgain.has(error.kind)) throw error;
        const isLong = (error.retryAt ?? 0) - clock.now() > longestPause;
        if (isLong || failures + 1 === maxAttempts) throw error;
        await clock.wait(backOff(failures, random()), asked.signal);
      }
    }
  }

  async function followingRedirects(start: URL, asked: Asked): Promise<Reply> {
    let url = start;
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const from = url;
      const turn = { host: from.host, minIntervalMs: asked.minIntervalMs, signal: asked.signal };
      const outcome = await queues.run(turn, () => ask(from, asked));
      if (outcome.kind !== 'redirect') return outcome;
      url = outcome.to;
    }
    throw redirectsWithoutEnd(start.host);
  }

  /** One request in all its time; whatever comes of it, nothing of it goes on. */
  async function ask(url: URL, asked: Asked): Promise<Outcome> {
    const over = new AbortController();
    const signal = AbortSignal.any([asked.signal, over.signal]);
    try {
      const exchange = send(url, asked, signal).then((response) => take(url, response, asked));
      return await within(clock, timeouts.wholeMs, exchange, () =>
        answerTooSlow(url.host, timeouts.wholeMs),
      );
    } catch (error) {
      // What an abort breaks is no failure of the network.
      asked.signal.throwIfAborted();
      throw error;
    } finally {
      over.abort();
    }
  }

  async function send(url: URL, { headers }: Asked, signal: AbortSignal): Promise<Response> {
    const init: RequestInit = {
      headers,
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    };
    const sending = async (redirect: RequestRedirect) => {
      try {
        return await fetch(url.href, { ...init, redirect });
      } catch (error) {
        throw fetchFailure(url.host, error);
      }
    };
    const answered = sending('manual').then((response) =>
      // A browser does not show where a redirect leads. It follows none to http by itself.
      response.type === 'opaqueredirect' ? sending('follow') : response,
    );
    return within(clock, timeouts.connectMs, answered, () =>
      noAnswer(url.host, timeouts.connectMs),
    );
  }

  async function take(url: URL, response: Response, asked: Asked): Promise<Outcome> {
    const { status, headers } = response;
    if (status === 304) return { kind: 'unchanged' };
    if (status >= 300 && status < 400) {
      const location = headers.get('location');
      if (location === null) throw strangeStatus(url.host, status);
      return { kind: 'redirect', to: redirectTarget(url, location) };
    }
    if (!response.ok) throw failureOf(url, response);
    const limits = { clock, idleMs: timeouts.idleMs, maxBytes: asked.maxBytes };
    const text = await readAnswer(response, url.host, asked.expect, limits);
    return { kind: 'answer', text, headers };
  }

  function failureOf(url: URL, { status, headers }: Response): NetworkError {
    const retryAt = retryTime(headers.get('retry-after'), clock.now());
    const isBusy = status === 429 || (status === 503 && retryAt !== undefined);
    if (isBusy && retryAt !== undefined) queues.rest(url.host, retryAt);
    if (isBusy) return tooManyRequests(url.host, retryAt);
    if (status >= 500) return serverFault(url.host, status);
    if (status === 404 || status === 410) return notFound(url.href);
    if (status === 401 || status === 403 || status === 407) return loginNeeded(url.host);
    return refused(url.host, status);
  }

  return { get };
}

function fromCache(kept: CachedAnswer): HttpAnswer {
  return { text: kept.text, asOf: kept.asOf, headers: new Headers() };
}

function validators(headers: Headers): Pick<CachedAnswer, 'etag' | 'lastModified'> {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return {
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
}
