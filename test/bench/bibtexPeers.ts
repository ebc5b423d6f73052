import { bibtexParser } from 'latex-utensils';
import { BibLatexParser } from 'biblatex-csl-converter';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import parseBibtexParser from 'bibtex-parser';

/** Others that read BibTeX, each with a function that reads a text and returns how many entries it found. */
export const bibtexPeers: ReadonlyMap<string, (text: string) => number> = new Map([
  ['citation-js', (text: string) => new Cite(text).data.length],
  ['latex-utensils', (text: string) => bibtexParser.parse(text).content.length],
  ['bibtex-parser', (text: string) => Object.keys(parseBibtexParser(text)).length],
  [
    'biblatex-csl-converter',
    (text: string) => Object.keys(new BibLatexParser(text).parse().entries).length,
  ],
]);
