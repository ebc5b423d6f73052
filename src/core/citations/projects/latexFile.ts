import { readPreamble, type LatexPreamble } from '../languages/latexPreamble';
import { argumentAt, bracedArgument, latexCommands } from '../languages/latexText';

/** What a LaTeX file says of the document that it is a part of. */
export interface LatexFile {
  /** The path of the main file, where this one names it. */
  readonly main?: string;
  /** The paths of the files that it includes, as written but with their ending, in order. */
  readonly includes: readonly string[];
  readonly hasClass: boolean;
  readonly citing: LatexPreamble['citing'];
  /** As written, with their endings. */
  readonly bibliographies: readonly string[];
}

/** `% !TEX root = ../main.tex`, as editors read it. */
const rootComment = /^[ \t]*%+[ \t]*!T[Ee]X[ \t]+root[ \t]*=[ \t]*(\S[^\n]*)$/m;
/** It stands among the first lines, within so many UTF-16 units. */
const head = 2000;

/** Commands that include a file named in braces. */
const including = /^(?:input|include|subfile|subfileinclude|InputIfFileExists)$/;
/** Those that name its folder first. */
const importing = /^(?:sub)?(?:import|inputfrom|includefrom)$/;

export function readLatexFile(text: string): LatexFile {
  const { hasClass, citing, bibliographies } = readPreamble(text);
  const root = rootComment
    .exec(text.slice(0, head))?.[1]
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
  let subfileOf: string | undefined;
  const includes: string[] = [];
  for (const command of latexCommands(text)) {
    if (including.test(command.name)) {
      const path = includedBy(text, command.nameEnd);
      if (path !== '') includes.push(withTex(path));
    } else if (importing.test(command.name)) {
      const folder = argumentAt(text, command.nameEnd);
      const file = folder?.kind === '{' ? argumentAt(text, folder.end + 1) : undefined;
      if (folder && file?.kind === '{') {
        const path = text.slice(file.start, file.end).trim();
        includes.push(withTex(`${text.slice(folder.start, folder.end).trim()}/${path}`));
      }
    } else if (command.name === 'documentclass') {
      const name = bracedArgument(text, command);
      const options = argumentAt(text, command.nameEnd);
      if (name && options?.kind === '[' && text.slice(name.start, name.end) === 'subfiles') {
        subfileOf = text.slice(options.start, options.end).trim();
      }
    }
  }
  const main = root ?? subfileOf;
  return {
    ...(main === undefined || main === '' ? {} : { main: withTex(main) }),
    includes,
    hasClass,
    citing,
    bibliographies,
  };
}

/** What is in braces, or the word that TeX itself takes without them. */
function includedBy(text: string, offset: number): string {
  const argument = argumentAt(text, offset);
  if (argument?.kind === '{') return text.slice(argument.start, argument.end).trim();
  const word = /[ \t]+([^\s{}[\]\\%]{1,500})/y;
  word.lastIndex = offset;
  return word.exec(text)?.[1] ?? '';
}

function withTex(path: string): string {
  return /\.(?:tex|ltx)$/i.test(path) ? path : `${path}.tex`;
}
