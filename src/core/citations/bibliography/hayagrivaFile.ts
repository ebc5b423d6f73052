import { HumanError } from '../../humanError';
import type { Paper } from '../../papers/paper';
import { fieldsOf } from '../../readers/fields';
import { readHayagriva } from '../../readers/hayagriva';
import { newlineOf } from '../newline';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import type { BibliographyFormat } from './bibliographyFormats';
import { hayagrivaEntry } from './hayagrivaEntry';
import { hayagrivaFile } from './hayagrivaEntries';
import { citekeysByIdentity, findByIdentity, freeCitekey } from './knownPapers';
import { ofLatestText } from '../latestText';
import { placedEntries } from './placedEntries';
import { removedEntries } from './removedEntries';
import { indented, yamlFields, type YamlFields } from './writtenYaml';
import { yamlValue } from './yamlValue';
import { rewrittenScalar, writtenScalar } from './yamlScalars';

/** Hayagriva, the bibliographies of Typst: a map from citekeys to entries. */
export const hayagrivaFormat: BibliographyFormat = {
  findEntry: (text, paper) => findByIdentity(identitiesIn(text), paper),
  uniqueKey: (text, citekey, alsoTaken = []) =>
    freeCitekey(fileOf(text).entries, citekey, alsoTaken),
  addEntries,
  entries: (text) => fileOf(text).entries,
  // An entry holds its parents, and names none of the others.
  renameKey: (text, from, to) =>
    fileOf(text)
      .entries.filter(({ citekey }) => citekey === from && from !== to)
      .map(({ key }) => rewrittenScalar(key, to)),
  papers: (text) => papersIn(text),
  publishEntry,
  removeEntries: (text, isRemoved) => removedEntries(text, fileOf(text).entries, isRemoved),
};

const fileOf = ofLatestText(hayagrivaFile);
const papersIn = ofLatestText((text) => readHayagriva(text).papers);
const identitiesIn = ofLatestText((text) => citekeysByIdentity(papersIn(text)));

/** The entry is written anew, unless it holds remarks, which would be lost. */
function publishEntry(text: string, citekey: string, published: Paper): readonly TextReplacement[] {
  const entry = fileOf(text).entries.find((each) => each.citekey === citekey);
  if (!entry) return [];
  const { entryRange, indentation = '  ' } = entry;
  const written = text.slice(entryRange.start, entryRange.end);
  const known = fieldsOf(fieldsOf(yamlValue(written))?.get(citekey));
  if (!known || /(?:^|\s)#/.test(written)) return [];
  const { type, date, parent, ...wanted } = hayagrivaEntry(published);
  const serials = 'serial-number';
  const allSerials = { ...objectOf(known.get(serials)), ...said(objectOf(wanted[serials])) };
  const changed: Record<string, unknown> = {
    ...Object.fromEntries(known),
    type,
    ...(date !== undefined && { date }),
    ...(wanted['page-range'] !== undefined && { 'page-range': wanted['page-range'] }),
    ...(Object.keys(allSerials).length > 0 && { [serials]: allSerials }),
    ...(parent !== undefined && { parent }),
  };
  const newText = [
    `${writtenScalar(citekey)}:`,
    ...indented(yamlFields(changed, indentation), indentation),
  ].join(newlineOf(text));
  return [{ range: entryRange, newText }];
}

function addEntries(text: string, cited: readonly CitedPaper[]): readonly TextReplacement[] {
  const { entries, end, hasOthers } = fileOf(text);
  if (hasOthers || (entries.length > 0 && yamlValue(text.slice(0, end)) === undefined)) {
    throw new HumanError(
      'The bibliography is not valid YAML, or not laid out so that a paper can be added. Repair it, then cite again.',
    );
  }
  const newline = newlineOf(text);
  const indentation = entries.find((entry) => entry.indentation)?.indentation ?? '  ';
  const added = cited.map(({ paper, citekey }) => ({
    citekey,
    written: [
      `${writtenScalar(citekey)}:`,
      ...indented(yamlFields(hayagrivaEntry(paper), indentation), indentation),
    ].join(newline),
  }));
  return placedEntries(text, entries, added, { end, comment: '#', isSpaced: true });
}

function objectOf(value: unknown): YamlFields {
  const fields = fieldsOf(value);
  return fields ? Object.fromEntries(fields) : {};
}

function said(fields: YamlFields): YamlFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
