import type { ContentVector } from './contentVector';

/** In what papers are compared: `T` is the place of one in it. */
export interface ContentSpace<T> {
  placeOf(content: ContentVector): T;
  /** −1 to 1; 0 where nothing is known of one. */
  cosine(a: T, b: T): number;
  /** The weighted mean of places, each of which counts as if it had the length 1. */
  middle(parts: readonly { readonly place: T; readonly weight: number }[]): T;
  /**
   * What each term of a paper brings it near to a place by, beyond being one of `known`: term's number → weight, of those
   * that speak for it.
   */
  reasons(
    content: ContentVector,
    near: T,
    known: ReadonlyMap<number, number>,
  ): ReadonlyMap<number, number>;
}

/** Papers are near by the words that they share. */
export const wordSpace: ContentSpace<ContentVector> = {
  placeOf: (content) => content,
  cosine(a, b) {
    const lengths = a.length * b.length;
    if (lengths === 0) return 0;
    let product = 0;
    for (const [term, weight] of b.weights) product += weight * (a.weights.get(term) ?? 0);
    return Math.min(1, product / lengths);
  },
  middle(parts) {
    const weights = new Map<number, number>();
    for (const { place, weight } of parts) {
      if (place.length === 0) continue;
      for (const [term, value] of place.weights) {
        weights.set(term, (weights.get(term) ?? 0) + (weight * value) / place.length);
      }
    }
    let squares = 0;
    for (const value of weights.values()) squares += value * value;
    return { weights, length: Math.sqrt(squares) };
  },
  reasons: () => new Map(),
};
