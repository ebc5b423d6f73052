import {
  citedItem,
  mixesAuthors,
  type CitationParts,
  type CitationPartsSyntax,
} from '../../citationParts';
import { locatorLabels, writtenLocator } from '../../locators';
import type { ListedCitation } from '../keyLists';
import { oneLine, readTail, writeTail } from './partTexts';

/** Forms by the style that has them, the one that is written first. */
const styles: readonly {
  readonly names: readonly string[];
  readonly form: CitationParts['form'];
  readonly suppressAuthor: boolean;
}[] = [
  { names: ['', '/'], form: 'parenthetical', suppressAuthor: false },
  { names: ['/t', '/text'], form: 'narrative', suppressAuthor: false },
  { names: ['/na', '/noauthor'], form: 'parenthetical', suppressAuthor: true },
];

/** `[cite:see @a p. 123;@b]`, `[cite/t:@a]` and `[cite/na:@a]`. Texts common to all of it are none of any paper. */
export const orgParts: CitationPartsSyntax<ListedCitation> = {
  can: () => ({
    narrative: true,
    locators: locatorLabels,
    prefix: true,
    suffix: true,
    suppressAuthor: true,
  }),
  read(note, citation) {
    const style = styles.find(({ names }) => names.includes(styleOf(note, citation)));
    const { items, list } = citation;
    const segments = note.slice(list.start, list.end).split(';');
    if (!style || segments.length !== items.length) return undefined;
    let start = list.start;
    const { form, suppressAuthor } = style;
    const read = segments.map((segment, index) => {
      const end = start + segment.length;
      const key = items[index]?.key;
      const isIn = key && start <= key.range.start && key.range.end <= end;
      const prefix = isIn ? note.slice(start, key.range.start - 1) : '';
      const tail = isIn ? note.slice(key.range.end, end) : '';
      start = end + 1;
      // Text next to the sign, as in `"@a`, or another key cannot be kept apart from this one.
      if (!isIn || /\S$/.test(prefix) || /^[^\s,]/.test(tail) || /(?:^|\s)@/.test(prefix + tail)) {
        return undefined;
      }
      return citedItem({
        citekey: key.citekey,
        prefix: oneLine(prefix),
        ...readTail(tail),
        suppressAuthor,
      });
    });
    const cited = read.filter((item) => item !== undefined);
    return cited.length === read.length ? { form, items: cited } : undefined;
  },
  write(parts, note, citation) {
    if (mixesAuthors(parts)) return undefined;
    const suppressAuthor = parts.items[0]?.suppressAuthor === true;
    const style = styles.find(
      (each) => each.form === parts.form && each.suppressAuthor === suppressAuthor,
    );
    if (!style) return undefined;
    const { names } = style;
    const current = styleOf(note, citation);
    const name = names.includes(current) ? current : names[0];
    const [first, second] = citation.items;
    const isSpaced = first && second && /\s/.test(note.charAt(second.range.start - 1));
    const items = parts.items.map(({ citekey, prefix, ...behind }) => {
      const tail = writeTail(behind, writtenLocator);
      return `${prefix === undefined ? '' : `${prefix} `}@${citekey}${apart(tail)}`;
    });
    return `[cite${name ?? ''}:${items.join(isSpaced ? '; ' : ';')}]`;
  },
};

function styleOf(note: string, { range, list }: ListedCitation): string {
  return note.slice(range.start + '[cite'.length, list.start - 1);
}

/** All signs but a comma may be part of a key. */
function apart(tail: string): string {
  return tail === '' || tail.startsWith(',') ? tail : ` ${tail}`;
}
