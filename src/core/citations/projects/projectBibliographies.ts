import type { NotesLanguage } from '../notesLanguage';
import { jupyterBookBibliographies } from './jupyterBook';
import { latexDocumentOf } from './latexDocument';
import { bibliographiesBelow, mystBibliographies } from './mystProject';
import { folderOf } from './projectPaths';
import type { ProjectBibliographies, ProjectReader } from './projectReader';
import { quartoBibliographies } from './quartoProject';
import { sphinxBibliographies } from './sphinxProject';

/** What a file of a project names, by its path; nothing where it is not there. */
type Naming = (reader: ProjectReader, folder: string) => Promise<ProjectBibliographies | undefined>;

const projectNames = ['_quarto.yml', '_quarto.yaml'];
/** What is said of a folder is said closer to its notes than what is said of the project. */
const quarto = ['_metadata.yml', '_metadata.yaml', ...projectNames].map(quartoNamedIn);
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

/** A slash in front means the folder of the project, not the root of the disk. */
function quartoNamedIn(name: string): Naming {
  const tool = namedIn(name, quartoBibliographies);
  return async (reader, folder) => {
    const named = await tool(reader, folder);
    if (!named?.paths.some((path) => path.startsWith('/'))) return named;
    const root = projectNames.includes(name) ? folder : await quartoRoot(reader, named.by);
    const up = '../'.repeat(folder.slice(root.length).split('/').length - 1);
    return { by: named.by, paths: named.paths.map((path) => path.replace(/^\/+/, () => up)) };
  };
}

/** The folder of the project that a file is of; its own where there is no project. */
async function quartoRoot(reader: ProjectReader, file: string): Promise<string> {
  for (const folder of reader.foldersAround(file)) {
    for (const name of projectNames) {
      if (await reader.read(`${folder}/${name}`, quartoBibliographies)) return folder;
    }
  }
  return folderOf(file);
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
