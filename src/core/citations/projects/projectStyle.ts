import type { NotesLanguage } from '../notesLanguage';
import type { ProjectReader } from './projectReader';
import { fromQuartoFile, quartoFileNames, readQuarto } from './quartoFiles';

/** How the references of a note are printed, as far as the files of its project say so. */
export interface ProjectStyle {
  readonly style?: {
    /** The file that names the style: its path is relative to it. */
    readonly by: string;
    /** A path or an address, as written. */
    readonly named: string;
  };
  /** A language tag. */
  readonly language?: string;
}

/** What the project of a note says, for what the note does not say itself: of each the file that is nearest to it. */
export async function projectStyle(
  language: NotesLanguage,
  note: string,
  reader: ProjectReader,
): Promise<ProjectStyle> {
  let found: ProjectStyle = {};
  if (language.id !== 'pandoc') return found;
  for (const folder of reader.foldersAround(note)) {
    for (const name of quartoFileNames) {
      const by = `${folder}/${name}`;
      const said = await readQuarto(reader, by);
      if (found.style === undefined && said?.style !== undefined) {
        found = { ...found, style: { by, named: await fromQuartoFile(reader, by, said.style) } };
      }
      if (found.language === undefined && said?.language !== undefined) {
        found = { ...found, language: said.language };
      }
    }
  }
  return found;
}
