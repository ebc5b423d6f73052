import {
  citedItem,
  type CitationParts,
  type CitationPartsSyntax,
  type CitedItem,
} from '../../citationParts';
import { locatorLabels, writtenLocator } from '../../locators';
import { endOfBrackets, type TypstCitation, type TypstItem } from '../typstCitations';
import { typstReference } from '../typstReference';
import { oneLine, readTail, writeTail } from './partTexts';

/** `@a[p.~7] @b`, and `#cite(<a>, form: "prose", supplement: [p.~7])`. Typst has no text before a citation. */
export const typstParts: CitationPartsSyntax<TypstCitation> = {
  can: () => ({
    narrative: true,
    locators: locatorLabels,
    prefix: false,
    suffix: true,
    suppressAuthor: true,
  }),
  read(note, citation) {
    const items = citation.items.map((item) => readItem(note, item));
    const forms = new Set(items.map((item) => item?.form));
    if (forms.has(undefined)) return undefined;
    const isNarrative = forms.has('prose');
    if (isNarrative && forms.size > 1) return undefined;
    return {
      form: isNarrative ? 'narrative' : 'parenthetical',
      items: items.flatMap((item) => (item ? [item.cited] : [])),
    };
  },
  write({ form, items }, note, { range }) {
    if (items.some(({ prefix }) => prefix !== undefined)) return undefined;
    const written = items.map((item, index) => {
      const following = index === items.length - 1 ? note.slice(range.end, range.end + 8) : ' ';
      return writeItem(form, item, following);
    });
    return written.includes(undefined) ? undefined : written.join(' ');
  },
};

type TypstForm = 'normal' | 'prose' | 'year';

interface ReadItem {
  readonly form: TypstForm;
  readonly cited: CitedItem;
}

function readItem(note: string, { range, key }: TypstItem): ReadItem | undefined {
  if (!key) return undefined;
  const text = note.slice(range.start, range.end);
  if (/\/[/*]/.test(text)) return undefined;
  const isCall = text.startsWith('#');
  const given = isCall ? callArguments(text) : { form: 'normal' as const, supplement: text };
  if (!given) return undefined;
  const supplement = isCall
    ? given.supplement
    : note[key.range.end] === '[' && key.range.end < range.end
      ? note.slice(key.range.end + 1, range.end - 1)
      : '';
  return {
    form: given.form,
    cited: citedItem({
      citekey: key.citekey,
      ...readTail(supplement),
      suppressAuthor: given.form === 'year',
    }),
  };
}

const label = /^#cite\(\s*(?:<[^>]*>|label\(\s*"(?:[^"\\]|\\.)*"\s*\))/;
const formArgument = /\s*,\s*form\s*:\s*"(normal|prose|year)"/y;
const supplementArgument = /\s*,\s*supplement\s*:\s*(?=\[)/y;
const lastOfCall = /\s*,?\s*\);?$/y;

/** What a call says; undefined where it says something else, too. */
function callArguments(text: string): { form: TypstForm; supplement: string } | undefined {
  let form: TypstForm = 'normal';
  let supplement = '';
  let position = label.exec(text)?.[0].length ?? text.length;
  while (position < text.length) {
    lastOfCall.lastIndex = formArgument.lastIndex = supplementArgument.lastIndex = position;
    if (lastOfCall.test(text)) return { form, supplement };
    const named = formArgument.exec(text)?.[1];
    if (named === 'normal' || named === 'prose' || named === 'year') {
      form = named;
      position = formArgument.lastIndex;
    } else if (supplementArgument.test(text)) {
      const start = supplementArgument.lastIndex;
      const end = endOfBrackets(text, start);
      if (end === undefined) return undefined;
      supplement = text.slice(start + 1, end - 1);
      position = end;
    } else return undefined;
  }
  return undefined;
}

function writeItem(
  form: CitationParts['form'],
  item: CitedItem,
  following: string,
): string | undefined {
  const isYear = item.suppressAuthor === true;
  // Prose is the authors with their year.
  if (isYear && form === 'narrative') return undefined;
  const supplement = oneLine(writeTail(item, (locator) => writtenLocator(locator, '~')));
  const shown = isYear ? 'year' : form === 'narrative' ? 'prose' : undefined;
  return typstReference(item.citekey, following, { form: shown, supplement });
}
