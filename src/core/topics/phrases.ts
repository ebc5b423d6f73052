import type { Paper } from '../papers/paper';
import { finish } from '../steps';
import { analyze, type Token } from '../search/analyzer';
import { genericTerms } from './genericTerms';

/** How often a phrase is used in a paper, by where. */
export interface PhraseUse {
  title: number;
  text: number;
}

/** The phrases of a paper. A phrase is named by its terms (stems), one space between them. */
export interface PaperPhrases {
  readonly id: string;
  readonly uses: ReadonlyMap<string, PhraseUse>;
}

/** Phrases of a collection, with the ways they are written. */
export interface CollectionPhrases {
  readonly papers: readonly PaperPhrases[];
  /** The spellings of a phrase in the papers, and how often each is used. */
  readonly spellings: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** In terms; `retrieval augmented generation` and `mixture of experts` have three. */
export const longestPhrase = 3;
/** As much of an abstract as is read, in UTF-16 units; no more is needed to tell its topic. */
const readLength = 8_000;

/** In UTF-16 units; what is longer is no word. */
const longestWord = 40;
/** Words that want a noun behind them, by their endings: `zero-shot`, `retrieval-augmented`, `adaptive`. */
const unfinished =
  /(?:ed|ive|ular|ional|ical|ual|tial|modal|ous|able|shot|time|scale|aware|driven|free|term)$/;

/** Papers that are read before others have their turn. */
const papersAtOnce = 25;

/** The phrases of one to three words that can name a topic, in every paper. */
export function phrasesOf(papers: readonly Paper[]): CollectionPhrases {
  return finish(readPhrases(papers));
}

/** {@link phrasesOf} in steps, for others to have their turn between them. */
export function* readPhrases(papers: readonly Paper[]): Generator<void, CollectionPhrases> {
  const spellings = new Map<string, Map<string, number>>();
  const shortForms = new Map<string, string>();
  const read: { readonly id: string; readonly uses: Map<string, PhraseUse> }[] = [];
  for (const paper of papers) {
    const uses = new Map<string, PhraseUse>();
    addPhrases(paper.title, 'title', uses);
    for (const text of [paper.abstract ?? '', ...(paper.keywords ?? [])]) {
      addPhrases(text, 'text', uses);
    }
    read.push({ id: paper.id, uses });
    if (read.length % papersAtOnce === 0) yield;
  }
  for (const [index, { uses }] of read.entries()) {
    spellOut(uses, shortForms);
    if (index % papersAtOnce === papersAtOnce - 1) yield;
  }
  return { papers: read, spellings };

  function addPhrases(whole: string, place: keyof PhraseUse, uses: Map<string, PhraseUse>): void {
    const text = whole.slice(0, readLength);
    const { tokens } = analyze(text);
    // What stands before each token; the text's end stands behind the last.
    const gaps = tokens.map(({ start }, index) => text.slice(tokens[index - 1]?.end ?? 0, start));
    for (const [start, first] of tokens.entries()) {
      if (!isContent(first) || isHyphen(gaps[start])) continue;
      let phrase = '';
      for (let end = start; end < Math.min(start + longestPhrase, tokens.length); end++) {
        const last = tokens[end];
        if (!last || (end > start && !isJoint(gaps[end]))) break;
        if (last.stop && last.word !== 'of') break;
        phrase = end === start ? last.term : `${phrase} ${last.term}`;
        // Half a compound names nothing: `time` of `time-aware`.
        if (!isContent(last) || isHyphen(gaps[end + 1]) || unfinished.test(last.word)) continue;
        const use = uses.get(phrase) ?? { title: 0, text: 0 };
        use[place]++;
        uses.set(phrase, use);
        count(phrase, text.slice(first.start, last.end));
        const short = tokens[end + 1];
        if (
          end > start &&
          short &&
          gaps[end + 1] === ' (' &&
          isShortForm(short, tokens, start, end)
        ) {
          shortForms.set(short.term, phrase);
        }
      }
    }
  }

  function count(phrase: string, spelling: string): void {
    const counts = spellings.get(phrase) ?? new Map<string, number>();
    counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
    spellings.set(phrase, counts);
  }
}

/** Whether a token is made of the first letters of others: `RAG` of `retrieval-augmented generation`. */
function isShortForm(short: Token, tokens: readonly Token[], start: number, end: number): boolean {
  const initials = tokens.slice(start, end + 1).map(({ word }) => word.charAt(0));
  return short.word === initials.join('') || short.word === `${initials.join('')}s`;
}

/** Counts a use of the short form as one of what it stands for. */
function spellOut(uses: Map<string, PhraseUse>, shortForms: ReadonlyMap<string, string>): void {
  for (const [short, phrase] of shortForms) {
    const use = uses.get(short);
    if (!use) continue;
    const long = uses.get(phrase) ?? { title: 0, text: 0 };
    uses.set(phrase, { title: long.title + use.title, text: long.text + use.text });
    uses.delete(short);
  }
}

/** Whether neighbours with this between them can be of one phrase: none runs across punctuation. */
function isJoint(gap: string | undefined): boolean {
  return gap === '' || gap === ' ' || isHyphen(gap);
}

function isHyphen(gap: string | undefined): boolean {
  return gap === '-' || gap === '\u2010' || gap === '\u2011';
}

/** Whether a token can begin or end a name. */
function isContent({ stop, word, term, start, end }: Token): boolean {
  const length = end - start;
  if (stop || length < 2 || length > longestWord) return false;
  return !/^\d/.test(word) && !genericTerms.has(term);
}
