declare module 'bibtex-parser' {
  /** The entries by their citekeys. */
  export default function parse(text: string): Record<string, unknown>;
}
