import type { Grouping, Library } from '../core/papers/library';
import type { PaperSummary } from '../core/papers/paper';
import type { QueryValues } from '../core/search/queryCompletion';

/** So many papers are looked at for authors and citekeys, of which a library has as many as papers. */
const papersLookedAt = 50;

/**
 * The values that the papers of a library have in the fields of a query. Groups are asked for once, when they are first
 * needed: they are meant for one box that is open a short time.
 */
export function libraryValues(library: Pick<Library, 'find' | 'groups'>): QueryValues {
  const labels = new Map<Grouping, Promise<readonly string[]>>();

  function labelsOf(by: Grouping): Promise<readonly string[]> {
    let known = labels.get(by);
    if (!known) {
      known = library
        .groups(by, '')
        .then((groups) => groups.flatMap(({ label }) => (label === '' ? [] : [label])));
      labels.set(by, known);
    }
    return known;
  }

  async function ofPapers(
    field: 'author' | 'key',
    beginning: string,
    valuesOf: (paper: PaperSummary) => readonly string[],
  ): Promise<readonly string[]> {
    const words = beginning.replace(/["“”]/g, ' ').trim();
    // A quotation that is still open: its last word may go on.
    const text = words === '' ? '' : `${field}:${/\s/.test(words) ? '"' : ''}${words}`;
    const { hits } = await library.find(
      { text, match: 'all', sort: 'relevance', explain: false },
      { offset: 0, limit: papersLookedAt },
    );
    return [...new Set(hits.flatMap(({ paper }) => valuesOf(paper)))].sort((a, b) =>
      a.localeCompare(b),
    );
  }

  return (field, beginning) => {
    switch (field) {
      case 'author':
        return ofPapers('author', beginning, ({ author }) =>
          author.flatMap(({ family, literal }) => family ?? literal ?? []),
        );
      case 'key':
        return ofPapers('key', beginning, ({ citekey }) => [citekey]);
      case 'year':
      case 'venue':
      case 'collection':
        return labelsOf(field);
      case 'topic':
        return Promise.all([labelsOf('topic'), labelsOf('subtopic')]).then((labels) => [
          ...new Set(labels.flat()),
        ]);
      case 'cat':
        return labelsOf('category');
      case 'tag':
        return labelsOf('tag');
    }
  };
}
