import type { NotesLanguage } from '../notesLanguage';
import { asciidoc } from './asciidoc';
import { codeComment } from './codeComment';
import { latex } from './latex';
import { markdownFootnote } from './markdownFootnote';
import { markdownLinkLanguage } from './markdownLink';
import { myst, mystRole } from './myst';
import { nbconvert } from './nbconvert';
import { obsidian } from './obsidian';
import { org } from './org';
import { pandoc } from './pandoc';
import { rst } from './rst';
import { citationTemplate, templateLanguage } from './template';
import { typst } from './typst';

/** What a citation in plain Markdown can be; `auto` goes by the project that the note is in. */
export type MarkdownCitations =
  'auto' | 'pandoc' | 'myst' | 'mystRole' | 'footnote' | 'link' | 'obsidian' | 'template';

/** What the user chose where a language can be cited in in several ways. */
export interface NotesLanguageOptions {
  /** What plain Markdown gets. R Markdown and Quarto are always Pandoc's. */
  readonly markdown: MarkdownCitations;
  /** The names of the files and folders at the root of the project. */
  readonly projectFiles?: readonly string[];
  /** The document is a cell of a Jupyter notebook. */
  readonly inNotebook?: boolean;
  /** How a citation looks that the user made up, as the settings have it. */
  readonly template?: unknown;
}

/**
 * The notes language of a document, by its language in the editor, else by the ending of its file; undefined for one
 * that nobody cites in. The cells of a notebook are documents with a language of their own.
 */
export function notesLanguageOf(
  document: { readonly languageId: string; readonly path: string },
  options: NotesLanguageOptions,
): NotesLanguage | undefined {
  const ending = /\.([a-z]+)$/i.exec(document.path)?.[1]?.toLowerCase() ?? '';
  if (ending === 'qmd' || ending === 'rmd') return pandoc;
  return (
    languageNamed(document.languageId, options) ?? languageNamed(idsByEnding[ending] ?? '', options)
  );
}

/** What the editor calls the language of a file, where no extension has told it. */
const idsByEnding: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  myst: 'myst',
  tex: 'latex',
  typ: 'typst',
  rst: 'restructuredtext',
  org: 'org',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  asc: 'asciidoc',
};

function languageNamed(id: string, options: NotesLanguageOptions): NotesLanguage | undefined {
  switch (id) {
    case 'quarto':
    case 'rmd':
    case 'rmarkdown':
      return pandoc;
    case 'markdown':
      return plainMarkdown(options);
    case 'myst':
      return mystOf(options);
    case 'latex':
    case 'tex':
      return latex;
    case 'typst':
      return typst;
    case 'restructuredtext':
      return rst;
    case 'org':
      return org;
    case 'asciidoc':
      return asciidoc;
    default:
      return programmingLanguages.has(id) ? codeComment : undefined;
  }
}

/** Languages of VS Code and of common extensions in which one writes comments. */
const programmingLanguages: ReadonlySet<string> = new Set(
  `abap ada apex bat c clojure cmake coffeescript cpp crystal csharp css cuda-cpp d dart dockerfile elixir elm
   erlang fortran fortran-modern FortranFreeForm FortranFixedForm fsharp glsl go graphql groovy haskell haxe hlsl html
   java javascript javascriptreact julia kotlin lean lean4 less lisp lua makefile matlab nim nix objective-c
   objective-cpp ocaml octave pascal perl perl6 php powershell prolog proto3 python r racket raku ruby rust scala
   scheme scss shaderlab shellscript solidity sql stata svelte swift systemverilog tcl terraform toml typescript
   typescriptreact vb verilog vhdl vue wgsl xml yaml zig`.split(/\s+/),
);

function plainMarkdown({
  markdown,
  projectFiles = [],
  inNotebook = false,
  template,
}: NotesLanguageOptions): NotesLanguage {
  switch (markdown) {
    case 'auto': {
      const byProject = markdownOfProject(projectFiles);
      const isMyst = byProject === 'myst' || byProject === 'mystRole';
      return inNotebook && !isMyst ? nbconvert : plainMarkdown({ markdown: byProject });
    }
    case 'myst':
      return myst;
    case 'mystRole':
      return mystRole;
    case 'footnote':
      return markdownFootnote;
    case 'link':
      return markdownLinkLanguage;
    case 'obsidian':
      return obsidian;
    case 'template': {
      const written = citationTemplate(template);
      return written ? templateLanguage(written) : pandoc;
    }
    case 'pandoc':
    // Settings may hold anything.
    default:
      return pandoc;
  }
}

/** A file that is MyST in any case: which form is written is all there is to choose. */
function mystOf({ markdown, projectFiles = [] }: NotesLanguageOptions): NotesLanguage {
  const form = markdown === 'myst' || markdown === 'mystRole' ? markdown : undefined;
  return (form ?? markdownOfProject(projectFiles)) === 'mystRole' ? mystRole : myst;
}

/** How the tool reads Markdown that a project is made for, by its files. */
export function markdownOfProject(files: readonly string[]): Exclude<MarkdownCitations, 'auto'> {
  const names = new Set(files);
  if (names.has('myst.yml')) return 'myst';
  // Jekyll has a `_config.yml`, too, but no table of contents.
  if (names.has('conf.py') || (names.has('_config.yml') && names.has('_toc.yml'))) {
    return 'mystRole';
  }
  if (names.has('.obsidian') || names.has('.foam')) return 'obsidian';
  return 'pandoc';
}
