import { bracedArgument, latexCommands } from './latexText';

/** What a LaTeX document says about its bibliography. */
export interface LatexPreamble {
  /** Whether this is a document of its own, not a chapter that another one includes. */
  readonly hasClass: boolean;
  readonly citing: 'biblatex' | 'natbib' | 'plain';
  /** The files, with their endings, in order. */
  readonly bibliographies: readonly string[];
  /** Sets the style of the bibliography, or lists the references itself. */
  readonly hasStyle: boolean;
  readonly hasOwnList: boolean;
  /** Offsets of `\begin{document}` and the last `\end{document}`. */
  readonly begin?: number;
  readonly end?: number;
  /** How often each citing command is used. */
  readonly commands: ReadonlyMap<string, number>;
}

/** Packages and classes that load natbib. */
const loadsNatbib =
  /^(?:natbib|neurips_\d{4}|icml\d{4}|iclr\d{4}_conference|acl|acl_natbib|acmart|elsarticle|revtex4-[12]|mnras|aastex\d*)$/;

/** Reads what the text itself says; files that it includes are not known here. */
export function readPreamble(note: string): LatexPreamble {
  let hasClass = false;
  let biblatex = false;
  let natbib = false;
  let hasStyle = false;
  let hasOwnList = false;
  let begin: number | undefined;
  let end: number | undefined;
  const bibliographies: string[] = [];
  const commands = new Map<string, number>();

  for (const command of latexCommands(note)) {
    const content = (): string => {
      const argument = bracedArgument(note, command);
      return argument ? note.slice(argument.start, argument.end) : '';
    };
    switch (command.name) {
      case 'documentclass':
      case 'usepackage':
      case 'RequirePackage':
        if (command.name === 'documentclass') hasClass = true;
        for (const name of listOf(content())) {
          if (name === 'biblatex') biblatex = true;
          if (loadsNatbib.test(name)) natbib = true;
        }
        break;
      case 'addbibresource':
      case 'addglobalbib':
        bibliographies.push(...[content().trim()].filter((path) => path !== ''));
        break;
      case 'bibliography':
        bibliographies.push(...listOf(content()).map(withEnding));
        break;
      case 'bibliographystyle':
        hasStyle = true;
        break;
      case 'begin':
        if (content() === 'document') begin ??= command.start;
        if (content() === 'thebibliography') hasOwnList = true;
        break;
      case 'end':
        if (content() === 'document') end = command.start;
        break;
      default:
        if (/cite/i.test(command.name)) {
          commands.set(command.name, (commands.get(command.name) ?? 0) + 1);
        }
    }
  }
  return {
    hasClass,
    citing: biblatex ? 'biblatex' : natbib ? 'natbib' : 'plain',
    bibliographies,
    hasStyle,
    hasOwnList,
    ...(begin === undefined ? {} : { begin }),
    ...(end === undefined ? {} : { end }),
    commands,
  };
}

function listOf(content: string): string[] {
  return content
    .replace(/%[^\n]*/g, '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `\bibliography` names its files without `.bib`. */
function withEnding(path: string): string {
  return /\.bib$/i.test(path) ? path : `${path}.bib`;
}
