import type { LatexPreamble } from '../languages/latexPreamble';
import { readLatexFile, type LatexFile } from './latexFile';
import { folderOf, pathIn } from './projectPaths';
import type { ProjectReader } from './projectReader';

/** The document that a LaTeX file is a part of, with all that it includes. */
export interface LatexDocument {
  /** The path of its main file: what the document names is relative to it, wherever it is named. */
  readonly main: string;
  readonly citing: LatexPreamble['citing'];
  readonly bibliographies: readonly string[];
}

/** Files that one search reads. */
export const mostFiles = 200;

/**
 * The document of a LaTeX file: its own where it is a main file, that of the main file which it names, else the first
 * one that includes it among those in its folder and in the folders above; rather one that names bibliographies.
 * Undefined where none is found.
 */
export async function latexDocumentOf(
  path: string,
  reader: ProjectReader,
): Promise<LatexDocument | undefined> {
  const search = new Search(reader);
  const file = await search.read(path);
  if (!file) return undefined;
  if (file.main !== undefined) {
    const named = pathIn(folderOf(path), file.main);
    // A main file names itself now and then.
    const document = named === path ? undefined : await search.document(named);
    if (document) return document;
  }
  if (file.hasClass) return search.document(path);
  let first: LatexDocument | undefined;
  for (const folder of reader.foldersAround(path)) {
    for (const name of (await reader.list(folder)).files) {
      if (!/\.(?:tex|ltx)$/i.test(name)) continue;
      const candidate = `${folder}/${name}`;
      if (candidate === path || !(await search.read(candidate))?.hasClass) continue;
      const document = await search.document(candidate);
      if (!document?.parts.has(path)) continue;
      if (document.bibliographies.length > 0) return document;
      first ??= document;
    }
  }
  return first;
}

/** Reads only so many files, each counted once. */
class Search {
  private readonly files = new Map<string, LatexFile | undefined>();

  constructor(private readonly reader: ProjectReader) {}

  async read(path: string): Promise<LatexFile | undefined> {
    if (!this.files.has(path)) {
      if (this.files.size >= mostFiles) return undefined;
      this.files.set(path, await this.reader.read(path, readLatexFile));
    }
    return this.files.get(path);
  }

  /** A main file with all that it includes, directly or through another file. */
  async document(
    main: string,
  ): Promise<(LatexDocument & { readonly parts: ReadonlySet<string> }) | undefined> {
    const start = await this.read(main);
    if (!start) return undefined;
    const parts = new Set([main]);
    let citing = start.citing;
    const bibliographies = [...start.bibliographies];
    // What is added to a set while it is gone through is gone through, too.
    for (const part of parts) {
      const file = await this.read(part);
      for (const included of file?.includes ?? []) {
        // LaTeX looks from the folder of the main file, the packages `import` and `subfiles` from that of the part.
        const places = new Set([
          pathIn(folderOf(main), included),
          pathIn(folderOf(part), included),
        ]);
        for (const place of places) {
          if (parts.has(place)) break;
          const found = await this.read(place);
          if (!found) continue;
          parts.add(place);
          bibliographies.push(...found.bibliographies);
          if (citing === 'plain') citing = found.citing;
          break;
        }
      }
    }
    return { main, citing, bibliographies: [...new Set(bibliographies)], parts };
  }
}
