import type { DatabaseSync } from 'node:sqlite';
import type { TermDirections } from '../../core/search/directionSpace';

type Head = Pick<TermDirections, 'dimensions' | 'terms'>;

/** What terms say of the library's directions, as it was kept; undefined where nothing was. */
export function readDirections(database: DatabaseSync): TermDirections | undefined {
  const find = database.prepare('SELECT data FROM part WHERE name = ?');
  const bytes = (name: string) => find.get(name)?.data as Uint8Array | undefined;
  const [head, steps, scales] = ['directions', 'directions steps', 'directions scales'].map(bytes);
  if (!head || !steps || !scales) return undefined;
  const { dimensions, terms } = JSON.parse(new TextDecoder().decode(head)) as Head;
  return {
    ...{ dimensions, terms },
    steps: Int8Array.from(steps),
    scales: new Float32Array(scales.slice().buffer),
  };
}

/** Keeps what terms say of the library's directions, within a transaction. */
export function writeDirections(
  database: DatabaseSync,
  { dimensions, terms, steps, scales }: TermDirections,
): void {
  const write = database.prepare('INSERT OR REPLACE INTO part (name, data) VALUES (?, ?)');
  const head: Head = { dimensions, terms };
  write.run('directions', new TextEncoder().encode(JSON.stringify(head)));
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries({ steps, scales })) {
    write.run(`directions ${name}`, new Uint8Array(buffer, byteOffset, byteLength));
  }
}
