import { readFileSync, readdirSync } from 'node:fs';
import {
  ReferenceProcessor,
  type FormattedReference,
} from '../../../../../src/core/citations/styles/formatReferences';
import { referenceItem } from '../../../../../src/core/citations/styles/referenceItem';
import type { PaperSummary } from '../../../../../src/core/papers/paper';

const styles = 'media/csl/styles';
const locales = 'media/csl/locales';

/** The names of the styles that Lectern brings along. */
export const shippedStyles = readdirSync(styles).map((file) => file.replace(/\.csl$/, ''));

export function styleText(name: string): string {
  return readFileSync(`${styles}/${name}.csl`, 'utf8');
}

export const shippedLocales: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(locales).map((file) => [
    file.replace(/^locales-|\.xml$/g, ''),
    readFileSync(`${locales}/${file}`, 'utf8'),
  ]),
);

const processor = new ReferenceProcessor();

/** The references of papers in a style that is shipped. */
export function referencesOf(
  style: string,
  papers: readonly PaperSummary[],
  locale = 'en-US',
): FormattedReference[] {
  return processor.format({
    items: papers.map((paper) => referenceItem(paper, paper.citekey)),
    style: { name: style, xml: styleText(style) },
    locale,
    locales: shippedLocales,
  });
}
