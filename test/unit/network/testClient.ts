import assert from 'node:assert/strict';
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
} from '../../../src/network/httpClient';
import { createMemoryHttpCache } from '../../../src/network/httpCache';
import { NetworkError } from '../../../src/network/networkError';
import { endlessTimeouts, type TestClock } from './testClock';

/** A client with an empty cache, on whose clock nobody waits. */
export function createTestClient(
  clock: TestClock,
  options: Partial<HttpClientOptions> = {},
): HttpClient {
  return createHttpClient({
    cache: createMemoryHttpCache(),
    userAgent: 'Lectern/test',
    timeouts: endlessTimeouts,
    random: () => 0,
    now: clock.now,
    wait: clock.wait,
    ...options,
  });
}

/** The expected failure of a request, whose sentence is whole and tells no secret. */
export async function networkFailure(asking: Promise<unknown>): Promise<NetworkError> {
  const error: unknown = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof NetworkError, String(error));
  assert.match(error.message, /^\S.*\.$/s);
  assert.doesNotMatch(error.message, /\{\d\}|secret/);
  return error;
}
