import {
  citedItem,
  type CitationAbilities,
  type CitationParts,
  type CitedItem,
} from './citationParts';
import { oneLine } from './languages/parts/partTexts';
import { leadingLocator, wholeLocator, type Locator } from './locators';
import type { CitationContext, NotesLanguage, TextReplacement } from './notesLanguage';

/** A citation that is being edited. */
export interface CitationDraft extends CitationParts {
  readonly items: readonly DraftItem[];
}

export interface DraftItem extends CitedItem {
  /** Of a paper that was added; those that were there are known by their keys. */
  readonly paperId?: string;
}

/** The other form: in brackets, or as a part of the sentence. */
export function withOtherForm(draft: CitationDraft): CitationDraft {
  return { ...draft, form: draft.form === 'narrative' ? 'parenthetical' : 'narrative' };
}

/** With some parts of an item changed; empty ones go. */
export function withItem(
  draft: CitationDraft,
  index: number,
  changes: { readonly [K in Exclude<keyof CitedItem, 'citekey'>]?: CitedItem[K] | undefined },
): CitationDraft {
  const items = draft.items.map((item, at) => {
    if (at !== index) return item;
    const { paperId } = item;
    const parts = citedItem({ ...item, ...changes });
    return paperId === undefined ? parts : { ...parts, paperId };
  });
  return { ...draft, items };
}

/** With what a user typed for a part of an item; where that is nothing, the part goes. */
export function withTyped(
  draft: CitationDraft,
  index: number,
  part: 'prefix' | 'locator' | 'suffix',
  typed: string,
  can: CitationAbilities,
): CitationDraft {
  const text = oneLine(typed);
  return withItem(draft, index, { [part]: part === 'locator' ? typedLocator(text, can) : text });
}

/** What the language has no label for is a page, as it was typed. */
function typedLocator(text: string, { locators }: CitationAbilities): Locator | undefined {
  if (text === '') return undefined;
  const leading = leadingLocator(text);
  const locator = leading?.rest === '' ? leading.locator : wholeLocator(text);
  return locators.includes(locator.label) ? locator : { label: 'page', value: text };
}

/** With another item behind the others, unless its paper is cited already. */
export function withAdded(draft: CitationDraft, added: DraftItem): CitationDraft {
  const isThere = draft.items.some(({ citekey }) => citekey === added.citekey);
  return isThere ? draft : { ...draft, items: [...draft.items, added] };
}

export function withoutItem(draft: CitationDraft, index: number): CitationDraft {
  return { ...draft, items: draft.items.filter((_, at) => at !== index) };
}

/** With an item one place further to the front (-1) or the end (1); as it is where there is no such place. */
export function withMoved(draft: CitationDraft, index: number, by: -1 | 1): CitationDraft {
  const items = [...draft.items];
  const [item] = items.slice(index, index + 1);
  const [other] = index + by < 0 ? [] : items.slice(index + by, index + by + 1);
  if (!item || !other) return draft;
  items[index] = other;
  items[index + by] = item;
  return { ...draft, items };
}

/**
 * What has the note say this in place of the citation: nothing where it says so already, undefined where its language
 * cannot say it there.
 */
export function draftEdits(
  { parts }: NotesLanguage,
  note: string,
  citation: CitationContext,
  draft: CitationParts,
): readonly TextReplacement[] | undefined {
  const { range } = citation;
  const newText = parts?.write(draft, note, citation);
  if (newText === undefined) return undefined;
  return newText === note.slice(range.start, range.end) ? [] : [{ range, newText }];
}
