import { citedItem, type CitationPartsSyntax } from '../../citationParts';
import type { ListedCitation } from '../keyLists';

const listItem = /^([^\s,()[\]]+)(?:\(([^()]*)\))?$/;

/** `cite:[a(59),b]` and `citenp:[a]`. A locator is a page, before which asciidoctor-bibtex writes `p.` itself. */
export const asciidocParts: CitationPartsSyntax<ListedCitation> = {
  can: () => ({
    narrative: true,
    locators: ['page'],
    prefix: false,
    suffix: false,
    suppressAuthor: false,
  }),
  read(note, { range, items, list }) {
    const macro = /^(cite|citenp):$/.exec(note.slice(range.start, list.start - 1))?.[1];
    const texts = note
      .slice(list.start, list.end)
      .split(/,(?![^(]*\))/)
      .map((text) => text.trim());
    if (macro === undefined || texts.length !== items.length) return undefined;
    const matches = texts.map((text) => listItem.exec(text));
    if (matches.includes(null)) return undefined;
    return {
      form: macro === 'citenp' ? 'narrative' : 'parenthetical',
      items: matches.map((match) => {
        const [, citekey, pages = ''] = match ?? [];
        return citedItem({ citekey, locator: { label: 'page', value: pages.trim() } });
      }),
    };
  },
  write({ form, items }) {
    const hasTexts = items.some(
      ({ prefix, suffix, suppressAuthor, locator }) =>
        (prefix ?? suffix) !== undefined ||
        suppressAuthor === true ||
        (locator !== undefined && locator.label !== 'page'),
    );
    if (hasTexts) return undefined;
    const written = items.map(
      ({ citekey, locator }) => citekey + (locator ? `(${locator.value})` : ''),
    );
    return `${form === 'narrative' ? 'citenp' : 'cite'}:[${written.join(',')}]`;
  },
};
