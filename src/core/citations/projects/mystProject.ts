import { yamlValue } from '../bibliography/yamlValue';
import { namedPaths, valueOf } from './namedPaths';
import type { FolderContent } from './projectReader';

/** Folders that are looked through for bibliographies. */
const mostFolders = 200;

/** The bibliographies that `myst.yml` names; undefined where it leaves them to be found, and where it is no project. */
export function mystBibliographies(yaml: string): readonly string[] | undefined {
  const bibliography = valueOf(valueOf(yamlValue(yaml), 'project'), 'bibliography');
  return bibliography === undefined || bibliography === null ? undefined : namedPaths(bibliography);
}

/**
 * The bibliographies of a project that names none: all `.bib` files in its folder and those below, as mystmd has it,
 * which leaves out hidden folders and what it builds. Paths are relative to the folder, the nearest first.
 */
export async function bibliographiesBelow(
  folder: string,
  list: (folder: string) => Promise<FolderContent>,
): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [''];
  for (const prefix of folders) {
    const content = await list(folder + (prefix === '' ? '' : `/${prefix.slice(0, -1)}`));
    found.push(...content.files.filter((name) => name.endsWith('.bib')).map((n) => prefix + n));
    for (const name of content.folders) {
      if (folders.length < mostFolders && !/^(?:[._].*|node_modules)$/.test(name)) {
        folders.push(`${prefix}${name}/`);
      }
    }
  }
  return found;
}
