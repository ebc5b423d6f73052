import { sameParts, type CitationParts, type CitationPartsSyntax } from '../../citationParts';
import type { CitationContext } from '../../notesLanguage';

/**
 * The syntax of a language, for the citations as everyone knows them. Each text that it writes is put into the note and
 * read there again before it counts, for a citation depends on what is around it: behind the narrative `@a` of Pandoc
 * a letter would go on with the key.
 */
export function partsInNote<Context extends CitationContext>(
  citations: (note: string) => readonly Context[],
  syntax: CitationPartsSyntax<Context>,
): CitationPartsSyntax {
  const find = (note: string, { range }: CitationContext): Context | undefined =>
    citations(note).find(
      (each) => each.range.start === range.start && each.range.end === range.end,
    );

  const read = (note: string, citation: CitationContext): CitationParts | undefined => {
    const found = find(note, citation);
    const parts = found && found.keys.length > 0 ? syntax.read(note, found) : undefined;
    const hasAll =
      parts?.items.length === found?.keys.length &&
      parts?.items.every(({ citekey }, index) => citekey === found?.keys[index]?.citekey);
    return hasAll === true ? parts : undefined;
  };
  return {
    read,
    can(note, citation) {
      const found = find(note, citation);
      return found ? syntax.can(note, found) : nothing;
    },
    write(parts, note, citation) {
      const found = find(note, citation);
      if (!found || parts.items.length === 0) return undefined;
      const text = syntax.write(parts, note, found);
      if (text === undefined) return undefined;
      const { start, end } = citation.range;
      const after = note.slice(0, start) + text + note.slice(end);
      const again = read(after, { range: { start, end: start + text.length }, keys: [] });
      return again && sameParts(again, parts) ? text : undefined;
    },
  };
}

const nothing = {
  narrative: false,
  locators: [],
  prefix: false,
  suffix: false,
  suppressAuthor: false,
};
