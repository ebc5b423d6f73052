/** How a note cites, where one language has several ways. */
export type Syntax =
  'pandoc' | 'latex' | 'natbib' | 'biblatex' | 'typst' | 'org' | 'myst' | 'rst' | 'asciidoc';

/** The forms of a citation that Lectern does not write. */
export type HandWrittenForm = 'narrative' | 'locator' | 'around';

/** A citation in such a form: of page 33, and between “see” and “for more”. */
type Citations = Partial<Record<HandWrittenForm, (citekey: string) => string>>;

/** Absent is what a language cannot say. */
export const handWritten: Readonly<Record<Syntax, Citations>> = {
  pandoc: {
    narrative: (key) => `@${key}`,
    locator: (key) => `[@${key}, p. 33]`,
    around: (key) => `[see @${key}, p. 33, for more]`,
  },
  latex: {
    locator: (key) => `\\cite[p.~33]{${key}}`,
  },
  natbib: {
    narrative: (key) => `\\citet{${key}}`,
    locator: (key) => `\\citep[p.~33]{${key}}`,
    around: (key) => `\\citep[see][p.~33, for more]{${key}}`,
  },
  biblatex: {
    narrative: (key) => `\\textcite{${key}}`,
    locator: (key) => `\\autocite[33]{${key}}`,
    around: (key) => `\\autocite[see][33, for more]{${key}}`,
  },
  typst: {
    narrative: (key) => `#cite(<${key}>, form: "prose")`,
    locator: (key) => `@${key}[p.~33]`,
  },
  org: {
    narrative: (key) => `[cite/t:@${key}]`,
    locator: (key) => `[cite:@${key} p. 33]`,
    around: (key) => `[cite:see @${key} p. 33, for more]`,
  },
  // A comma ends the key here, even within braces.
  myst: {
    narrative: (key) => `{cite:t}\`${key}\``,
    locator: (key) => `{cite:p}\`${key}{p. 33}\``,
    around: (key) => `{cite:p}\`{see}${key}{p. 33 for more}\``,
  },
  rst: {
    narrative: (key) => `:cite:t:\`${key}\``,
    locator: (key) => `:cite:p:\`${key}{p. 33}\``,
    around: (key) => `:cite:p:\`{see}${key}{p. 33 for more}\``,
  },
  asciidoc: {
    narrative: (key) => `citenp:[${key}]`,
    locator: (key) => `cite:[${key}(33)]`,
  },
};
