import type { SortOrder } from '../core/papers/library';
import { compareCodeUnits } from '../core/search/vocabulary';
import type { LibraryEntry } from './libraryEntry';
import { sortForm } from './sortForm';

/** The order of papers that nothing else tells apart. */
export function newestFirst(a: LibraryEntry, b: LibraryEntry): number {
  return b.date - a.date || compareCodeUnits(a.id, b.id);
}

/** Papers in the order of their ids, which none of them changes. */
export function byId(entries: Iterable<LibraryEntry>): LibraryEntry[] {
  return [...entries].sort((a, b) => compareCodeUnits(a.id, b.id));
}

/** The order of a list: papers that it does not tell apart come the newest first. */
export function comparing(order: Exclude<SortOrder, 'relevance'>) {
  return (a: LibraryEntry, b: LibraryEntry): number => {
    switch (order) {
      case 'date':
        return newestFirst(a, b);
      case 'title':
        return compareSortForms(a.record.title, b.record.title) || newestFirst(a, b);
      case 'citekey':
        return compareSortForms(a.paper.citekey, b.paper.citekey) || newestFirst(a, b);
    }
  };
}

function compareSortForms(a: string, b: string): number {
  return compareCodeUnits(sortForm(a), sortForm(b));
}
