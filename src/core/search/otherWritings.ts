import { definitionTerm } from './acronyms';
import { stem } from './analyzer';
import type { PhraseUnit, TermsUnit, Unit } from './expandedQuery';
import { exact, prefixAlone, type Expansion } from './expansionWeights';
import type { PhraseSlot, QueryWord } from './parsedQuery';
import { stopWords } from './stopWords';
import type { Vocabulary } from './vocabulary';

/*
 * The same thing is written as one word or as several: `data set` and `dataset`, `large language model` and `LLM`.
 */

/** Words of a query that are looked at; nobody types more to say what they mean. */
const mostWords = 20;
/** A beginning of two words written as one must be this long to say what it will be. */
const shortestBeginning = 6;
const mostBeginnings = 10;
/** Both halves of a word that is split have so many letters. */
const shortestHalf = 3;
/** A phrase that stands beside a word is looked for where one of its words is at most in so many papers. */
const fewPapers = 1000;
const mostDefinitions = 20;
const longestShortForm = 10;
/** Words of a long form. */
const longForm = { fewest: 2, most: 5 };

/**
 * What words of a query mean together and are also written as: two neighbours as one word, all words of a long form as
 * its acronym. Each of the words may be found as that.
 */
export function writtenTogether(
  words: readonly QueryWord[],
  vocabulary: Vocabulary,
): ReadonlyMap<QueryWord, ReadonlyMap<string, Expansion>> {
  const found = new Map<QueryWord, Map<string, Expansion>>();
  const note = (word: QueryWord, term: string, expansion: Expansion): void => {
    const terms = found.get(word) ?? new Map<string, Expansion>();
    if (!terms.has(term)) terms.set(term, expansion);
    found.set(word, terms);
  };

  const looked = words.slice(0, mostWords);
  looked.forEach((word, at) => {
    const next = looked[at + 1];
    if (!next || !mayJoin(word, next)) return;
    for (const [term, expansion] of joined(word, next, vocabulary)) {
      note(word, term, expansion);
      note(next, term, expansion);
    }
  });

  for (let start = 0; start < looked.length; start++) {
    const most = Math.min(longForm.most, looked.length - start);
    for (let length = longForm.fewest; length <= most; length++) {
      const long = looked.slice(start, start + length);
      for (const term of shortFormsOf(long, vocabulary)) {
        for (const word of long) if (!word.stop) note(word, term, exact);
      }
    }
  }
  return found;
}

function mayJoin(word: QueryWord, next: QueryWord): boolean {
  return (
    !word.stop &&
    !next.stop &&
    word.fields?.join() === next.fields?.join() &&
    !/^\p{N}+$/u.test(word.word + next.word)
  );
}

function* joined(
  { word }: QueryWord,
  next: QueryWord,
  vocabulary: Vocabulary,
): Generator<readonly [string, Expansion]> {
  const together = word + next.word;
  const term = stem(together);
  if (vocabulary.papersWith(term) > 0) yield [term, exact];
  if (!next.unfinished || together.length < shortestBeginning) return;
  for (const each of vocabulary.beginningWith(together, mostBeginnings)) {
    yield [stem(each), prefixAlone];
  }
}

function* shortFormsOf(words: readonly QueryWord[], vocabulary: Vocabulary): Generator<string> {
  if (words[0]?.stop !== false || words.at(-1)?.stop !== false) return;
  const long = definitionTerm(words.map(({ term, stop }) => (stop ? '' : term)).join(' '));
  const telling = words.filter(({ stop }) => !stop).map(({ term }) => term);
  const rarest = rarestOf(telling, vocabulary);
  for (const definition of vocabulary.identifiersBeginningWith(long, mostDefinitions)) {
    const short = definition.slice(long.length);
    // A short form that is a word besides says less than the words it is short for.
    if (!stopWords.has(short) && vocabulary.papersWith(short) <= 2 * rarest.papers) {
      yield short;
    }
  }
}

/** The unit, or the phrase that it is also written as: `finetuning` as `fine tuning`, `RAG` by its long form. */
export function withOtherWriting(unit: TermsUnit, word: QueryWord, vocabulary: Vocabulary): Unit {
  if (!unit.required) return unit;
  const slots = longFormOf(word, vocabulary) ?? halvesOf(word, unit, vocabulary);
  if (!slots) return unit;
  const { text, term, fields } = word;
  const known = vocabulary.papersWith(term) > 0;
  const phrase: PhraseUnit = {
    kind: 'phrase',
    text,
    slots,
    required: true,
    insteadOf: known ? term : rarestOf(termsOf(slots), vocabulary).term,
    ...(fields && { fields }),
  };
  const alternatives = unit.terms.size > 0 ? [unit, phrase] : [phrase];
  return { kind: 'either', alternatives, required: true };
}

/** What an acronym is most often short for in the library; what one paper says alone may be its own affair. */
function longFormOf(
  { word, term }: QueryWord,
  vocabulary: Vocabulary,
): readonly PhraseSlot[] | undefined {
  if (word.length > longestShortForm) return undefined;
  const short = definitionTerm(term);
  let best: string | undefined;
  let most = 1;
  for (const definition of vocabulary.identifiersBeginningWith(short, mostDefinitions)) {
    const papers = Math.min(vocabulary.papersWith(definition), fewPapers);
    if (papers > most) [best, most] = [definition, papers];
  }
  if (best === undefined) return undefined;
  const slots = best
    .slice(short.length)
    .split(' ')
    .map((each, offset) => ({ term: each, offset }))
    .filter((slot) => slot.term !== '');
  return rarestOf(termsOf(slots), vocabulary).papers <= fewPapers ? slots : undefined;
}

/** The two words of several papers that a word is made of; undefined where it is in use, or cannot be split. */
function halvesOf(
  { word }: QueryWord,
  { terms }: TermsUnit,
  vocabulary: Vocabulary,
): readonly PhraseSlot[] | undefined {
  if ([...terms.values()].some(({ how }) => how !== 'typo')) return undefined;
  let best: readonly PhraseSlot[] | undefined;
  let most = 1;
  for (let at = shortestHalf; at <= word.length - shortestHalf; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (stopWords.has(first) || stopWords.has(second)) continue;
    const halves = [stem(first), stem(second)];
    const { papers } = rarestOf(halves, vocabulary);
    if (papers > most) [best, most] = [halves.map((term, offset) => ({ term, offset })), papers];
  }
  return best;
}

function termsOf(slots: readonly PhraseSlot[]): readonly string[] {
  return slots.map(({ term }) => term);
}

/** The term that fewest papers have. */
function rarestOf(
  terms: readonly string[],
  vocabulary: Vocabulary,
): { readonly term: string; readonly papers: number } {
  let rarest = { term: '', papers: Infinity };
  for (const term of terms) {
    const papers = vocabulary.papersWith(term);
    if (papers < rarest.papers) rarest = { term, papers };
  }
  return rarest;
}
