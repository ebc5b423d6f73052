/** How long to wait before a request is tried again. All times in milliseconds. */

/** A longer pause is not waited for: the user is told when to try again. */
export const longestPause = 60_000;

/** No server is believed that it wants to be left alone for longer. */
const longestRest = 3_600_000;

const firstBackOff = 500;

/**
 * When a server wants to be asked again, by its `Retry-After`: a number of seconds or a date. At most an hour from
 * now; undefined where the header says nothing of use.
 */
export function retryTime(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const time = /^\d{1,15}$/.test(text) ? now + Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.min(Math.max(time, now), now + longestRest);
}

/**
 * The pause after the given number of failures before this one: it doubles each time, and half of it is chance, so
 * that many clients that failed together do not come back together.
 *
 * @param random 0 ≤ random < 1
 */
export function backOff(failures: number, random: number): number {
  return Math.min(longestPause, firstBackOff * 2 ** failures) * (0.5 + random / 2);
}
