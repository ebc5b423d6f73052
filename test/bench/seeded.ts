/** Choices that look random and are the same on every run. */
import { seededRandom } from '../../src/core/topics/seeded';

/** A whole number from 0 up to and without `limit`; each call gives the next one. */
export type Picker = (limit: number) => number;

/** The numbers that follow from a seed, see {@link seededRandom}. */
export function seededPicker(seed: number): Picker {
  const random = seededRandom(seed);
  return (limit) => Math.floor(random() * limit);
}
