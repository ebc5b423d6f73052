import { folderOf } from '../../../../../src/core/citations/projects/projectPaths';
import type { ProjectReader } from '../../../../../src/core/citations/projects/projectReader';

/** A project of these files, by path, whose workspace folder is `/w`. Counts what is read. */
export function projectOf(
  files: Readonly<Record<string, string>>,
): ProjectReader & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    read(path, parse) {
      reads.push(path);
      const text = files[path];
      return Promise.resolve(text === undefined ? undefined : parse(text));
    },
    list(folder) {
      const below = Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1));
      const folders = below.filter((path) => path.includes('/')).map((path) => path.split('/')[0]);
      return Promise.resolve({
        files: below.filter((path) => !path.includes('/')).sort(),
        folders: [...new Set(folders)].filter((name) => name !== undefined).sort(),
      });
    },
    foldersAround(path) {
      const folders = [folderOf(path)];
      for (let last = folders[0]; last !== undefined && last.length > '/w'.length;) {
        folders.push((last = folderOf(last)));
      }
      return folders;
    },
  };
}
