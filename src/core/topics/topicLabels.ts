import type { Paper } from '../papers/paper';
import { analyze, stem } from '../search/analyzer';
import { labelOf } from './labels';
import type { PaperTerms } from './paperTerms';
import { longestPhrase, readPhrases, type PaperPhrases, type PhraseUse } from './phrases';
import { sampleById } from './seeded';

/** What a name of one word is worth beside a longer one. */
const singleWord = 0.12;
/** What a name of a whole field is worth: it tells how papers work rather than what they are about. */
const fieldName = 0.25;
/** The share of its papers in which a phrase is within a longer one that makes it a fragment of that. */
const mostlyWithin = 0.6;
/** The share of a word's uses with which another must follow it to be part of the name: `models` after `language`. */
const oftenFollowed = 0.25;
/** The same for a phrase, which names something by itself. */
const mostlyFollowed = 0.5;
/** Words that begin with fewer letters alike are different words. */
const shortestBeginning = 4;
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

/** Fields that many papers of others work by, as phrases. */
const fields: ReadonlySet<string> = new Set(
  ['artificial intelligence', 'machine learning', 'deep learning', 'neural networks'].map(phraseOf),
);

/** A topic that is to have a name. */
export interface NamelessTopic {
  readonly papers: readonly Paper[];
  /** The name it had before, which it keeps. */
  readonly known?: string | undefined;
  /** How near the phrase of these terms is to the papers: a cosine. */
  nearness(terms: PaperTerms): number;
}

/** Labels that are taken, of others than the topics that are to have one. */
export interface TakenLabels {
  /** The topic of which these are parts: what is all within its label does not tell them apart. */
  readonly parent: string;
  /** Topics elsewhere. */
  readonly others: readonly string[];
}

/**
 * A label for each topic, no two alike: the phrase that its papers are about, those of the others are not, and whose words
 * lie where the papers lie. The largest topic has the first choice. Empty where the papers have no phrase.
 *
 * @param readPapers as many papers of a topic are read
 */
export function* labelTopics(
  topics: readonly NamelessTopic[],
  readPapers: number,
  elsewhere?: TakenLabels,
): Generator<void, string[]> {
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
  const parent = phraseOf(elsewhere?.parent ?? '');
  const others = new Set(elsewhere?.others.map(phraseOf));
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
      if (count < least || fragments.has(phrase) || isTaken(phrase)) continue;
      const share = weight / (total.get(phrase) ?? weight);
      const bound = weight * share * worth(phrase);
      if (bound < bestScore) continue;
      const terms = new Map(phrase.split(' ').map((term) => [term, 1]));
      const score = bound * Math.max(0, topics[index]?.nearness(terms) ?? 0);
      if (score > bestScore || (score === bestScore && best !== undefined && phrase < best)) {
        [best, bestScore] = [phrase, score];
      }
    }
    return best;
  }

  function isTaken(phrase: string): boolean {
    return (
      others.has(phrase) ||
      isWithin(phrase, parent) ||
      looksLike(phrase, parent) ||
      taken.some((each) => overlaps(each, phrase))
    );
  }
}

/**
 * The spellings of a phrase together with the word that mostly follows it, where there is such a one: `Language Models`. It
 * is a word that names no subject, or both would have been a phrase; or a fourth one, and then it may be any.
 */
function completed(
  phrase: string,
  papers: readonly Paper[],
): ReadonlyMap<string, number> | undefined {
  const terms = phrase.split(' ');
  let uses = 0;
  const followers = new Map<string, { count: number; spellings: Map<string, number> }>();
  for (const { title, abstract = '' } of papers) {
    for (const text of [title, abstract]) {
      const { tokens } = analyze(text);
      for (const [at, { start }] of tokens.entries()) {
        if (!terms.every((term, place) => tokens[at + place]?.term === term)) continue;
        uses++;
        const end = tokens[at + terms.length - 1]?.end ?? 0;
        const next = tokens[at + terms.length];
        if (!next || next.stop || next.start !== end + 1 || text.charAt(end) !== ' ') continue;
        if (terms.length < longestPhrase && !followingNouns.has(next.term)) continue;
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
  const often = terms.length > 1 ? mostlyFollowed : oftenFollowed;
  return best && best[1].count >= often * uses ? best[1].spellings : undefined;
}

function worth(phrase: string): number {
  if (fields.has(phrase)) return fieldName;
  return phrase.includes(' ') ? 1 : singleWord;
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
  return isWithin(a, b) || isWithin(b, a);
}

/** Whether phrases differ in the endings of words alone: `galactic nuclei`, `galactic nucleus`. */
function looksLike(a: string, b: string): boolean {
  const words = a.split(' ');
  const others = b.split(' ');
  return (
    words.length === others.length &&
    words.every((word, at) => {
      const other = others[at] ?? '';
      const shared = Math.max(shortestBeginning, Math.min(word.length, other.length) - 2);
      return word === other || word.slice(0, shared) === other.slice(0, shared);
    })
  );
}

/** Whether the words of one are words of the other, one after the other. */
function isWithin(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
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
