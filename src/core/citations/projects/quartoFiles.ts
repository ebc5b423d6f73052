import { folderOf } from './projectPaths';
import type { ProjectReader } from './projectReader';
import { quartoProject, type QuartoProject } from './quartoProject';

const projectNames = ['_quarto.yml', '_quarto.yaml'];

/** The files that say something of Quarto's documents: what is said of a folder is said closer to its notes. */
export const quartoFileNames: readonly string[] = [
  '_metadata.yml',
  '_metadata.yaml',
  ...projectNames,
];

/** Reads one of {@link quartoFileNames}; undefined where it is not there. Each is read by this, hence once. */
export function readQuarto(
  reader: ProjectReader,
  path: string,
): Promise<QuartoProject | undefined> {
  return reader.read(path, quartoProject);
}

/** A path that such a file names, from the file: a slash in front means the folder of the project, not the disk's. */
export async function fromQuartoFile(
  reader: ProjectReader,
  by: string,
  path: string,
): Promise<string> {
  if (!path.startsWith('/')) return path;
  const root = await quartoRoot(reader, by);
  const up = '../'.repeat(folderOf(by).slice(root.length).split('/').length - 1);
  return up + path.replace(/^\/+/, '');
}

/** The folder of the project that a file is of; its own where there is no project. */
async function quartoRoot(reader: ProjectReader, file: string): Promise<string> {
  if (projectNames.some((name) => file.endsWith(`/${name}`))) return folderOf(file);
  for (const folder of reader.foldersAround(file)) {
    for (const name of projectNames) {
      if (await readQuarto(reader, `${folder}/${name}`)) return folder;
    }
  }
  return folderOf(file);
}
