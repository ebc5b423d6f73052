/** A line of a text, without its line break. */
export interface YamlLine {
  readonly start: number;
  readonly end: number;
  /** Where what it says begins; its end where that is nothing. */
  readonly content: number;
  /** It says nothing, or is a comment. */
  readonly isBlank: boolean;
  readonly isComment: boolean;
}

/** The lines of a text from one that begins at `from`, one after the other. */
export function* yamlLines(text: string, from: number): Generator<YamlLine> {
  for (let start = from; start < text.length;) {
    const next = text.indexOf('\n', start);
    const stop = next < 0 ? text.length : next;
    const end = text.charAt(stop - 1) === '\r' && stop > start ? stop - 1 : stop;
    let content = start;
    while (content < end && isSpace(text.charCodeAt(content))) content++;
    const isBlank = content === end;
    yield { start, end, content, isBlank, isComment: text.charAt(content) === '#' && !isBlank };
    start = stop + 1;
  }
}

/** Whether a document of the text begins or ends in this line. */
export function isDocumentMark(text: string, { start, end }: YamlLine): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, Math.min(end, start + 4)));
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xfeff;
}
