import { listedName, fullName } from '../../src/core/papers/names';
import type { Paper } from '../../src/core/papers/paper';
import { stopWords } from '../../src/core/search/stopWords';
import { hashOf } from '../../src/core/topics/seeded';
import { seededPicker, type Picker } from './seeded';

/** As many papers as the queries are made from. */
const SAMPLE = 400;

/**
 * Gathers a sample of papers that depends on the papers alone, not on their order, without holding any others: those
 * whose ids have the lowest hashes.
 */
export function createSample(): { add(paper: Paper): void; papers(): readonly Paper[] } {
  let kept: { readonly hash: number; readonly paper: Paper }[] = [];
  let highest = Infinity;
  const trim = () => {
    kept = kept.sort((a, b) => a.hash - b.hash).slice(0, SAMPLE);
    if (kept.length === SAMPLE) highest = kept[SAMPLE - 1]?.hash ?? Infinity;
  };
  return {
    add(paper) {
      const hash = hashOf(paper.id);
      if (hash >= highest) return;
      kept.push({ hash, paper });
      if (kept.length >= 2 * SAMPLE) trim();
    },
    papers() {
      trim();
      return kept.map(({ paper }) => paper);
    },
  };
}

/** One way to look for a paper: what a person who has it in mind types, undefined where the paper does not lend itself. */
interface Kind {
  readonly name: string;
  readonly count: number;
  query(paper: Paper, pick: Picker): string | undefined;
}

const kinds: readonly Kind[] = [
  { name: 'beginning of a title', count: 50, query: titleStart },
  { name: 'words out of a title', count: 40, query: titleWords },
  { name: 'topic', count: 50, query: topic },
  { name: 'family name', count: 40, query: (paper, pick) => lower(author(paper, pick)?.family) },
  { name: 'full name', count: 20, query: (paper, pick) => lower(author(paper, pick)?.full) },
  { name: 'author and year', count: 40, query: authorAndYear },
  { name: 'topic with a slip', count: 40, query: slip },
  { name: 'acronym', count: 30, query: acronym },
  { name: 'words out of an abstract', count: 20, query: abstractWords },
];

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** What is typed on the way to something else, and what has no word with a subject in it. */
const onlyStopWords = [
  'the',
  'a',
  'of',
  'in',
  'on the',
  'and',
  'for the',
  'a survey of',
  'what is',
  'how to',
  'is it',
  'the role of',
  'to be or not to be',
  'towards a',
];

/** How often each paper of the sample may serve a kind. A handful of papers makes fewer queries. */
const PASSES = 10;

/**
 * At least 300 queries as people type them, taken from the papers, in an order in which every kind is spread evenly:
 * a beginning of the list stands for all of it.
 */
export function queriesFrom(sample: readonly Paper[]): readonly string[] {
  const queries = new Set([...letters, ...onlyStopWords]);
  for (const kind of kinds) {
    const wanted = queries.size + kind.count;
    for (let use = 0; use < PASSES * sample.length && queries.size < wanted; use++) {
      // Every kind begins elsewhere, so that one paper does not serve all of them.
      const paper = sample[(hashOf(kind.name) + use) % sample.length];
      const pick = seededPicker(hashOf(`${kind.name} ${use}`));
      const query = paper && kind.query(paper, pick);
      if (query !== undefined) queries.add(query);
    }
  }
  return [...queries].sort((a, b) => hashOf(a) - hashOf(b));
}

function titleStart(paper: Paper, pick: Picker): string | undefined {
  const words = wordsOf(paper.title).slice(0, 3 + pick(4));
  const query = words.join(' ');
  return pick(2) === 0 ? query : lower(query);
}

/** Two or three words that somebody remembers, with others between them. */
function titleWords(paper: Paper, pick: Picker): string | undefined {
  const words = subjectWords(paper.title);
  while (words.length > 3 || (words.length === 3 && pick(2) === 0)) {
    words.splice(pick(words.length), 1);
  }
  return words.length < 2 ? undefined : lower(words.join(' '));
}

/** Two words that stand together: `dense retrieval`. */
function topic(paper: Paper, pick: Picker): string | undefined {
  const words = wordsOf(paper.title);
  const pairs = words.flatMap((word, at) => {
    const next = words[at + 1];
    return next !== undefined && isSubject(word) && isSubject(next) ? [`${word} ${next}`] : [];
  });
  return lower(pairs[pick(pairs.length)]);
}

function author(paper: Paper, pick: Picker): { family: string; full: string } | undefined {
  const name = paper.author[pick(paper.author.length)];
  return name && { family: listedName(name), full: fullName(name) };
}

/** `vaswani 2017` */
function authorAndYear(paper: Paper): string | undefined {
  const [first] = paper.author;
  return first && paper.issued && lower(`${listedName(first)} ${paper.issued.year}`);
}

/** A topic with one slip of the fingers: a letter left out, doubled, or swapped with the next. */
function slip(paper: Paper, pick: Picker): string | undefined {
  const right = topic(paper, pick);
  if (right === undefined || right.length < 8) return undefined;
  // The first letters are seldom wrong, and a slip beside the space makes other words.
  const at = 2 + pick(right.length - 4);
  const letter = right.charAt(at);
  const next = right.charAt(at + 1);
  if (letter === ' ' || next === ' ') return undefined;
  const slips = [next, letter + letter + next, next + letter];
  return right.slice(0, at) + (slips[pick(slips.length)] ?? '') + right.slice(at + 2);
}

/** `RAG`, `TAS-B`, `SMEFT`: as they stand in the abstract. */
function acronym(paper: Paper, pick: Picker): string | undefined {
  const found = wordsOf(paper.abstract ?? '').filter((word) =>
    /^[A-Z][A-Za-z-]{0,8}[A-Z]$/.test(word),
  );
  return found[pick(found.length)];
}

function abstractWords(paper: Paper, pick: Picker): string | undefined {
  const words = subjectWords(paper.abstract ?? '');
  if (words.length < 20) return undefined;
  const start = pick(words.length - 12);
  return lower([0, 4, 8].map((step) => words[start + step + pick(4)]).join(' '));
}

/** The words before any TeX: nobody types that. Hyphens and apostrophes are within words. */
function wordsOf(text: string): string[] {
  return (
    text.replace(/[$\\].*/s, '').match(/[\p{L}\p{N}](?:[\p{L}\p{N}'’-]*[\p{L}\p{N}])?/gu) ?? []
  );
}

function subjectWords(text: string): string[] {
  return wordsOf(text).filter(isSubject);
}

function isSubject(word: string): boolean {
  return word.length > 2 && !stopWords.has(word.toLowerCase());
}

function lower(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text.toLowerCase();
}
