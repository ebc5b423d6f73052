import type { CitationContext } from './notesLanguage';
import type { Locator, LocatorLabel } from './locators';

/** What a citation says, apart from how its language writes that. */
export interface CitationParts {
  /** `(Doe, 2020)`, or `Doe (2020)` as a part of the sentence. */
  readonly form: 'parenthetical' | 'narrative';
  /** At least one. */
  readonly items: readonly CitedItem[];
}

/** One paper of a citation. Texts are in the language of the note, without space around; none is empty. */
export interface CitedItem {
  readonly citekey: string;
  readonly prefix?: string;
  readonly locator?: Locator;
  /** What stands behind key and locator, with the comma that it may start with. */
  readonly suffix?: string;
  /** Only the year is shown. */
  readonly suppressAuthor?: boolean;
}

/** What a language can say at a place. What it can say of one part may still not go together with another. */
export interface CitationAbilities {
  readonly narrative: boolean;
  /** In a sentence only the first paper is: the others stand in its brackets, `Doe (2020; Roe, 2021)`. */
  readonly othersInBrackets?: boolean;
  /** Empty where it has no locators. */
  readonly locators: readonly LocatorLabel[];
  readonly prefix: boolean;
  readonly suffix: boolean;
  readonly suppressAuthor: boolean;
}

/**
 * How a language takes a citation apart and puts it together again. Nothing is ever lost: what cannot be taken apart
 * without losing some of it is not read, and what would be read as something else is not written.
 */
export interface CitationPartsSyntax<Context extends CitationContext = CitationContext> {
  can(note: string, citation: Context): CitationAbilities;
  /** Undefined when it holds what parts cannot say. */
  read(note: string, citation: Context): CitationParts | undefined;
  /**
   * The text that says this in place of the citation, by the same command where its form stays. Undefined when the
   * language cannot say it there.
   */
  write(parts: CitationParts, note: string, citation: Context): string | undefined;
}

/** An item without the parts that are empty. */
export function citedItem(item: {
  readonly [K in keyof CitedItem]: CitedItem[K] | undefined;
}): CitedItem {
  const { citekey = '', prefix = '', locator, suffix = '', suppressAuthor } = item;
  return {
    citekey,
    ...(prefix === '' ? {} : { prefix }),
    ...(locator === undefined || locator.value === '' ? {} : { locator }),
    ...(suffix === '' ? {} : { suffix }),
    ...(suppressAuthor === true ? { suppressAuthor } : {}),
  };
}

export function sameParts(one: CitationParts, other: CitationParts): boolean {
  return (
    one.form === other.form &&
    one.items.length === other.items.length &&
    one.items.every((item, index) => {
      const its = other.items[index];
      return its !== undefined && sameItem(item, its);
    })
  );
}

function sameItem(one: CitedItem, other: CitedItem): boolean {
  return (
    one.citekey === other.citekey &&
    one.prefix === other.prefix &&
    one.suffix === other.suffix &&
    one.locator?.label === other.locator?.label &&
    one.locator?.value === other.locator?.value &&
    (one.suppressAuthor ?? false) === (other.suppressAuthor ?? false)
  );
}

/** Whether some papers are to be shown by their year only and others are not: few languages can say that. */
export function mixesAuthors({ items }: CitationParts): boolean {
  const suppressed = items.filter(({ suppressAuthor }) => suppressAuthor === true).length;
  return suppressed > 0 && suppressed < items.length;
}
