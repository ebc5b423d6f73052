import { HumanError } from '../../humanError';
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
import { indented, yamlFields } from './writtenYaml';
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
  removeEntries: (text, citekeys) => removedEntries(text, fileOf(text).entries, citekeys),
};

const fileOf = ofLatestText(hayagrivaFile);
const identitiesIn = ofLatestText((text) => citekeysByIdentity(readHayagriva(text).papers));

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
