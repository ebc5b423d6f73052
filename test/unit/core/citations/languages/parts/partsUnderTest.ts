import * as assert from 'node:assert/strict';
import {
  citedItem,
  type CitationParts,
  type CitedItem,
} from '../../../../../../src/core/citations/citationParts';
import type { LocatorLabel } from '../../../../../../src/core/citations/locators';
import type { NotesLanguage } from '../../../../../../src/core/citations/notesLanguage';

/** An item in short: only what a test is about needs saying. */
export function item(
  citekey: string,
  says: Partial<Omit<CitedItem, 'citekey' | 'locator'>> & {
    readonly locator?: readonly [LocatorLabel, string];
  } = {},
): CitedItem {
  const { locator, prefix, suffix, suppressAuthor } = says;
  const [label, value] = locator ?? [];
  return citedItem({
    citekey,
    prefix,
    locator: label === undefined ? undefined : { label, value: value ?? '' },
    suffix,
    suppressAuthor,
  });
}

export function parenthetical(...items: readonly CitedItem[]): CitationParts {
  return { form: 'parenthetical', items };
}

export function narrative(...items: readonly CitedItem[]): CitationParts {
  return { form: 'narrative', items };
}

/** What the only citation of a note says; undefined where its parts cannot say it. */
export function partsIn(language: NotesLanguage, note: string): CitationParts | undefined {
  const [citation, another] = language.citations(note);
  assert.ok(citation && !another, `not one citation: ${note}`);
  return language.parts?.read(note, citation);
}

/** The note with its only citation saying this; undefined where the language cannot. */
export function saying(
  language: NotesLanguage,
  note: string,
  parts: CitationParts,
): string | undefined {
  const [citation, another] = language.citations(note);
  assert.ok(citation && !another, `not one citation: ${note}`);
  const text = language.parts?.write(parts, note, citation);
  return text === undefined
    ? undefined
    : note.slice(0, citation.range.start) + text + note.slice(citation.range.end);
}
