import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existsSync } from 'node:fs';

/** A folder that a test run may change. */
export interface Workspace {
  readonly path: string;
  remove(): Promise<void>;
}

/** A fresh writable copy of a folder (an empty one where there is none). */
export async function copyWorkspace(source: string): Promise<Workspace> {
  const parent = await mkdtemp(join(tmpdir(), 'lectern-workspace-'));
  const path = join(parent, 'notes');
  await mkdir(path);
  if (existsSync(source)) await cp(source, path, { recursive: true });
  return { path, remove: () => rm(parent, { recursive: true, force: true }) };
}
