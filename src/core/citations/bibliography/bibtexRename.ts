import type { PlacedEntry } from '../../bibtex/bibtexDocument';
import type { BibtexEntry } from '../../bibtex/bibtexEntry';
import type { TextReplacement } from '../notesLanguage';

/** The fields that name other entries: one, or several with commas. */
const namingOthers = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
/** The same, and what names the entry itself by another citekey. */
const naming = new Set([...namingOthers, 'ids']);

/** The citekeys of others that an entry names, and those by which it is known as well; what is put together is neither. */
export function namedIn({ fields }: BibtexEntry): {
  readonly named: readonly string[];
  readonly aliases: readonly string[];
} {
  const keysOf = (isMeant: (name: string) => boolean) =>
    fields.flatMap(({ name, text, pieces }) =>
      pieces === undefined && isMeant(name) ? keyList(text) : [],
    );
  return {
    named: keysOf((name) => namingOthers.has(name)),
    aliases: keysOf((name) => name === 'ids'),
  };
}

function keyList(text: string): string[] {
  return text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** Gives the entries of a citekey another one, and names it so wherever an entry of the text names it. */
export function bibtexRename(
  bibtexText: string,
  entries: readonly PlacedEntry[],
  from: string,
  to: string,
): readonly TextReplacement[] {
  if (from === '' || from === to) return [];
  return entries.flatMap((placed) =>
    placesOf(bibtexText, placed, from).map((start) => ({
      range: { start, end: start + from.length },
      newText: to,
    })),
  );
}

/** Where an entry says a citekey, from front to back. */
function placesOf(bibtexText: string, { entry, offset }: PlacedEntry, key: string): number[] {
  const places = entry.citekey === key ? [offset + entry.citekeyRange.start] : [];
  for (const { name, text, at, pieces } of entry.fields) {
    // A citekey is no macro, nor is it put together of several texts.
    if (pieces !== undefined || !naming.has(name) || !text.includes(key)) continue;
    const isBare = /[^{"]/.test(bibtexText.charAt(offset + at));
    let start = offset + at + (isBare ? 0 : 1);
    for (const part of text.split(',')) {
      if (part.trim() === key) places.push(start + part.indexOf(key));
      start += part.length + 1;
    }
  }
  return places;
}
