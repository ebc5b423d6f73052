import { identityKeys } from '../core/papers/identity';
import type { Paper } from '../core/papers/paper';
import type { NetworkError } from './networkError';
import type { SourceAnswer } from './sourceAnswer';

/** Following a source: when it is asked again, and which of its papers are new. Pure; all times in milliseconds. */

/** What can be followed. */
export type FollowedSource =
  /** A query or category, as the user wrote it. */
  | { readonly kind: 'arxiv'; readonly query: string }
  | { readonly kind: 'huggingFaceDaily' }
  /** Zotero as it runs on this computer. */
  | { readonly kind: 'zotero' };

/** Whether each answer of the source is all that it has, rather than what is new there. */
export function tellsAll({ kind }: FollowedSource): boolean {
  return kind === 'zotero';
}

/** How often the user wants a source to be asked; `manual` is by command only. */
export type FollowSchedule = 'manual' | 'hourly' | 'daily' | 'weekly';

/** What is known of a followed source. Plain data, to be kept as JSON. */
export interface FollowState {
  /** When it last answered, since 1970. */
  readonly answeredAt?: number;
  /** After a failure: not to be asked before, since 1970. */
  readonly retryAt?: number;
  /** Failures in a row. */
  readonly failures: number;
  /** The papers it ever brought, the newest first. */
  readonly found: readonly FoundPaper[];
}

export interface FoundPaper {
  /** What the paper is known by, see `identityKeys`. */
  readonly keys: readonly string[];
  /** When the source first brought it, since 1970. */
  readonly foundAt: number;
}

const hour = 3_600_000;

const periods: Readonly<Record<Exclude<FollowSchedule, 'manual'>, number>> = {
  hourly: hour,
  daily: 24 * hour,
  weekly: 7 * 24 * hour,
};

const firstRetry = 5 * 60_000;

/** So many papers are remembered: years of a category, and less than a megabyte. */
const longestMemory = 10_000;

/** The state of a source that was never asked. */
export const neverAsked: FollowState = { failures: 0, found: [] };

/** When the source is to be asked next, since 1970: 0 for at once, undefined for never. */
export function nextTime(state: FollowState, schedule: FollowSchedule): number | undefined {
  if (schedule === 'manual') return undefined;
  if (state.retryAt !== undefined) return state.retryAt;
  return state.answeredAt === undefined ? 0 : state.answeredAt + periods[schedule];
}

/** Whether the source is to be asked now. */
export function due(state: FollowState, schedule: FollowSchedule, now: number): boolean {
  const next = nextTime(state, schedule);
  if (schedule === 'manual' || next === undefined) return false;
  // A time further ahead than the schedule reaches was noted before the clock was set back.
  return next <= now || next > now + periods[schedule];
}

/** The state after an answer, and those of its papers that the source had never brought before. */
export function withAnswer(
  state: FollowState,
  answer: SourceAnswer,
  schedule: FollowSchedule,
  now: number,
): { readonly state: FollowState; readonly fresh: readonly Paper[] } {
  const known = new Set(state.found.flatMap((paper) => paper.keys));
  const fresh: Paper[] = [];
  const found: FoundPaper[] = [];
  for (const paper of answer.papers) {
    const keys = identityKeys(paper);
    if (keys.some((key) => known.has(key))) continue;
    for (const key of keys) known.add(key);
    fresh.push(paper);
    found.push({ keys, foundAt: now });
  }
  const grown = { ...state, found: [...found, ...state.found].slice(0, longestMemory) };
  // An old answer is none of the source's: it is asked again as after any failure.
  if (answer.outOfDate)
    return { state: withFailure(grown, answer.outOfDate, schedule, now), fresh };
  return { state: { answeredAt: now, failures: 0, found: grown.found }, fresh };
}

/**
 * The state after the source could not be asked: it is tried again after five minutes, then ten, twenty …, but not
 * before the source takes requests again, and not later than by its schedule.
 */
export function withFailure(
  state: FollowState,
  failure: NetworkError,
  schedule: FollowSchedule,
  now: number,
): FollowState {
  const period = schedule === 'manual' ? hour : periods[schedule];
  const pause = Math.min(period, firstRetry * 2 ** Math.min(state.failures, 30));
  const retryAt = Math.max(now + pause, failure.retryAt ?? 0);
  return { ...state, failures: state.failures + 1, retryAt };
}

/** Those of the papers that the source first brought after the user's last look. */
export function newSince<P extends Paper>(
  state: FollowState,
  lastLook: number,
  papers: readonly P[],
): readonly P[] {
  const fresh = state.found.filter((paper) => paper.foundAt > lastLook);
  const keys = new Set(fresh.flatMap((paper) => paper.keys));
  return papers.filter((paper) => identityKeys(paper).some((key) => keys.has(key)));
}

/** Whether the source brought this paper before. */
export function isKnown(state: FollowState, paper: Paper): boolean {
  const keys = new Set(identityKeys(paper));
  return state.found.some((found) => found.keys.some((key) => keys.has(key)));
}

/** So many days are asked for at first, today among them. */
const firstDays = 3;
/** A day may not have begun for the source, and the one before it may not have ended. */
const leastDays = 2;
/** Who was away for longer has missed the rest. */
const mostDays = 14;

/**
 * The days of UTC whose papers are to be asked for, the newest first: from that of the last answer, which may have
 * grown since, to today.
 */
export function daysToAsk(state: FollowState, now: number): readonly string[] {
  const day = 24 * hour;
  const today = Math.floor(now / day);
  const last = state.answeredAt === undefined ? undefined : Math.floor(state.answeredAt / day);
  const wanted = last === undefined ? firstDays : today - last + 1;
  const count = Math.min(Math.max(wanted, leastDays), mostDays);
  return Array.from({ length: count }, (_, back) =>
    new Date((today - back) * day).toISOString().slice(0, 10),
  );
}
