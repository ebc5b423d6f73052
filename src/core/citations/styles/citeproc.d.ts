/** What is used here of citeproc-js, the processor of the Citation Style Language. */
declare module 'citeproc' {
  /** How a kind of formatting is written: a template around `%%STRING%%`, a function, or not at all. */
  type Decoration =
    string | false | ((state: Engine, text: string | undefined) => string | undefined);

  interface OutputFormat {
    readonly text_escape: (text: string | undefined) => string;
    readonly bibstart: string;
    readonly bibend: string;
    readonly [decoration: `@${string}`]: Decoration;
  }

  interface System {
    retrieveLocale(tag: string): string;
    retrieveItem(id: string): object;
  }

  type Bibliography = readonly [
    { readonly entry_ids: readonly (readonly string[])[] },
    entries: readonly string[],
  ];

  export class Engine {
    /** @throws Error or string for a style that cannot be processed. */
    constructor(system: System, style: string, language?: string, isForced?: boolean);
    readonly sys: { wrapCitationEntry(text: string): string };
    setOutputFormat(name: string): void;
    /** Makes these the items that the bibliography lists, in the order in which they are cited. */
    updateItems(ids: readonly string[]): void;
    /** `false` for a style without one. */
    makeBibliography(): Bibliography | false;
    getTerm(name: string): string;
  }

  export const Output: { readonly Formats: Record<string, OutputFormat> };
}
