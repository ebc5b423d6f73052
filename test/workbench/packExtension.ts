import { createVSIX } from '@vscode/vsce';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './checkout';
import { runNpm } from './runCommand';

/** Packs Lectern and resolves to the path of the packed extension; `LECTERN_VSIX` names one that is packed already. */
export async function packLectern(): Promise<string> {
  const packed = process.env.LECTERN_VSIX;
  if (packed) return packed;
  await runNpm(['run', 'package'], { cwd: checkout });
  return join(checkout, 'lectern.vsix');
}

/** A packed extension in a temporary folder. */
export interface PackedExtension {
  readonly path: string;
  remove(): Promise<void>;
}

/** Packs the extension that shows the Library when `npm start` opens the examples. */
export async function packOpener(): Promise<PackedExtension> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-opener-'));
  const path = join(folder, 'opener.vsix');
  await createVSIX({
    cwd: join(checkout, 'test', 'workbench', 'opener'),
    packagePath: path,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
