/**
 * How what looks for a note's project reads files. Paths are absolute, with `/`. Nothing is read twice as long as it
 * stays as it is, so asking again costs little.
 */
export interface ProjectReader {
  /** What a file says, by the one function that reads files of that name; undefined where it is not there. */
  read<T>(path: string, parse: (text: string) => T): Promise<T | undefined>;
  /** What is in a folder, by name, in a fixed order; nothing where it is not there. */
  list(folder: string): Promise<FolderContent>;
  /** The folder of a file and those above it, the nearest first, up to where its project may begin. */
  foldersAround(path: string): readonly string[];
}

export interface FolderContent {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The bibliographies that a file of a project names for the notes of the project. */
export interface ProjectBibliographies {
  /** That file: the paths are relative to it. */
  readonly by: string;
  /** At least one, as written. */
  readonly paths: readonly string[];
}
