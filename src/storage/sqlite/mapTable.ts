import type { DatabaseSync } from 'node:sqlite';
import type { MapPlaces } from '../../core/topics/mapLayout';

/** Another when papers are laid out in another way: what was kept before is then forgotten. */
const layoutVersion = 1;

interface Head {
  readonly version: number;
  readonly together: number;
  readonly ids: readonly string[];
}

/** The places on the map as they were kept; undefined where none were. */
export function readPlaces(database: DatabaseSync): MapPlaces | undefined {
  const find = database.prepare('SELECT data FROM part WHERE name = ?');
  const bytes = (name: string) => find.get(name)?.data as Uint8Array | undefined;
  const [head, x, y] = ['map', 'map x', 'map y'].map(bytes);
  if (!head || !x || !y) return undefined;
  const { version, together, ids } = JSON.parse(new TextDecoder().decode(head)) as Head;
  if (version !== layoutVersion) return undefined;
  return { ids, x: numbersOf(x), y: numbersOf(y), together };
}

/** Keeps places on the map, within a transaction. */
export function writePlaces(database: DatabaseSync, { ids, x, y, together }: MapPlaces): void {
  const write = database.prepare('INSERT OR REPLACE INTO part (name, data) VALUES (?, ?)');
  const head: Head = { version: layoutVersion, together, ids };
  write.run('map', new TextEncoder().encode(JSON.stringify(head)));
  write.run('map x', new Uint8Array(x.buffer, x.byteOffset, x.byteLength));
  write.run('map y', new Uint8Array(y.buffer, y.byteOffset, y.byteLength));
}

function numbersOf(bytes: Uint8Array): Float32Array {
  const own = bytes.slice();
  return new Float32Array(own.buffer, 0, own.byteLength / Float32Array.BYTES_PER_ELEMENT);
}
