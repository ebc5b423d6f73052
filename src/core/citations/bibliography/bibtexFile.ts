import { BibtexDocument, type PlacedEntry } from '../../bibtex/bibtexDocument';
import { newlineOf } from '../newline';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyFormats';
import { bibtexEntry } from './bibtexEntry';
import { bibtexRename, namedIn } from './bibtexRename';
import { bibtexStyle } from './bibtexStyle';
import { fromItsLine } from './entryLines';
import { citekeysByIdentity, findByIdentity, freeCitekey } from './knownPapers';
import { ofLatestText } from '../latestText';
import { placedEntries } from './placedEntries';
import { removedEntries } from './removedEntries';
import { missingFields } from './requiredFields';

/** BibTeX and biblatex files. */
export const bibtexFormat: BibliographyFormat = {
  findEntry: (text, paper) => findByIdentity(identitiesIn(text), paper),
  uniqueKey: (text, citekey, alsoTaken = []) =>
    freeCitekey(entriesIn(text), citekey, [...alsoTaken, ...aliasesIn(text)]),
  addEntries,
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
/** Other citekeys that biblatex takes for those of entries. */
const aliasesIn = ofLatestText((text) =>
  placedIn(text).flatMap(({ entry }) =>
    entry.fields.flatMap(({ name, text }) => (name === 'ids' ? text.split(/\s*,\s*/) : [])),
  ),
);
const identitiesIn = ofLatestText((text) => citekeysByIdentity(document.read(text).papers));

function entryOf(text: string, { entry, offset }: PlacedEntry): BibliographyEntry {
  const { citekey, citekeyRange, range } = entry;
  const { named, aliases } = namedIn(entry);
  return {
    citekey,
    range: { start: offset + citekeyRange.start, end: offset + citekeyRange.end },
    entryRange: fromItsLine(text, { start: offset + range.start, end: offset + range.end }),
    missing: missingFields(entry),
    ...(aliases.length > 0 && { aliases }),
    ...(named.length > 0 && { named }),
  };
}

/** Entries are written as those of the file are; comments and macros stay where they are. */
function addEntries(text: string, cited: readonly CitedPaper[]): readonly TextReplacement[] {
  const style = bibtexStyle(text, placedIn(text));
  const newline = newlineOf(text);
  const added = cited.map(({ paper, citekey }) => ({
    citekey,
    written: bibtexEntry(paper, citekey, style).replace(/\n/g, () => newline),
  }));
  return placedEntries(text, entriesIn(text), added, {
    end: text.length,
    comment: '%',
    isSpaced: true,
  });
}
