import type { NotesLanguage } from '../notesLanguage';
import { jupyterBookBibliographies } from './jupyterBook';
import { latexDocumentOf } from './latexDocument';
import { bibliographiesBelow, mystBibliographies } from './mystProject';
import type { ProjectBibliographies, ProjectReader } from './projectReader';
import { fromQuartoFile, quartoFileNames, readQuarto } from './quartoFiles';
import { sphinxBibliographies } from './sphinxProject';

/** What a file of a project names, by its path; nothing where it is not there. */
type Naming = (reader: ProjectReader, folder: string) => Promise<ProjectBibliographies | undefined>;

const quarto = quartoFileNames.map(quartoNamedIn);
const jupyterBook = namedIn('_config.yml', jupyterBookBibliographies);
const sphinx = namedIn('conf.py', sphinxBibliographies);

/** The tools that read notes of a language, by the file that makes a folder their project. */
const toolsOf: Partial<Readonly<Record<NotesLanguage['id'], readonly Naming[]>>> = {
  // What mystmd reads may be written as Pandoc’s.
  pandoc: [...quarto, mystmd],
  myst: [mystmd, jupyterBook, sphinx],
  rst: [sphinx],
};

/** The bibliographies that the project of a note names, for a note that names none itself. */
export async function projectBibliographies(
  language: NotesLanguage,
  note: string,
  reader: ProjectReader,
): Promise<ProjectBibliographies | undefined> {
  if (language.id === 'latex') {
    const document = await latexDocumentOf(note, reader);
    return document && document.bibliographies.length > 0
      ? { by: document.main, paths: document.bibliographies }
      : undefined;
  }
  const tools = toolsOf[language.id];
  if (!tools) return undefined;
  for (const folder of reader.foldersAround(note)) {
    for (const tool of tools) {
      const named = await tool(reader, folder);
      if (named) return named;
    }
  }
  return undefined;
}

function namedIn(name: string, parse: (text: string) => readonly string[]): Naming {
  return async (reader, folder) => {
    const by = `${folder}/${name}`;
    const paths = (await reader.read(by, parse)) ?? [];
    return paths.length > 0 ? { by, paths } : undefined;
  };
}

function quartoNamedIn(name: string): Naming {
  return async (reader, folder) => {
    const by = `${folder}/${name}`;
    const named = (await readQuarto(reader, by))?.bibliographies ?? [];
    if (named.length === 0) return undefined;
    return { by, paths: await Promise.all(named.map((path) => fromQuartoFile(reader, by, path))) };
  };
}

const readMyst = (text: string) => ({ named: mystBibliographies(text) });

async function mystmd(
  reader: ProjectReader,
  folder: string,
): Promise<ProjectBibliographies | undefined> {
  const by = `${folder}/myst.yml`;
  const project = await reader.read(by, readMyst);
  if (!project) return undefined;
  const paths = project.named ?? (await bibliographiesBelow(folder, (each) => reader.list(each)));
  return paths.length > 0 ? { by, paths } : undefined;
}
