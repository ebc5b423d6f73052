import type { BibtexStyle, LetterCase } from './bibtexStyle';

/** A field as it is to be written, its text as TeX. */
export interface WrittenField {
  readonly name: string;
  readonly text: string;
  /** A macro stands in no brackets. */
  readonly isMacro?: boolean;
}

/** An entry with line breaks `\n`, and none at its end. */
export function writtenEntry(
  type: string,
  citekey: string,
  fields: readonly WrittenField[],
  style: BibtexStyle,
): string {
  const { indentation, isSpaced, hasLastComma } = style;
  const space = isSpaced ? ' ' : '';
  const names = fields.map(({ name }) => cased(name, style.fieldCase));
  const width = Math.max(0, ...names.map((name) => name.length + space.length));
  const filled = style.nameWidth === undefined ? 0 : Math.max(style.nameWidth, width);
  const lines = fields.map(
    (field, at) =>
      `${indentation}${`${names[at] ?? ''}${space}`.padEnd(filled)}=${space}${writtenValue(field, style)}`,
  );
  const end = hasLastComma || lines.length === 0 ? '' : '\n';
  const body = hasLastComma ? lines.map((line) => `${line},\n`).join('') : lines.join(',\n');
  return `@${cased(type, style.typeCase)}{${citekey},\n${body}${end}}`;
}

/** The name of a field as the file writes names. */
export function casedName(name: string, { fieldCase }: BibtexStyle): string {
  return cased(name, fieldCase);
}

/** The type of an entry as the file writes types. */
export function casedType(type: string, { typeCase }: BibtexStyle): string {
  return cased(type, typeCase);
}

/** Types that are of several words. */
const compounds: ReadonlyMap<string, string> = new Map([
  ['inproceedings', 'InProceedings'],
  ['incollection', 'InCollection'],
  ['phdthesis', 'PhdThesis'],
  ['techreport', 'TechReport'],
]);

function cased(word: string, letterCase: LetterCase): string {
  if (letterCase === 'lower') return word;
  if (letterCase === 'upper') return word.toUpperCase();
  return compounds.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1);
}

/** The value of a field in the brackets that it needs. */
export function writtenValue({ name, text, isMacro }: WrittenField, style: BibtexStyle): string {
  if (isMacro === true || (name === 'year' && style.isYearBare && /^\d+$/.test(text))) return text;
  // A quotation mark within would end the value.
  return style.quotes === '""' && !text.includes('"') ? `"${text}"` : `{${text}}`;
}
