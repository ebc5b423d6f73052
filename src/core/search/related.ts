import type { Name } from '../papers/paper';
import { analyzeAgain } from './analyzer';
import { abstractCount, authorCount, otherCount, titleCount } from './fieldCounts';
import { wordSpace, type ContentSpace } from './contentSpace';
import { contentLength, contentVector, titleWeight } from './contentVector';
import { createDirectionSpace, type TermDirections } from './directionSpace';
import { nameText } from './indexedPaper';
import { topOf } from './topOf';
import { gapTerm, sequenceFields, type SearchIndex } from './searchIndex';

/**
 * Nearness in content and by authors. Content is the cosine of tf-idf vectors over the terms of title, abstract and
 * keywords (G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval, 1988), title words counting
 * twice: words that few papers have weigh most. It is, too, the nearness to the middle of those that are nearest, which
 * speak of the same in other words (J. J. Rocchio, Relevance feedback in information retrieval, 1971; blind, as nobody says
 * which are relevant): in the library's latent directions where they were found, see {@link TermDirections}, else in words.
 *
 * Words keep their half: by directions alone the subject is met as often, but the very question of a paper less (docs/related.md).
 */

/** The terms of a paper by which others are looked for: those that weigh most. */
const mostTerms = 40;
/** How many of those found are compared in full. */
const closeLook = 200;
/** The nearest at first sight, whose middle is looked at. */
const nearest = 20;
/** How far being near in the space makes up for what a paper lacks to be the same, and how far an author of both does. */
const spaceShare = 0.5;
const authorShare = 0.15;
/** Authors beyond these are not compared, nor are papers beyond these looked at for an author. */
const mostAuthors = 10;
const mostOfAuthor = 100;

export interface RelatedSlot {
  readonly slot: number;
  /** 0 to 1. */
  readonly similarity: number;
  /** What terms that the subject has not bring the paper near to it by, see {@link ContentSpace.reasons}. */
  readonly reasons: ReadonlyMap<number, number>;
}

/** The papers nearest to the one in `subject`, best first, at most `limit`. */
export type FindRelated = (subject: number, limit: number) => RelatedSlot[];

/** @param directions absent where none were found, as in a small library */
export function createRelated(
  index: SearchIndex,
  directions: TermDirections | undefined,
): FindRelated {
  return directions
    ? relatedIn(index, createDirectionSpace(index, directions))
    : relatedIn(index, wordSpace);
}

function relatedIn<T>(index: SearchIndex, space: ContentSpace<T>): FindRelated {
  const idf = (term: number) =>
    Math.log((index.papers + 1) / Math.max(1, index.papersWithNumber(term)));
  const { newest } = index.columns;
  const byNearness = (
    a: { readonly slot: number; readonly nearness: number },
    b: { readonly slot: number; readonly nearness: number },
  ) => b.nearness - a.nearness || (newest[a.slot] ?? 0) - (newest[b.slot] ?? 0);
  return (subject, limit) => {
    const own = contentVector(index, subject, idf);
    const ownPlace = space.placeOf(own);
    const { products, found } = sharedTerms(index, subject, own.weights, idf);
    const authors = authorsOf(index, subject);
    const candidates = new Set([
      ...topOf(found, closeLook, (slot) => products[slot] ?? 0, newest),
      ...withAuthors(index, subject, authors),
    ]);
    const looked = [...candidates].map((slot) => {
      const content = contentVector(index, slot, idf);
      const place = space.placeOf(content);
      const lacks = 1 - wordSpace.cosine(own, content);
      const nearness = 1 - lacks * (1 - spaceShare * Math.max(0, space.cosine(ownPlace, place)));
      return { slot, content, place, lacks, nearness };
    });
    const middle = space.middle([
      { place: ownPlace, weight: 1 },
      ...looked
        .sort(byNearness)
        .slice(0, nearest)
        .map(({ place, nearness }) => ({ place, weight: nearness })),
    ]);
    return looked
      .map(({ slot, content, place, lacks }) => {
        const shared = sharedCount(authors, authorsOf(index, slot));
        const far =
          lacks *
          (1 - spaceShare * Math.max(0, space.cosine(middle, place))) *
          (1 - authorShare) ** Math.min(2, shared);
        // Rounding must not make a paper nearer than itself.
        return { slot, content, nearness: Math.min(1, Math.max(0, 1 - far)) };
      })
      .filter(({ nearness }) => nearness > 0)
      .sort(byNearness)
      .slice(0, Math.max(0, limit))
      .map(({ slot, content, nearness }) => ({
        slot,
        similarity: nearness,
        reasons: space.reasons(content, ownPlace, own.weights),
      }));
  };
}

/** The names of a paper's authors, each as the numbers of its terms. Names of one word are of many people. */
function authorsOf(index: SearchIndex, slot: number): readonly (readonly number[])[] {
  const { terms, ends } = index.sequence(slot);
  const field = sequenceFields.indexOf('author');
  const authors: number[][] = [];
  let name: number[] = [];
  const end = ends[field] ?? 0;
  for (let at = ends[field - 1] ?? 0; at <= end; at++) {
    const term = at < end ? (terms[at] ?? gapTerm) : gapTerm;
    if (term !== gapTerm) {
      name.push(term);
      continue;
    }
    if (name.length > 1) authors.push(name);
    name = [];
  }
  return authors.slice(0, mostAuthors);
}

function sharedCount(
  authors: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): number {
  if (authors.length === 0 || others.length === 0) return 0;
  const known = new Set(authors.map((name) => name.join(' ')));
  return others.filter((name) => known.has(name.join(' '))).length;
}

/** The papers of these authors, of those whose names are rare enough to tell them by. */
function* withAuthors(
  index: SearchIndex,
  subject: number,
  authors: readonly (readonly number[])[],
): Generator<number, void> {
  for (const name of authors) {
    const [rarest] = [...name].sort(
      (a, b) => index.papersWithNumber(a) - index.papersWithNumber(b),
    );
    if (rarest === undefined || index.papersWithNumber(rarest) > mostOfAuthor) continue;
    const { slots, counts, length } = index.postingsOf(rarest);
    for (let at = 0; at < length; at++) {
      const slot = slots[at] ?? 0;
      if (slot === subject || index.columns.present[slot] !== 1) continue;
      if (authorCount(counts[at] ?? 0) === 0) continue;
      if (sharedCount([name], authorsOf(index, slot)) > 0) yield slot;
    }
  }
}

/** A first guess of what the terms that others share with the subject come to, from postings alone. */
function sharedTerms(
  index: SearchIndex,
  subject: number,
  weights: ReadonlyMap<number, number>,
  idf: (term: number) => number,
): { readonly products: Float32Array; readonly found: Int32Array } {
  const products = new Float32Array(index.slots);
  const found = new Int32Array(index.slots);
  let length = 0;
  const telling = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostTerms);
  for (const [term, weight] of telling) {
    const { slots, counts, length: papers } = index.postingsOf(term);
    for (let at = 0; at < papers; at++) {
      const slot = slots[at] ?? 0;
      if (slot === subject || index.columns.present[slot] === 0) continue;
      const count = counts[at] ?? 0;
      const frequency =
        titleWeight * titleCount(count) + abstractCount(count) + otherCount(count) / 2;
      if (frequency === 0) continue;
      if (products[slot] === 0) found[length++] = slot;
      const size = contentLength(index, slot);
      products[slot] =
        (products[slot] ?? 0) + (weight * (1 + Math.log(frequency)) * idf(term)) / Math.sqrt(size);
    }
  }
  return { products, found: found.subarray(0, length) };
}

/** How many shared words are told. */
const mostSharedWords = 5;

interface Content {
  readonly title: string;
  readonly abstract?: string;
}

/**
 * The words that two papers share and that tell them most from the others, as the second one writes them, each in its
 * most frequent form. Numbers and single letters tell nobody anything; parts of a hyphenated word go with the whole.
 */
export function sharedWords(subject: Content, other: Content, index: SearchIndex): string[] {
  const own = formsOf(subject);
  const weighed: WeighedForm[] = [];
  for (const [term, forms] of formsOf(other)) {
    const there = own.get(term);
    if (!there || !/^\p{L}{2}|\p{L}\p{N}|\p{N}\p{L}/u.test(term)) continue;
    const idf = Math.log((index.papers + 1) / Math.max(1, index.papersWith(term)));
    const weight = (1 + Math.log(total(there))) * (1 + Math.log(total(forms))) * idf ** 2;
    const written = mostFrequent(forms);
    if (weight > 0 && written !== undefined) weighed.push({ term, written, weight });
  }
  return weightiest(weighed);
}

/**
 * The words of a paper that stand for its weightiest terms, as it writes them.
 * @param weights term's number → weight
 */
export function tellingWords(
  paper: Content,
  weights: ReadonlyMap<number, number>,
  index: SearchIndex,
): string[] {
  const weighed: WeighedForm[] = [];
  for (const [term, forms] of formsOf(paper)) {
    const weight = weights.get(index.termNumber(term)) ?? 0;
    const written = mostFrequent(forms);
    if (weight > 0 && written !== undefined) weighed.push({ term, written, weight });
  }
  return weightiest(weighed);
}

interface WeighedForm {
  readonly term: string;
  readonly written: string;
  readonly weight: number;
}

function weightiest(weighed: WeighedForm[]): string[] {
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  const chosen: WeighedForm[] = [];
  for (const each of weighed) {
    if (chosen.length === mostSharedWords) break;
    if (chosen.some(({ term }) => term.includes(each.term) || each.term.includes(term))) continue;
    chosen.push(each);
  }
  return chosen.map(({ written }) => written);
}

/** Commands of formulas and addresses: their words, `mathrm` or `https`, tell nobody what a paper is about. */
const notProse = /\\[A-Za-z]+|\bhttps?:\/\/\S+|\b(?:[\w-]+\.)+(?:com|org|net|edu|io|ai)\b\S*/g;

/** Term → how it is written → how often; a word of the title counts twice. */
function formsOf({ title, abstract = '' }: Content): Map<string, Map<string, number>> {
  const forms = new Map<string, Map<string, number>>();
  for (const [text, weight] of [
    [title, titleWeight],
    [abstract, 1],
  ] as const) {
    const { tokens, compounds } = analyzeAgain(
      text.replace(notProse, (found) => ' '.repeat(found.length)),
    );
    for (const { term, start, end, ...rest } of [...tokens, ...compounds]) {
      if ('stop' in rest && rest.stop) continue;
      const written = text.slice(start, end);
      const counts = forms.get(term) ?? new Map<string, number>();
      counts.set(written, (counts.get(written) ?? 0) + weight);
      forms.set(term, counts);
    }
  }
  return forms;
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [form, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = form;
  }
  return best;
}

/** The authors that both papers have, as the second one names them. */
export function sharedAuthors(subject: readonly Name[], other: readonly Name[]): string[] {
  const known = new Set(subject.map((name) => nameText(name).toLowerCase()));
  return other.map(nameText).filter((name) => known.has(name.toLowerCase()));
}
