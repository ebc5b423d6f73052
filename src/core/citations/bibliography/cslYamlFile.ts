import { HumanError } from '../../humanError';
import { isCslYaml } from '../../readers/cslYaml';
import { fieldsOf } from '../../readers/fields';
import { newlineOf } from '../newline';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import type { BibliographyFormat } from './bibliographyFormats';
import { identifiedPaper } from './cslItemsInFile';
import { cslItem } from './cslItem';
import { cslYamlFile, type CslYamlItem } from './cslYamlItems';
import { citekeysByIdentity, findByIdentity, freeCitekey } from './knownPapers';
import { ofLatestText } from '../latestText';
import { placedEntries, type WrittenEntry } from './placedEntries';
import { removedEntries } from './removedEntries';
import { yamlItem } from './writtenYaml';
import { rewrittenScalar } from './yamlScalars';
import { yamlValue } from './yamlValue';

/** CSL-YAML: a list of items, or a document whose `references` is one, as Pandoc takes it. */
export const cslYamlFormat: BibliographyFormat = {
  findEntry: (text, paper) => findByIdentity(identitiesIn(text), paper),
  uniqueKey: (text, citekey, alsoTaken = []) => freeCitekey(fileOf(text).items, citekey, alsoTaken),
  addEntries,
  entries: (text) => fileOf(text).items,
  renameKey,
  removeEntries: (text, citekeys) => removedEntries(text, fileOf(text).items, citekeys),
};

/** Whether a file in YAML is of this format. */
export function isCslYamlFile(text: string): boolean {
  return isCslYaml(text) || cslYamlFile(text).dash !== undefined;
}

const fileOf = ofLatestText(cslYamlFile);
/** Each item is read by itself, so that what is wrong with one does not touch the others. */
const identitiesIn = ofLatestText((text) =>
  citekeysByIdentity(
    fileOf(text).items.flatMap((item) => {
      const fields = fieldsIn(text, item);
      return fields ? { ...identifiedPaper(fields), citekey: item.citekey } : [];
    }),
  ),
);

function fieldsIn(
  text: string,
  { entryRange }: CslYamlItem,
): ReadonlyMap<string, unknown> | undefined {
  const list = yamlValue(text.slice(entryRange.start, entryRange.end));
  return Array.isArray(list) ? fieldsOf(list[0]) : undefined;
}

function addEntries(text: string, cited: readonly CitedPaper[]): readonly TextReplacement[] {
  if (cited.length === 0) return [];
  const newline = newlineOf(text);
  const { items, dash, end, brackets, hasKey, isOther } = fileOf(text);
  if (isOther || brackets?.isEmpty === false || !items.every((item) => fieldsIn(text, item))) {
    throw new HumanError(
      'The bibliography is not valid YAML, or not laid out so that a paper can be added. Repair it, then cite again.',
    );
  }
  const added = cited.map(({ paper, citekey }, at): WrittenEntry => {
    const item = yamlItem(cslItem(paper, citekey), '  ', dash ?? '- ');
    const isNewList = at === 0 && dash === undefined && !hasKey;
    return { citekey, written: [...(isNewList ? ['references:'] : []), ...item].join(newline) };
  });
  if (brackets) {
    const written = added.map((each) => newline + each.written).join('');
    const before = text.slice(0, brackets.start).trimEnd().length;
    return [{ range: { start: before, end: brackets.end }, newText: written }];
  }
  return placedEntries(text, items, added, { end, comment: '#', isSpaced: false });
}

/** Pandoc cites by `id`; where `citation-key` says the same, it stays the same. */
function renameKey(text: string, from: string, to: string): readonly TextReplacement[] {
  if (from === to) return [];
  return fileOf(text)
    .items.filter(({ citekey }) => citekey === from)
    .flatMap(({ id, citationKey }) => (citationKey?.value === from ? [id, citationKey] : [id]))
    .sort((a, b) => a.range.start - b.range.start)
    .map((scalar) => rewrittenScalar(scalar, to));
}
