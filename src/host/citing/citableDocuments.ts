import type * as vscode from 'vscode';
import { citableLanguages } from '../contributionIds';

/**
 * The documents that are notes: by their language, and by their name where the extension of that language is not
 * installed. Which of them cite in which way is for `NoteEditor.languageOf` to say.
 */
export const citableDocuments: vscode.DocumentSelector = [
  ...citableLanguages.map((language) => ({ language })),
  { pattern: '**/*.{md,markdown,qmd,Rmd,rmd,tex,typ,rst,org,adoc,asciidoc}' },
];
