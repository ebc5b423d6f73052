import { leadingLocator, writtenLocator, type Locator } from '../../locators';

/** What stands behind a key. */
export interface Tail {
  readonly locator?: Locator;
  readonly suffix: string;
}

/** A text on one line, without space around. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A locator, with or without a comma in front of it, and the text behind it. */
export function readTail(text: string): Tail {
  const plain = oneLine(text);
  const found = leadingLocator(plain.replace(/^,\s?/, ''));
  return found ? { locator: found.locator, suffix: found.rest.trim() } : { suffix: plain };
}

/** `p. 33, and more`: a locator with what follows it, to stand alone. */
export function writeTail(
  { locator, suffix = '' }: { readonly locator?: Locator; readonly suffix?: string },
  write: (locator: Locator) => string = writtenLocator,
): string {
  if (locator === undefined) return suffix;
  return write(locator) + joined(suffix);
}

/** A suffix as it goes behind a word: punctuation goes there without a space. */
export function joined(suffix: string): string {
  return suffix === '' || /^[,.:!?)]/.test(suffix) ? suffix : ` ${suffix}`;
}
