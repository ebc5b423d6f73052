import type { Reader, ReadProblem, ReadResult } from '../core/readers/reader';
import type { HttpAnswer } from './httpClient';
import { NetworkError } from './networkError';

/** What an online source answered: papers, and what of it could not be read. */
export interface SourceAnswer extends ReadResult {
  /**
   * When the source said so, in milliseconds since 1970: of several answers, the oldest. Infinity where there was
   * no answer.
   */
  readonly asOf: number;
  /** Why this is an old answer; absent for one that is as new as was asked for. */
  readonly outOfDate?: NetworkError;
}

/** What a reader makes of an answer. */
export function papersIn(answer: HttpAnswer, read: Reader): SourceAnswer {
  return {
    ...read(answer.text),
    asOf: answer.asOf,
    ...(answer.outOfDate ? { outOfDate: answer.outOfDate } : {}),
  };
}

/** A problem in place of papers. */
export function problemAnswer(problem: ReadProblem): SourceAnswer {
  return { papers: [], entries: 0, problems: [problem], asOf: Infinity };
}

/** Several answers as one, in their order. */
export function joinAnswers(answers: readonly SourceAnswer[]): SourceAnswer {
  const outOfDate = answers.find((answer) => answer.outOfDate)?.outOfDate;
  return {
    papers: answers.flatMap((answer) => answer.papers),
    entries: answers.reduce((sum, answer) => sum + answer.entries, 0),
    problems: answers.flatMap((answer) => answer.problems),
    asOf: Math.min(...answers.map((answer) => answer.asOf)),
    ...(outOfDate ? { outOfDate } : {}),
  };
}

/**
 * Asks one server for one thing after the other. What only one of them fails by (it does not exist, say) is a
 * problem of the answer; what all fail by, such as no network, is thrown when there is nothing to show yet.
 *
 * @throws NetworkError when nothing could be asked
 * @throws the signal's reason when that aborts
 */
export async function askEach<T>(
  things: readonly T[],
  ask: (thing: T) => Promise<SourceAnswer>,
): Promise<SourceAnswer> {
  const answers: SourceAnswer[] = [];
  for (const thing of things) {
    try {
      answers.push(await ask(thing));
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      // An unexpected answer to one question says nothing about the others.
      const isOfAll = error.isPassing && error.kind !== 'unexpected';
      if (isOfAll && answers.length === 0) throw error;
      answers.push(problemAnswer(error));
      // Each of the others would fail by it after a long wait.
      if (isOfAll) break;
    }
  }
  return joinAnswers(answers);
}

/**
 * Asks different servers, all at once. What one of them fails by is a problem of the answer.
 *
 * @throws NetworkError when none of them answered
 * @throws the signal's reason when that aborts
 */
export async function askAll(questions: readonly Promise<SourceAnswer>[]): Promise<SourceAnswer> {
  const answers: SourceAnswer[] = [];
  const failures: NetworkError[] = [];
  for (const outcome of await Promise.allSettled(questions)) {
    if (outcome.status === 'fulfilled') {
      answers.push(outcome.value);
      continue;
    }
    if (!(outcome.reason instanceof NetworkError)) throw outcome.reason;
    failures.push(outcome.reason);
    answers.push(problemAnswer(outcome.reason));
  }
  if (failures[0] && failures.length === answers.length) throw failures[0];
  return joinAnswers(answers);
}
