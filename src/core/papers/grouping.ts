import { foldText } from '../search/analyzer';
import type { Group, Grouping, MarkGrouping, PaperGrouping } from './library';
import type { PaperMarks } from './paperMarks';
import type { LibraryPaper, Name } from './paper';
import { venueSeries } from './venue';

/** Label of the topic that holds what fits nowhere else; it is listed last. */
export const otherTopic = 'Other';

/** The group of a paper: see {@link Group}. */
export function groupOf(
  paper: LibraryPaper,
  by: Exclude<PaperGrouping, 'collection'>,
): Pick<Group, 'key' | 'label'> {
  switch (by) {
    case 'topic':
      return named(paper.topic);
    case 'subtopic':
      return named(paper.subtopic ?? '');
    case 'year':
      return named(paper.issued ? String(paper.issued.year) : '');
    case 'venue':
      return folded(venueSeries(paper['container-title'] ?? ''));
    case 'category':
      return named(paper.categories?.[0] ?? '');
    case 'author':
      return folded(authorLabel(paper.author[0]));
    case 'none':
      return named('');
  }
}

/** The groups of a paper that is in these collections: that of each, or the one of papers that are in none. */
export function collectionGroups(
  collections: readonly string[],
): readonly Pick<Group, 'key' | 'label'>[] {
  return (collections.length > 0 ? collections : ['']).map(named);
}

/** The groups of a paper with these marks: one, or that of each of its tags. */
export function markGroupsOf(
  marks: PaperMarks | undefined,
  by: MarkGrouping,
): readonly Pick<Group, 'key' | 'label'>[] {
  switch (by) {
    case 'tag':
      return marks && marks.tags.length > 0 ? marks.tags.map(named) : [named('')];
    case 'rating':
      return [named(marks?.rating === undefined ? '' : String(marks.rating))];
    case 'reading':
      return [named(marks?.read === true ? 'read' : '')];
  }
}

/** Groups in the order in which they are listed: topics and their parts by size (`Other` last), years from the latest, ratings from the
 * best, all else by label; papers that lack the property come last. */
export function orderGroups(groups: readonly Group[], by: Grouping): Group[] {
  // Folded once each: there may be a hundred thousand authors.
  return groups
    .map((group) => ({ group, folded: foldText(group.label) }))
    .sort(
      ({ group: a, folded: left }, { group: b, folded: right }) =>
        rankOf(a, by) - rankOf(b, by) ||
        byNumber(a, b, by) ||
        compare(left, right) ||
        compare(a.label, b.label) ||
        compare(a.key, b.key),
    )
    .map(({ group }) => group);
}

function named(label: string): Pick<Group, 'key' | 'label'> {
  return { key: label, label };
}

function folded(label: string): Pick<Group, 'key' | 'label'> {
  return { key: foldText(label) || label, label };
}

/** `Lewis, P.`: the given name shortened, as bibliographies differ in how much of it they tell. */
function authorLabel(name: Name | undefined): string {
  if (!name) return '';
  const family = name.family ?? name.literal ?? name.given ?? '';
  const [initial] = name.family === undefined ? [] : (name.given ?? '').trim();
  return initial === undefined ? family : `${family}, ${initial.toUpperCase()}.`;
}

function rankOf({ key }: Group, by: Grouping): number {
  if (key === '') return 2;
  return by === 'topic' && key === otherTopic ? 1 : 0;
}

function byNumber(a: Group, b: Group, by: Grouping): number {
  if (by === 'topic' || by === 'subtopic') return b.count - a.count;
  return by === 'year' || by === 'rating' ? Number(b.key) - Number(a.key) : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
