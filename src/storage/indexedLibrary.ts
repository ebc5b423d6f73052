import { markGroupings, type MarkGrouping, type PaperGrouping } from '../core/papers/library';
import type {
  FindResult,
  Group,
  GroupRef,
  Grouping,
  Hit,
  LikelyPaper,
  Page,
  Query,
  RelatedPaper,
  Sample,
  SortOrder,
} from '../core/papers/library';
import { orderGroups } from '../core/papers/grouping';
import { mostListedAuthors, type LibraryPaper, type PaperSummary } from '../core/papers/paper';
import type { PaperMarks } from '../core/papers/paperMarks';
import type { ExpandedQuery, ExpandedRestriction } from '../core/search/expandedQuery';
import { expandQuery } from '../core/search/expansion';
import { createExplanation, type Explanation } from '../core/search/explanation';
import type { LibraryMap } from '../core/topics/libraryMap';
import type { MapPapers, MapPlaces } from '../core/topics/mapLayout';
import type { PropertyRestriction } from '../core/search/parsedQuery';
import { parseQuery } from '../core/search/queryLanguage';
import type { TermDirections } from '../core/search/directionSpace';
import { moreLike } from '../core/search/moreLike';
import {
  createRelated,
  sharedAuthors,
  sharedWords,
  tellingWords,
  type FindRelated,
} from '../core/search/related';
import { createSearch, markUnit, type SearchResult } from '../core/search/retrieval';
import { isOnMarks } from '../core/search/restrictions';
import { topOf } from '../core/search/topOf';
import type { SearchIndex } from '../core/search/searchIndex';
import { bestSnippet, matchedRanges } from '../core/search/snippet';
import { mapColumns } from './mapColumns';
import { groupCounts, slotsOfGroup, type GroupColumn } from './groupColumn';
import type { MarkColumns } from './markColumns';

/** What an engine has of its papers, by slot (see {@link SearchIndex}). */
export interface PaperTable {
  readonly index: SearchIndex;
  /** The papers at these slots, none of which is empty. */
  papers(slots: readonly number[]): readonly LibraryPaper[];
  /** 1 for each paper that the restriction holds for. */
  facet(restriction: PropertyRestriction): Uint8Array;
  groups(by: PaperGrouping): GroupColumn;
  /** The place of each paper in this order. */
  ranks(order: Exclude<SortOrder, 'relevance'>): Uint32Array;
  /** What was found with the topics of a large library; asked for once, when somebody asks for related papers. */
  directions(): TermDirections | undefined;
}

/** The side of a library that answers questions, the same for every engine that has slots. */
export interface LibraryQueries {
  find(query: Query, page: Page): FindResult;
  groups(by: Grouping, filter: string, within?: GroupRef): Group[];
  sample(query: Omit<Query, 'sort'>, limit: number): Sample;
  related(subject: number, limit: number): RelatedPaper[];
  moreLike(liked: readonly number[], limit: number): LikelyPaper[];
  /** The map of all papers, which are `papers`, lying there. */
  map(papers: MapPapers, places: MapPlaces): LibraryMap;
}

/** Makes the answering side of a library whose papers do not change; their marks may. */
export function createQueries(table: PaperTable, marksNow: () => MarkColumns): LibraryQueries {
  const { index } = table;
  const search = createSearch(index);
  let findRelated: FindRelated | undefined;

  function matching(
    { text, match, group }: Pick<Query, 'text' | 'match' | 'group'>,
    depth: number,
  ): { readonly expanded: ExpandedQuery; readonly result: SearchResult } {
    const expanded = expandQuery(parseQuery(text), index);
    const admitted = admit(expanded.restrictions, group);
    return { expanded, result: search(expanded, { match, admitted, depth }) };
  }

  /** The papers that may be found. */
  function admit(
    restrictions: readonly ExpandedRestriction[],
    group: GroupRef | undefined,
  ): Uint8Array {
    const { present } = index.columns;
    if (restrictions.length === 0 && !group) return present;
    const admitted = present.slice();
    for (const restriction of restrictions) {
      const marks = marksOf(restriction);
      for (let slot = 0; slot < admitted.length; slot++) {
        if (marks[slot] !== 1) admitted[slot] = 0;
      }
    }
    for (let each = group; each; each = each.within) {
      const { of } = groupsBy(each.by);
      const wanted = of(each.key);
      for (let slot = 0; slot < admitted.length; slot++) if (!wanted(slot)) admitted[slot] = 0;
    }
    return admitted;
  }

  /** The groups of a grouping; `of` tells which slots are in the one of a key. */
  function groupsBy(by: Grouping): {
    readonly groups: readonly Pick<Group, 'key' | 'label'>[];
    readonly of: (key: string) => (slot: number) => boolean;
    readonly counts: (slots: Int32Array) => Uint32Array;
  } {
    if (isMarkGrouping(by)) {
      const groups = marksNow().groups(by);
      return {
        groups,
        of(key) {
          const marks = groups.find((group) => group.key === key)?.marks;
          return (slot) => marks?.[slot] === 1;
        },
        counts: (slots) =>
          Uint32Array.from(groups, ({ marks }) =>
            slots.reduce((sum, slot) => sum + (marks[slot] ?? 0), 0),
          ),
      };
    }
    const column = table.groups(by);
    return {
      groups: column.groups,
      of: (key) => slotsOfGroup(column, key),
      counts: (slots) => groupCounts(column, slots),
    };
  }

  function marksOf(restriction: ExpandedRestriction): Uint8Array {
    switch (restriction.kind) {
      case 'facet':
        return isOnMarks(restriction) ? marksNow().holding(restriction) : table.facet(restriction);
      case 'unit': {
        const marks = new Uint8Array(index.slots);
        markUnit(restriction.unit, index, marks);
        return marks;
      }
      case 'not':
        return marksOf(restriction.of).map((mark) => 1 - mark);
      case 'any': {
        const marks = new Uint8Array(index.slots);
        for (const each of restriction.of) {
          marksOf(each).forEach((mark, slot) => {
            if (mark === 1) marks[slot] = 1;
          });
        }
        return marks;
      }
    }
  }

  return {
    find(query, page) {
      const start = Math.max(0, page.offset);
      const end = start + Math.max(0, page.limit);
      const byRelevance = query.sort === 'relevance';
      const { expanded, result } = matching(query, byRelevance ? end : 0);
      const slots = byRelevance
        ? result.slots
        : topOf(result.matching, end, () => 0, table.ranks(query.sort));
      const papers = table.papers(slots.slice(start, end));
      const explain = query.explain === false ? undefined : createExplanation(expanded);
      return {
        hits: papers.map((paper, at) => ({
          paper: summaryOf(paper, marksNow().of(slots[start + at] ?? -1)),
          ...explanationOf(paper, explain),
          score: byRelevance ? (result.scores[start + at] ?? 0) : 0,
          signals: explain && byRelevance ? (result.signals[start + at] ?? []) : [],
        })),
        total: result.matching.length,
      };
    },
    groups(by, filter, within) {
      const { result } = matching(
        { text: filter, match: 'all', ...(within && { group: within }) },
        0,
      );
      const { groups, counts: countsOf } = groupsBy(by);
      const counts = countsOf(result.matching);
      const found = groups.map(({ key, label }, number) => ({
        key,
        label,
        count: counts[number] ?? 0,
      }));
      return orderGroups(
        found.filter(({ count }) => count > 0),
        by,
      );
    },
    sample(query, limit) {
      const most = Math.max(0, limit);
      const { expanded, result } = matching(query, most);
      const slots =
        expanded.units.length > 0
          ? result.slots
          : spread(result.matching, most, index.columns.newest);
      const papers = table.papers(slots.slice(0, most));
      return {
        papers: papers.map((paper, at) => withMarks(paper, marksNow().of(slots[at] ?? -1))),
        total: result.matching.length,
      };
    },
    related(subject, limit) {
      const [paper] = table.papers([subject]);
      if (!paper) return [];
      findRelated ??= createRelated(index, table.directions());
      const near = findRelated(subject, limit);
      const papers = table.papers(near.map(({ slot }) => slot));
      return papers.map((other, at) => ({
        paper: summaryOf(other, marksNow().of(near[at]?.slot ?? -1)),
        similarity: near[at]?.similarity ?? 0,
        sharedAuthors: sharedAuthors(paper.author, other.author),
        sharedWords: sharedWords(paper, other, index),
        likeWords: tellingWords(other, near[at]?.reasons ?? new Map(), index),
      }));
    },
    moreLike(liked, limit) {
      const admitted = index.columns.present.slice();
      for (const [slot, { starred, read }] of marksNow().entries()) {
        if (starred || read) admitted[slot] = 0;
      }
      const likely = moreLike(index, liked, admitted, limit);
      const papers = table.papers(likely.map(({ slot }) => slot));
      return likely.flatMap(({ slot, score, reasons }, at) => {
        const paper = papers[at];
        if (!paper) return [];
        const words = tellingWords(paper, reasons, index);
        return [{ paper: summaryOf(paper, marksNow().of(slot)), score, words }];
      });
    },
    map({ papers }, { ids, x, y }) {
      return { ids, x, y, ...mapColumns(papers, table, marksNow()) };
    },
  };
}

/** What matched in a paper; nothing where nobody asks. */
function explanationOf(
  paper: LibraryPaper,
  explain: ((paper: LibraryPaper) => Explanation) | undefined,
): Pick<Hit, 'titleRanges' | 'snippet' | 'matches'> {
  if (!explain) return { titleRanges: [], matches: [] };
  const { matches, title, abstract } = explain(paper);
  const snippet = bestSnippet(paper.abstract ?? '', abstract);
  return { titleRanges: matchedRanges(title), ...(snippet && { snippet }), matches };
}

function summaryOf(paper: LibraryPaper, marks: PaperMarks | undefined): PaperSummary {
  const summary: PaperSummary & { abstract?: string } = {
    ...paper,
    author: paper.author.slice(0, mostListedAuthors),
    ...(marks && { marks }),
  };
  delete summary.abstract;
  return summary;
}

/** So many of the slots, evenly spread over their ranks, the lowest rank first. */
function spread(slots: Int32Array, count: number, rank: Uint32Array): number[] {
  const sorted = [...slots].sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  if (sorted.length <= count) return sorted;
  return Array.from(
    { length: count },
    (_, at) => sorted[Math.floor((at * sorted.length) / count)] ?? 0,
  );
}

function isMarkGrouping(by: Grouping): by is MarkGrouping {
  return markGroupings.some((each) => each === by);
}

/** A paper with what it is marked with now. */
export function withMarks(paper: LibraryPaper, marks: PaperMarks | undefined): LibraryPaper {
  return marks ? { ...paper, marks } : paper;
}
