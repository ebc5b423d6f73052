import { colourings, type Colouring } from '../../protocol/topicMapProtocol';
import type { Transform } from './viewport';

/** What VS Code keeps for the page: how it was looked at, no papers. */
export interface KeptState {
  readonly colouring: Colouring;
  readonly transform: Transform;
  readonly list: boolean;
}

/** Where the page keeps its state over a reload. */
export interface Keeper {
  readonly kept: unknown;
  keep(state: KeptState): void;
}

/** What can be used of a state that VS Code kept. */
export function keptState(state: unknown): Partial<KeptState> {
  if (typeof state !== 'object' || state === null) return {};
  const { colouring, transform, list } = state as Partial<Record<keyof KeptState, unknown>>;
  const known = colourings.find((each) => each === colouring);
  const { k, x, y } = (transform ?? {}) as Partial<Record<keyof Transform, unknown>>;
  return {
    ...(known ? { colouring: known } : {}),
    ...(typeof k === 'number' && typeof x === 'number' && typeof y === 'number'
      ? { transform: { k, x, y } }
      : {}),
    list: list === true,
  };
}
