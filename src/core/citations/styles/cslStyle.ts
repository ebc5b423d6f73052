import { HumanError } from '../../humanError';

/** What is to be known of a CSL style before anything is formatted in it. */
export interface CslStyle {
  readonly title: string;
  /** The address of the style of which this one is only another name. */
  readonly parent?: string;
  /** The language in which it prints whatever the user's is. */
  readonly defaultLocale?: string;
}

/**
 * Reads what a style says of itself.
 * @param name what the user calls it, for the sentence
 * @throws HumanError for a text that is no CSL style, or one that lists no references
 */
export function readCslStyle(xml: string, name: string): CslStyle {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '');
  const root = /<style\b[^>]*>/.exec(text)?.[0];
  if (root === undefined || !isWellFormed(text)) {
    throw new HumanError(
      'The file {0} is no CSL style. Get the style anew from the repository of styles (zotero.org/styles), or choose another one.',
      name,
    );
  }
  const parent = /<link\b[^>]*\brel="independent-parent"[^>]*>/.exec(text)?.[0];
  const href = parent && attribute(parent, 'href');
  if (href === undefined && !/<bibliography\b/.test(text)) {
    throw new HumanError(
      'The citation style {0} lists no references. Choose one that does, such as apa.',
      name,
    );
  }
  const defaultLocale = attribute(root, 'default-locale');
  return {
    title: decoded(/<title\b[^>]*>([^<]*)</.exec(text)?.[1]?.trim() ?? name),
    ...(href === undefined ? {} : { parent: href }),
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
  };
}

/** `apa` for `http://www.zotero.org/styles/apa`, as styles name their parents and notes name styles. */
export function styleNameOf(address: string): string | undefined {
  return /^https?:\/\/(?:www\.)?zotero\.org\/styles\/([\w-]+)\/?$/.exec(address)?.[1];
}

/** The locale among those that there are in which a language prints; English where it has none. */
export function localeFor(language: string, locales: readonly string[]): string {
  const wanted = language.toLowerCase().replace('_', '-');
  const ofLanguage = (tag: string) => tag.toLowerCase().split('-')[0] === wanted.split('-')[0];
  return (
    locales.find((tag) => tag.toLowerCase() === wanted) ??
    // Before en-GB, which comes first in the alphabet.
    ['en-US', ...locales].find(ofLanguage) ??
    'en-US'
  );
}

/** Whether each element is closed: citeproc reads anything, and some of it for ever. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  let isAny = false;
  const elements = xml.replace(/<[?!][^>]*>/g, '');
  for (const [, closing, name, , standsAlone] of elements.matchAll(
    /<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>/g,
  )) {
    isAny = true;
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (standsAlone !== '/') open.push(name ?? '');
  }
  return isAny && open.length === 0 && /^[^<]*<style\b[\s\S]*<\/style>\s*$/.test(elements);
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
