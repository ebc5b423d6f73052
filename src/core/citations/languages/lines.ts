import type { TextRange } from '../../search/textRange';

/** The lines of a text without their line breaks. */
export function* linesOf(text: string): Generator<TextRange> {
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}
