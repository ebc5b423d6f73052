import { BibtexDocument, type PlacedEntry } from '../../bibtex/bibtexDocument';
import { newlineOf } from '../newline';
import type { TextReplacement } from '../notesLanguage';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyFormats';
import { bibtexEntry } from './bibtexEntry';
import { bibtexRename } from './bibtexRename';
import { fromItsLine } from './entryLines';
import { citekeysByIdentity, findByIdentity, freeCitekey } from './knownPapers';
import { ofLatestText } from './latestText';
import { removedEntries } from './removedEntries';
import { missingFields } from './requiredFields';

/** BibTeX and biblatex files. */
export const bibtexFormat: BibliographyFormat = {
  findEntry: (text, paper) => findByIdentity(identitiesIn(text), paper),
  uniqueKey: (text, citekey, alsoTaken = []) => freeCitekey(entriesIn(text), citekey, alsoTaken),
  addEntries: (text, cited) =>
    addEntries(
      text,
      cited.map(({ paper, citekey }) => bibtexEntry(paper, citekey)),
    ),
  entries: (text) => entriesIn(text),
  renameKey: (text, from, to) => bibtexRename(text, placedIn(text), from, to),
  removeEntries: (text, citekeys) => removedEntries(text, entriesIn(text), citekeys),
};

/** What has a citekey but is no entry, or none at all. */
const notEntries = new Set(['string', 'preamble', 'comment', 'control']);

/** Reads what changed since the text before it alone. */
const document = new BibtexDocument();
const placedIn = ofLatestText((text) => document.entries(text));
const entriesIn = ofLatestText((text) =>
  placedIn(text)
    .filter(({ entry }) => entry.citekey !== '' && !notEntries.has(entry.type))
    .map((placed) => entryOf(text, placed)),
);
const identitiesIn = ofLatestText((text) => citekeysByIdentity(document.read(text).papers));

function entryOf(text: string, { entry, offset }: PlacedEntry): BibliographyEntry {
  const { citekey, citekeyRange, range } = entry;
  return {
    citekey,
    range: { start: offset + citekeyRange.start, end: offset + citekeyRange.end },
    entryRange: fromItsLine(text, { start: offset + range.start, end: offset + range.end }),
    missing: missingFields(entry),
  };
}

/**
 * The edit that adds entries (as {@link bibtexEntry} makes them) at the end of the file, a blank line apart, with the
 * line breaks and the indentation of the file.
 */
function addEntries(bibtexText: string, entries: readonly string[]): TextReplacement[] {
  const end = bibtexText.length;
  const range = { start: end, end };
  if (entries.length === 0) return [];
  const newline = newlineOf(bibtexText);
  const indentation = indentationOf(bibtexText);
  const added = entries.map(
    (entry) => entry.replace(/^ {2}/gm, () => indentation).replace(/\n/g, () => newline) + newline,
  );
  return [{ range, newText: gapAfter(bibtexText, newline) + added.join(newline) }];
}

function gapAfter(text: string, newline: string): string {
  if (text.trim() === '') return '';
  const lineBreaks = /\n\r?\n$/.test(text) ? 2 : text.endsWith('\n') ? 1 : 0;
  return newline.repeat(2 - lineBreaks);
}

/** What the fields of the file's first entries are indented by. */
function indentationOf(text: string): string {
  const field = /^([ \t]{1,20})[A-Za-z][\w-]{0,40}[ \t]{0,40}=/m.exec(text.slice(0, 100_000));
  return field?.[1] ?? '  ';
}
