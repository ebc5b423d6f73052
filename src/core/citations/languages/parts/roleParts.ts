import {
  citedItem,
  mixesAuthors,
  type CitationParts,
  type CitationPartsSyntax,
} from '../../citationParts';
import { locatorLabels, writtenLocator } from '../../locators';
import type { ListedCitation } from '../keyLists';
import { oneLine, readTail, writeTail } from './partTexts';

/** How a language writes a role: MyST `{cite:p}`, reStructuredText `:cite:p:`. */
export interface RoleSyntax {
  readonly open: string;
  readonly close: string;
  /** What ends a key even within braces, so that no text may have it; absent where nothing does. */
  readonly endsKey?: RegExp;
}

/** What roles of citing say, those that are written first. */
const roles: Readonly<
  Record<string, { readonly form: CitationParts['form']; readonly suppressAuthor: boolean }>
> = {
  'cite:p': { form: 'parenthetical', suppressAuthor: false },
  'cite:t': { form: 'narrative', suppressAuthor: false },
  'cite:yearpar': { form: 'parenthetical', suppressAuthor: true },
  'cite:year': { form: 'narrative', suppressAuthor: true },
  cite: { form: 'parenthetical', suppressAuthor: false },
  'cite:ps': { form: 'parenthetical', suppressAuthor: false },
  'cite:ts': { form: 'narrative', suppressAuthor: false },
  'cite:ct': { form: 'narrative', suppressAuthor: false },
  'cite:cts': { form: 'narrative', suppressAuthor: false },
  footcite: { form: 'parenthetical', suppressAuthor: false },
  'footcite:p': { form: 'parenthetical', suppressAuthor: false },
  'footcite:ps': { form: 'parenthetical', suppressAuthor: false },
  'footcite:t': { form: 'narrative', suppressAuthor: false },
  'footcite:ts': { form: 'narrative', suppressAuthor: false },
};

const roleItem = /^(?:\{([^{}]*)\}\s*)?([^\s,{}`]+)(?:\s*\{([^{}]*)\})?$/;

/** `` {cite:p}`{see}a{p. 3},b` `` */
export function roleParts({
  open,
  close,
  endsKey,
}: RoleSyntax): CitationPartsSyntax<ListedCitation> {
  const roleOf = (note: string, { range, list }: ListedCitation): string | undefined => {
    const opening = note.slice(range.start, list.start).replace(/`+$/, '');
    return opening.startsWith(open) && opening.endsWith(close)
      ? opening.slice(open.length, -close.length)
      : undefined;
  };
  return {
    can: () => ({
      narrative: true,
      locators: locatorLabels,
      prefix: true,
      suffix: true,
      suppressAuthor: true,
    }),
    read(note, citation) {
      const says = saidBy(roleOf(note, citation));
      const { items, list } = citation;
      // Whatever is between the items is to be no more than their separators.
      const between = [...items, undefined].map((item, index) =>
        note.slice(items[index - 1]?.range.end ?? list.start, item?.range.start ?? list.end).trim(),
      );
      const isList = between.every((text, index) =>
        index === 0 || index === items.length ? text === '' : /^[,;]$/.test(text),
      );
      if (!says || !isList) return undefined;
      const cited = items.map(({ range, key: { citekey } }) => {
        const [, prefix = '', , tail = ''] =
          roleItem.exec(note.slice(range.start, range.end)) ?? [];
        return citedItem({
          citekey,
          prefix: oneLine(prefix),
          ...readTail(tail),
          suppressAuthor: says.suppressAuthor,
        });
      });
      return { form: says.form, items: cited };
    },
    write(parts, note, citation) {
      if (mixesAuthors(parts)) return undefined;
      const current = roleOf(note, citation);
      const suppressAuthor = parts.items[0]?.suppressAuthor === true;
      const isMeant = (role: string) => {
        const says = saidBy(role);
        return says?.form === parts.form && says.suppressAuthor === suppressAuthor;
      };
      const role =
        current !== undefined && isMeant(current) ? current : Object.keys(roles).find(isMeant);
      if (role === undefined) return undefined;
      const [first, second] = citation.items;
      const isSpaced = first && second && /\s/.test(note.charAt(second.range.start - 1));
      const items = parts.items.map(
        ({ citekey, prefix, ...behind }) =>
          (prefix === undefined ? '' : `{${prefix}}`) +
          citekey +
          inBraces(writeTail(behind, writtenLocator)),
      );
      if (endsKey && items.some((item) => endsKey.test(item))) return undefined;
      return `${open}${role}${close}\`${items.join(isSpaced ? ', ' : ',')}\``;
    },
  };
}

function saidBy(role: string | undefined) {
  return role !== undefined && Object.hasOwn(roles, role) ? roles[role] : undefined;
}

function inBraces(text: string): string {
  return text === '' ? '' : `{${text}}`;
}
