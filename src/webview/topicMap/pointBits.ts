import type { LibraryMap, MapLights } from '../../protocol/topicMapProtocol';
import { isPicked, type Picked } from './picked';
import { pointBit } from './pointStyles';

/** The bits of each point, see {@link pointBit}: lit up, or dimmed where others are picked or found. */
export function pointBits(
  map: LibraryMap,
  indexOf: ReadonlyMap<string, number>,
  lights: MapLights,
  picked: Picked,
): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(map.ids.length);
  const mark = (ids: readonly string[], bit: number): void => {
    for (const id of ids) {
      const index = indexOf.get(id);
      if (index !== undefined) bits[index] = (bits[index] ?? 0) | bit;
    }
  };
  const { selected, cited, found } = lights;
  mark(selected, pointBit.selected);
  mark(cited, pointBit.cited);
  if (found) mark(found, pointBit.found);
  for (let index = 0; index < bits.length; index++) {
    const isFound = !found || ((bits[index] ?? 0) & pointBit.found) !== 0;
    if (!isFound || !isPicked(map, picked, index)) {
      bits[index] = (bits[index] ?? 0) | pointBit.dimmed;
    }
  }
  return bits;
}

export function isDimmed(bits: Uint8Array, index: number): boolean {
  return ((bits[index] ?? 0) & pointBit.dimmed) !== 0;
}
