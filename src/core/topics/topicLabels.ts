import type { Paper } from '../papers/paper';
import { analyze, stem } from '../search/analyzer';
import { labelOf } from './labels';
import type { PaperTerms } from './paperTerms';
import { readPhrases, type PaperPhrases, type PhraseUse } from './phrases';
import { sampleById } from './seeded';

/** As many papers of a topic are read for its label. */
const readPapers = 150;
/** What a name of one word is worth beside a longer one. */
const singleWord = 0.12;
/** The share of its papers in which a phrase is within a longer one that makes it a fragment of that. */
const mostlyWithin = 0.6;
/** The share of a word's uses with which another must follow it to be part of the name: `models` after `language`. */
const oftenFollowed = 0.25;
/** Papers whose phrases are counted before others have their turn. */
const countedAtOnce = 500;
/** A phrase that fewer papers of a topic use is none of its names, where it has more papers. */
const leastPapers = 2;

/** Nouns that any paper uses, and that make a name of the word before them. */
const followingNouns: ReadonlySet<string> = new Set(
  'model system analysis design theory structure method problem task process architecture algorithm'
    .split(' ')
    .map(stem),
);

/** A topic that is to have a name. */
export interface NamelessTopic {
  readonly papers: readonly Paper[];
  /** The name it had before, which it keeps. */
  readonly known?: string | undefined;
  /** How near the phrase of these terms is to the papers: a cosine. */
  nearness(terms: PaperTerms): number;
}

/**
 * A label for each topic, no two alike: the phrase that its papers are about, those of the others are not, and whose words
 * lie where the papers lie. The largest topic has the first choice. Empty where the papers have no phrase.
 */
export function* labelTopics(topics: readonly NamelessTopic[]): Generator<void, string[]> {
  const groups = topics.map(({ papers }) => sampleById(papers, readPapers));
  yield;
  const { papers, spellings } = yield* readPhrases(groups.flat());
  yield;
  const about = groups.map(() => new Map<string, { weight: number; papers: number }>());
  const total = new Map<string, number>();
  let at = 0;
  for (const [index, { length }] of groups.entries()) {
    // All topics count alike, however many papers were read of them.
    for (const { uses } of papers.slice(at, at + length)) {
      for (const [phrase, use] of uses) {
        const weight = aboutness(use) / length;
        const known = about[index]?.get(phrase) ?? { weight: 0, papers: 0 };
        about[index]?.set(phrase, { weight: known.weight + weight, papers: known.papers + 1 });
        total.set(phrase, (total.get(phrase) ?? 0) + weight);
      }
    }
    at += length;
    yield;
  }
  const fragments = yield* fragmentsAmong(papers);
  yield;
  const labels = topics.map(({ known }) => known ?? '');
  const taken = labels.filter((label) => label !== '').map(phraseOf);
  const bySize = [...topics.keys()].sort(
    (a, b) => (topics[b]?.papers.length ?? 0) - (topics[a]?.papers.length ?? 0) || a - b,
  );
  for (const index of bySize) {
    if (labels[index] !== '') continue;
    yield;
    const phrase = bestPhrase(index);
    if (phrase === undefined) continue;
    taken.push(phrase);
    labels[index] = labelOf(
      completed(phrase, groups[index] ?? []) ?? spellings.get(phrase) ?? new Map(),
    );
  }
  return labels;

  function bestPhrase(index: number): string | undefined {
    const least = Math.min(leastPapers, groups[index]?.length ?? 0);
    let best: string | undefined;
    let bestScore = 0;
    for (const [phrase, { weight, papers: count }] of about[index] ?? []) {
      if (count < least || fragments.has(phrase) || taken.some((each) => overlaps(each, phrase)))
        continue;
      const share = weight / (total.get(phrase) ?? weight);
      const bound = weight * share * (phrase.includes(' ') ? 1 : singleWord);
      if (bound < bestScore) continue;
      const terms = new Map(phrase.split(' ').map((term) => [term, 1]));
      const score = bound * Math.max(0, topics[index]?.nearness(terms) ?? 0);
      if (score > bestScore || (score === bestScore && best !== undefined && phrase < best)) {
        [best, bestScore] = [phrase, score];
      }
    }
    return best;
  }
}

/**
 * The spellings of a word together with the one that mostly follows it, where there is such a one: `Language Models`. It is
 * a word that names no subject, or both would have been a phrase.
 */
function completed(
  phrase: string,
  papers: readonly Paper[],
): ReadonlyMap<string, number> | undefined {
  if (phrase.includes(' ')) return undefined;
  let uses = 0;
  const followers = new Map<string, { count: number; spellings: Map<string, number> }>();
  for (const { title, abstract = '' } of papers) {
    for (const text of [title, abstract]) {
      const { tokens } = analyze(text);
      for (const [at, { term, start, end }] of tokens.entries()) {
        if (term !== phrase) continue;
        uses++;
        const next = tokens[at + 1];
        if (!next || next.stop || next.start !== end + 1 || text.charAt(end) !== ' ') continue;
        if (!followingNouns.has(next.term)) continue;
        const known = followers.get(next.term) ?? {
          count: 0,
          spellings: new Map<string, number>(),
        };
        followers.set(next.term, known);
        known.count++;
        const spelling = text.slice(start, next.end);
        known.spellings.set(spelling, (known.spellings.get(spelling) ?? 0) + 1);
      }
    }
  }
  const [best] = [...followers].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  return best && best[1].count >= oftenFollowed * uses ? best[1].spellings : undefined;
}

/** The terms of a label, as a phrase. */
function phraseOf(label: string): string {
  return analyze(label)
    .tokens.map(({ term }) => term)
    .join(' ');
}

/** A paper is about what is in its title; in its text, the more so the oftener. */
function aboutness({ title, text }: PhraseUse): number {
  return Math.min(1, (title > 0 ? 0.7 : 0) + 0.2 * text);
}

/** Whether one is within the other, as words. */
function overlaps(a: string, b: string): boolean {
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}

/** Phrases that are mostly used within one longer phrase, which names a topic better. */
function* fragmentsAmong(papers: readonly PaperPhrases[]): Generator<void, ReadonlySet<string>> {
  const frequency = new Map<string, number>();
  for (const [index, { uses }] of papers.entries()) {
    for (const phrase of uses.keys()) frequency.set(phrase, (frequency.get(phrase) ?? 0) + 1);
    if (index % countedAtOnce === countedAtOnce - 1) yield;
  }
  yield;
  const fragments = new Set<string>();
  for (const [phrase, count] of frequency) {
    if (count < 2) continue;
    const words = phrase.split(' ');
    for (const part of [words.slice(0, -1).join(' '), words.slice(1).join(' ')]) {
      if (count >= mostlyWithin * (frequency.get(part) ?? Infinity)) fragments.add(part);
    }
  }
  return fragments;
}
