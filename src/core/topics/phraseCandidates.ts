import type { PaperPhrases, PhraseUse } from './phrases';

/** No topic of fewer papers. */
export const leastPapers = 2;
/** A paper that is about a phrase by less only mentions it. */
const aboutIt = 0.35;
/** What a name of one word is worth beside a longer one. */
const singleWord = 0.3;
/** The share of its use in which a phrase is within a longer one that makes it a fragment of that. */
const mostlyWithin = 0.6;
/** What more than this share of all papers speak of does not tell them apart. */
const mostPapers = 0.25;

/** A phrase that may stand for a topic, with how much each paper that uses it is about it (0 to 1). */
export interface Candidate {
  readonly phrase: string;
  readonly aboutness: ReadonlyMap<number, number>;
  readonly total: number;
}

/** The phrases that may stand for topics of these papers, in code unit order. */
export function candidatesOf(papers: readonly PaperPhrases[]): Candidate[] {
  const aboutness = new Map<string, Map<number, number>>();
  for (const [index, { uses }] of papers.entries()) {
    for (const [phrase, use] of uses) {
      const papersOfIt = aboutness.get(phrase) ?? new Map<number, number>();
      papersOfIt.set(index, aboutnessOf(use));
      aboutness.set(phrase, papersOfIt);
    }
  }
  const shared = [...aboutness].filter(([, papersOfIt]) => papersOfIt.size >= leastPapers);
  const candidates = shared.map(([phrase, papersOfIt]): Candidate => {
    const total = [...papersOfIt.values()].reduce((sum, each) => sum + each, 0);
    return { phrase, aboutness: papersOfIt, total };
  });
  const fragments = fragmentsAmong(candidates);
  const most = Math.max(leastPapers, papers.length * mostPapers);
  return candidates
    .filter((candidate) => candidate.aboutness.size <= most && !fragments.has(candidate.phrase))
    .filter((candidate) => seriously(candidate) >= leastPapers)
    .sort((a, b) => (a.phrase < b.phrase ? -1 : 1));
}

/** Phrases that papers are mostly about within one longer phrase, which names the topic better. */
function fragmentsAmong(candidates: readonly Candidate[]): ReadonlySet<string> {
  const totals = new Map(candidates.map(({ phrase, total }) => [phrase, total]));
  const fragments = new Set<string>();
  for (const { phrase, total } of candidates) {
    const words = phrase.split(' ');
    for (const part of [words.slice(0, -1).join(' '), words.slice(1).join(' ')]) {
      if (total >= mostlyWithin * (totals.get(part) ?? Infinity)) fragments.add(part);
    }
  }
  return fragments;
}

/** A paper is about what is in its title; in its text, the more so the oftener, and hardly what it mentions once. */
function aboutnessOf({ title, text }: PhraseUse): number {
  return Math.min(1, (title > 0 ? 0.7 : 0) + (text > 1 ? 0.2 : 0.05) * text);
}

/** How many papers, of all or of these, are about a phrase rather than mention it. */
function seriously({ aboutness }: Candidate, among?: ReadonlySet<number>): number {
  let count = 0;
  for (const [paper, about] of aboutness) {
    if (about >= aboutIt && (!among || among.has(paper))) count++;
  }
  return count;
}

/** How much these papers are about a phrase, and others not; 0 where they do not share it. */
export function fitOf(candidate: Candidate, members: ReadonlySet<number>): number {
  if (seriously(candidate, members) < leastPapers) return 0;
  let within = 0;
  for (const [paper, about] of candidate.aboutness) if (members.has(paper)) within += about;
  const share = within / candidate.total;
  return within * share * (candidate.phrase.includes(' ') ? 1 : singleWord);
}
