import SearchableMap from 'minisearch/SearchableMap';
import type { SearchField } from '../core/papers/library';
import { searchFields } from '../core/papers/library';
import type { Vocabulary } from '../core/search/expansion';
import type { IndexedText } from '../core/search/indexedText';

/** Term → who has it, and the vocabulary for prefixes and typos in MiniSearch's radix tree. */
export interface TermIndex<Holder> extends Vocabulary {
  add(holder: Holder, text: IndexedText): void;
  /** `text` must be what was added. */
  remove(holder: Holder, text: IndexedText): void;
  holders(term: string): Iterable<Holder>;
  /** Terms in the field, over all holders. */
  totalLength(field: SearchField): number;
}

/** An empty index. A holder may have several texts; it counts once for a term that is in more than one of them. */
export function createTermIndex<Holder>(): TermIndex<Holder> {
  const postings = new Map<string, Map<Holder, number>>();
  const words = new SearchableMap<{ readonly term: string; uses: number }>();
  const lengths = searchFields.map(() => 0);

  function addLengths(text: IndexedText, sign: 1 | -1): void {
    text.lengths.forEach((length, field) => {
      lengths[field] = (lengths[field] ?? 0) + sign * length;
    });
  }

  return {
    add(holder, text) {
      for (const term of text.terms.keys()) {
        let posting = postings.get(term);
        if (!posting) postings.set(term, (posting = new Map<Holder, number>()));
        posting.set(holder, (posting.get(holder) ?? 0) + 1);
      }
      for (const [word, term] of text.words) {
        const known = words.get(word);
        if (known) known.uses += 1;
        else words.set(word, { term, uses: 1 });
      }
      addLengths(text, 1);
    },
    remove(holder, text) {
      for (const term of text.terms.keys()) {
        const posting = postings.get(term);
        const left = (posting?.get(holder) ?? 0) - 1;
        if (left > 0) posting?.set(holder, left);
        else posting?.delete(holder);
        if (posting?.size === 0) postings.delete(term);
      }
      for (const word of text.words.keys()) {
        const known = words.get(word);
        if (known && known.uses > 1) known.uses -= 1;
        else words.delete(word);
      }
      addLengths(text, -1);
    },
    holders: (term) => postings.get(term)?.keys() ?? [],
    papersWith: (term) => postings.get(term)?.size ?? 0,
    totalLength: (field) => lengths[searchFields.indexOf(field)] ?? 0,
    *beginningWith(prefix) {
      for (const [word, { term }] of words.atPrefix(prefix)) yield [word, term];
    },
    *near(word, edits) {
      for (const [found, [{ term }]] of words.fuzzyGet(word, edits)) yield [found, term];
    },
  };
}
