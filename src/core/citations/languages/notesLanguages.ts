import type { NotesLanguage } from '../notesLanguage';
import { latex } from './latex';
import { markdownLinkLanguage } from './markdownLink';
import { pandoc } from './pandoc';
import { typst } from './typst';

/** What the user chose where a language can be cited in in two ways. */
export interface NotesLanguageOptions {
  /** Whether plain Markdown gets Pandoc's citations or links. R Markdown and Quarto are always Pandoc's. */
  readonly markdown: 'pandoc' | 'link';
}

/**
 * The notes language of a document, by its language in the editor, else by the ending of its file; undefined for one
 * that nobody cites in.
 */
export function notesLanguageOf(
  document: { readonly languageId: string; readonly path: string },
  options: NotesLanguageOptions,
): NotesLanguage | undefined {
  const ending = /\.([a-z]+)$/i.exec(document.path)?.[1]?.toLowerCase() ?? '';
  if (ending === 'qmd' || ending === 'rmd') return pandoc;
  switch (document.languageId) {
    case 'quarto':
    case 'rmd':
    case 'rmarkdown':
      return pandoc;
    case 'markdown':
      return plainMarkdown(options);
    case 'latex':
    case 'tex':
      return latex;
    case 'typst':
      return typst;
  }
  switch (ending) {
    case 'md':
    case 'markdown':
      return plainMarkdown(options);
    case 'tex':
      return latex;
    case 'typ':
      return typst;
    default:
      return undefined;
  }
}

function plainMarkdown({ markdown }: NotesLanguageOptions): NotesLanguage {
  return markdown === 'link' ? markdownLinkLanguage : pandoc;
}
