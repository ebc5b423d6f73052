import type { SearchField } from '../papers/library';

/**
 * How often a term occurs in a paper, by field, in one unsigned 32-bit number: an index holds tens of millions of
 * them. Title, abstract and authors have a count each. The other fields, which are short and do not say less for
 * being long, share one, in which an occurrence counts what the field weighs. A count that is full stays full.
 */
export type FieldCounts = number;

const abstractBits = 12;
const titleBits = 7;
const authorBits = 5;
const otherBits = 8;
const titleShift = abstractBits;
const authorShift = titleShift + titleBits;
const otherShift = authorShift + authorBits;

const mostAbstract = 2 ** abstractBits - 1;
const mostTitle = 2 ** titleBits - 1;
const mostAuthor = 2 ** authorBits - 1;
const mostOther = 2 ** otherBits - 1;

/** What an occurrence weighs in the fields that share a count, in halves of an occurrence in the abstract. */
const halves: Readonly<Partial<Record<SearchField, number>>> = {
  venue: 1,
  year: 2,
  arxivId: 2,
  doi: 1,
  citekey: 1,
  topic: 1,
  categories: 1,
  keywords: 2,
};

/** The counts of a term with one more occurrence, in this field. */
export function withOccurrence(counts: FieldCounts, field: SearchField): FieldCounts {
  switch (field) {
    case 'abstract':
      return raised(counts, 0, mostAbstract, 1);
    case 'title':
      return raised(counts, titleShift, mostTitle, 1);
    case 'author':
      return raised(counts, authorShift, mostAuthor, 1);
    default:
      return raised(counts, otherShift, mostOther, halves[field] ?? 0);
  }
}

function raised(counts: FieldCounts, shift: number, most: number, by: number): FieldCounts {
  const count = (counts >>> shift) & most;
  return (counts + ((Math.min(count + by, most) - count) << shift)) >>> 0;
}

/** Packs counts; `other` is in halves. */
export function fieldCounts(counts: {
  readonly abstract: number;
  readonly title: number;
  readonly author: number;
  readonly other: number;
}): FieldCounts {
  return (
    (Math.min(counts.abstract, mostAbstract) |
      (Math.min(counts.title, mostTitle) << titleShift) |
      (Math.min(counts.author, mostAuthor) << authorShift) |
      (Math.min(counts.other, mostOther) << otherShift)) >>>
    0
  );
}

export function abstractCount(counts: FieldCounts): number {
  return counts & mostAbstract;
}

export function titleCount(counts: FieldCounts): number {
  return (counts >>> titleShift) & mostTitle;
}

export function authorCount(counts: FieldCounts): number {
  return (counts >>> authorShift) & mostAuthor;
}

/** In halves of an occurrence in the abstract. */
export function otherCount(counts: FieldCounts): number {
  return counts >>> otherShift;
}

/** What is left of counts when only these fields are looked at: `counts & maskOf(fields)`. */
export function maskOf(fields: readonly SearchField[]): number {
  let mask = 0;
  for (const field of fields) {
    if (field === 'abstract') mask |= mostAbstract;
    else if (field === 'title') mask |= mostTitle << titleShift;
    else if (field === 'author') mask |= mostAuthor << authorShift;
    else mask |= mostOther << otherShift;
  }
  return mask;
}
