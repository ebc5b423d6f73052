import { percentile, rounded } from './statistics';

/** The time from a letter to its answer, over all letters that were timed. */
export interface TypingFigures {
  /** How many were timed. */
  readonly keystrokes: number;
  /** How many there are in all queries. */
  readonly keystrokesOfAll: number;
  readonly keystrokeP50Ms: number;
  readonly keystrokeP95Ms: number;
  readonly keystrokeMaxMs: number;
}

/** Answers what was typed so far. */
export type Answer = (text: string) => Promise<void> | void;

/** What is in the search box after each letter of each query. */
export function keystrokesOf(queries: readonly string[]): readonly string[] {
  return queries.flatMap((query) =>
    Array.from(query, (_, at) =>
      Array.from(query)
        .slice(0, at + 1)
        .join(''),
    ),
  );
}

/** So many keystrokes, evenly spread, say how long all of them would take. */
const PILOT = 12;

/**
 * How many keystrokes apart those are that can be timed within `budgetMs`: 1 where all can. What answers slowly is
 * so measured over queries of all kinds instead of over the first few.
 */
export async function strideWithin(
  keystrokes: readonly string[],
  answer: Answer,
  budgetMs: number,
): Promise<number> {
  const pilot = everyNth(keystrokes, Math.ceil(keystrokes.length / PILOT));
  const start = performance.now();
  for (const text of pilot) await answer(text);
  const all = ((performance.now() - start) / pilot.length) * keystrokes.length;
  return Math.max(1, Math.ceil(all / budgetMs));
}

/** Types every `stride`th keystroke and times the answers, until there are no more or `budgetMs` is over. */
export async function timeTyping(
  keystrokes: readonly string[],
  answer: Answer,
  options: { readonly stride: number; readonly budgetMs: number; readonly between?: () => void },
): Promise<TypingFigures> {
  const times: number[] = [];
  const end = performance.now() + options.budgetMs;
  for (const text of everyNth(keystrokes, options.stride)) {
    const start = performance.now();
    if (start > end) break;
    await answer(text);
    times.push(performance.now() - start);
    options.between?.();
  }
  return {
    keystrokes: times.length,
    keystrokesOfAll: keystrokes.length,
    keystrokeP50Ms: rounded(percentile(times, 0.5), 2),
    keystrokeP95Ms: rounded(percentile(times, 0.95), 2),
    keystrokeMaxMs: rounded(Math.max(0, ...times), 2),
  };
}

function everyNth(keystrokes: readonly string[], stride: number): readonly string[] {
  return keystrokes.filter((_, at) => at % stride === stride - 1);
}
