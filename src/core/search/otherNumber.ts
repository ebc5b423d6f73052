import { stem } from './analyzer';
import { singulars } from './plurals';

const others = new Map<string, string[]>();
for (const [plural, singular] of singulars) {
  for (const [term, other] of [
    [stem(plural), stem(singular)],
    [stem(singular), stem(plural)],
  ] as const) {
    others.set(term, [...(others.get(term) ?? []), other]);
  }
}

/** The terms of the same word in the other number, where that is a term of its own: `matrices` and `matrix`. */
export function otherNumber(term: string): readonly string[] {
  return others.get(term) ?? [];
}
