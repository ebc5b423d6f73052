import { HumanError } from '../../humanError';
import { newlineOf } from '../newline';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyFormats';
import { citekeyOf, identifiedPaper, cslItems, type CslItemInFile } from './cslItemsInFile';
import { cslItem } from './cslItem';
import { citekeysByIdentity, findByIdentity, freeCitekey } from './knownPapers';
import { ofLatestText } from '../latestText';
import { sortedPlaces } from './sortedPlaces';

/** CSL-JSON files: an array of items. */
export const cslJsonFormat: BibliographyFormat = {
  findEntry: (text, paper) => findByIdentity(identitiesIn(text), paper),
  uniqueKey: (text, citekey, alsoTaken = []) => freeCitekey(entriesIn(text), citekey, alsoTaken),
  addEntries,
  entries: (text) => entriesIn(text),
  renameKey,
  removeEntries,
};

const itemsIn = ofLatestText(cslItems);
const entriesIn = ofLatestText((text) =>
  (itemsIn(text) ?? []).flatMap((item) => entryOf(text, item)),
);
const identitiesIn = ofLatestText((text) =>
  citekeysByIdentity((itemsIn(text) ?? []).map(({ fields }) => identifiedPaper(fields))),
);

function entryOf(text: string, { range, values, fields }: CslItemInFile): BibliographyEntry[] {
  const id = values.get('id');
  const citekey = citekeyOf(fields);
  if (!id || citekey === undefined) return [];
  const quotes = text.charAt(id.start) === '"' ? 1 : 0;
  const title = fields.get('title');
  return [
    {
      citekey,
      range: { start: id.start + quotes, end: id.end - quotes },
      entryRange: range,
      missing: typeof title === 'string' && title.trim() !== '' ? [] : ['title'],
    },
  ];
}

function addEntries(text: string, cited: readonly CitedPaper[]): readonly TextReplacement[] {
  const newline = newlineOf(text);
  if (text.trim() === '') {
    const items = cited.map(({ paper, citekey }) => cslItem(paper, citekey));
    const content = JSON.stringify(items, undefined, 2).replace(/\n/g, () => newline) + newline;
    return [insertion(text.length, content)];
  }
  const items = itemsIn(text);
  if (!items) {
    throw new HumanError(
      'The bibliography is not a list in CSL-JSON, so no paper can be added. Repair it, then cite again.',
    );
  }
  const isOneLine = items.length > 0 && !text.trim().includes('\n');
  const indentation = isOneLine ? '' : indentationOf(text);
  const separator = isOneLine ? ', ' : `,${newline}${indentation}`;
  const write = ({ paper, citekey }: CitedPaper) =>
    JSON.stringify(cslItem(paper, citekey), undefined, isOneLine ? '' : indentation || 2).replace(
      /\n/g,
      () => newline + indentation,
    );
  const known = items.map(({ fields }) => ({ citekey: citekeyOf(fields) ?? '' }));
  return sortedPlaces(known, cited).map(({ place, added }) => {
    const written = added.map(write).join(separator);
    const before = items[place - 1];
    if (before) return insertion(before.range.end, separator + written);
    const after = items[place];
    if (after) return insertion(after.range.start, written + separator);
    return intoEmptyList(text, newline, indentation + written);
  });
}

/** An empty list is closed on the line where it was opened, or on one of its own. */
function intoEmptyList(text: string, newline: string, written: string): TextReplacement {
  const close = text.lastIndexOf(']');
  const open = text.slice(0, close).trimEnd().length;
  const isOpen = text.slice(open, close).includes('\n');
  return insertion(open, newline + written + (isOpen ? '' : newline));
}

function insertion(offset: number, newText: string): TextReplacement {
  return { range: { start: offset, end: offset }, newText };
}

/** What the items of the file are indented by. */
function indentationOf(text: string): string {
  return /\[\s{0,20}?\n([ \t]{0,20})\{/.exec(text.slice(0, 10_000))?.[1] ?? '  ';
}

/** Pandoc cites by `id`; where `citation-key` says the same, it stays the same. */
function renameKey(text: string, from: string, to: string): readonly TextReplacement[] {
  if (from === to) return [];
  return (itemsIn(text) ?? [])
    .filter(({ fields }) => citekeyOf(fields) === from)
    .flatMap(({ fields, values }) => {
      const names = fields.get('citation-key') === from ? ['id', 'citation-key'] : ['id'];
      return names.flatMap((name) => values.get(name) ?? []);
    })
    .sort((a, b) => a.start - b.start)
    .map((range) => ({ range, newText: JSON.stringify(to) }));
}

/** Items go with the comma that would have nothing to separate; the last of all leave an empty list. */
function removeEntries(text: string, citekeys: Iterable<string>): readonly TextReplacement[] {
  const items = itemsIn(text) ?? [];
  const removed = new Set(citekeys);
  const stays = ({ fields }: CslItemInFile) => !removed.has(citekeyOf(fields) ?? '');
  const replacements: TextReplacement[] = [];
  for (let first = 0; first < items.length; first++) {
    let behind = first;
    for (let item = items[behind]; item && !stays(item); item = items[behind]) behind++;
    const start = items[first]?.range.start;
    const end = items[behind - 1]?.range.end;
    if (behind === first || start === undefined || end === undefined) continue;
    const before = items[first - 1]?.range.end;
    const after = items[behind]?.range.start;
    const range =
      before !== undefined
        ? { start: before, end }
        : after !== undefined
          ? { start, end: after }
          : { start: text.slice(0, start).trimEnd().length, end: text.indexOf(']', end) };
    replacements.push({ range, newText: '' });
    first = behind;
  }
  return replacements;
}
