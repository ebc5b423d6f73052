import { citedItem, type CitationParts, type CitedItem } from './citationParts';

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
