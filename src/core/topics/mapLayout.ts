import type { Paper } from '../papers/paper';
import { fitLatentSpace } from './latentSpace';
import { sampleById } from './seeded';

/** What is asked of a library to lay its papers out. */
export interface MapPapers {
  /** All papers, in the order of their ids. */
  readonly papers: readonly { readonly id: string; readonly slot: number }[];
  records(slots: readonly number[]): readonly Paper[];
}

/** Where papers lie on a map, each from 0 to 1. */
export interface MapPlaces {
  /** In order. */
  readonly ids: readonly string[];
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** How many papers there were when they were last laid out together. */
  readonly together: number;
}

/** Papers of a larger library are placed among so many that are laid out together. */
export const laidOutTogether = 10_000;

/**
 * Lays papers out. `known` are their places of an earlier time: papers that have one keep it while not many have come or
 * gone, and those that are new are placed among the papers they are like. Yields now and then, for others to have their
 * turn.
 */
export function* layOutMap(
  source: MapPapers,
  known: MapPlaces | undefined,
): Generator<void, MapPlaces> {
  void known;
  const { papers } = source;
  const sample = sampleById(papers, laidOutTogether);
  const space = yield* fitLatentSpace(source.records(sample.map(({ slot }) => slot)));
  const { vectors, dimensions } = yield* space.vectorsOf(
    source.records(papers.map(({ slot }) => slot)),
  );
  return {
    ids: papers.map(({ id }) => id),
    x: Float32Array.from(papers, (_, place) => 0.5 + (vectors[place * dimensions + 1] ?? 0) / 2),
    y: Float32Array.from(papers, (_, place) => 0.5 + (vectors[place * dimensions + 2] ?? 0) / 2),
    together: papers.length,
  };
}
