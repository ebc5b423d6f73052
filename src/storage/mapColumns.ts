import { orderGroups, otherTopic } from '../core/papers/grouping';
import { mapMark, type LibraryMap } from '../core/topics/libraryMap';
import type { MapPapers } from '../core/topics/mapLayout';
import type { PaperTable } from './indexedLibrary';
import type { MarkColumns } from './markColumns';

/** What a map tells of papers besides where they lie. */
export function mapColumns(
  papers: MapPapers['papers'],
  table: Pick<PaperTable, 'groups'>,
  marked: MarkColumns,
): Pick<LibraryMap, 'topics' | 'topicOf' | 'years' | 'marks'> {
  const { topics, places } = topicsOf(papers, table);
  const topicNumbers = table.groups('topic').numbers;
  const { groups: yearGroups, numbers: yearNumbers } = table.groups('year');
  const yearOf = yearGroups.map(({ key }) => knownYear(Number(key)));
  return {
    topics,
    topicOf: Uint16Array.from(papers, ({ slot }) => places[topicNumbers[slot] ?? -1] ?? 0),
    years: Uint16Array.from(papers, ({ slot }) => yearOf[yearNumbers[slot] ?? -1] ?? 0),
    marks: Uint8Array.from(papers, ({ slot }) => {
      const marks = marked.of(slot);
      return (marks?.read ? mapMark.read : 0) + (marks?.starred ? mapMark.starred : 0);
    }),
  };
}

/** The topics that papers have, as the tree lists them, with that of no topic; and the place of each group among them. */
function topicsOf(
  papers: MapPapers['papers'],
  table: Pick<PaperTable, 'groups'>,
): { readonly topics: readonly string[]; readonly places: readonly number[] } {
  const { groups, numbers } = table.groups('topic');
  const counts = new Uint32Array(groups.length);
  for (const { slot } of papers) {
    const number = numbers[slot] ?? -1;
    if (number >= 0) counts[number] = (counts[number] ?? 0) + 1;
  }
  const counted = groups.map((group, number) => ({ ...group, count: counts[number] ?? 0 }));
  const listed = orderGroups(
    counted.filter(({ count }) => count > 0),
    'topic',
  );
  const last = listed.at(-1)?.key;
  const keys = listed.map(({ key }) => key);
  const labels = listed.map(({ label }) => label);
  return {
    topics: last === otherTopic || last === '' ? labels : [...labels, otherTopic],
    places: groups.map(({ key }) => keys.indexOf(key)),
  };
}

/** A year as the map has it: 0 where it is not known, or none that a paper could be of. */
function knownYear(year: number): number {
  return year >= 1 && year <= 0xffff ? year : 0;
}
