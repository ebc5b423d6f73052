import { paperId } from '../papers/identity';
import type { Paper } from '../papers/paper';
import { cleanText } from './cleanText';
import { excerpt } from './excerpt';
import type { Reader, ReadProblem } from './reader';

/** From this length on (UTF-16 units) a line is an abstract, whatever it ends in. Titles end long before. */
const abstractLength = 250;
/** From this length on a line that ends as a sentence does is an abstract: some are short. */
const sentenceLength = 80;

/** Lines of the page that belong to no paper, wherever they stand. */
const furniture: readonly RegExp[] = [
  /^new$/i,
  /^get trending papers\b/i,
  /^subscribe$/i,
  /^(?:daily|trending) papers$/i,
  /^by ?ak\b/i,
  /^(?:submitted|published) by\b/i,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?$/i,
  /^[\d.,]+k?$/i,
  /^[·•]? ?\d+ authors?$/i,
  /^(?:upvote|github|arxiv page|previous|next|load more)$/i,
];

interface Line {
  readonly text: string;
  /** Zero-based, in the text as it came. */
  readonly number: number;
}

/**
 * Reads the text of a Hugging Face papers page, as it is when the whole page is copied: a few lines of page
 * furniture, then titles and abstracts by turns, one line each. Blank lines mean nothing. A line without its
 * counterpart is a problem; the papers around it are read.
 */
export const readHuggingFacePage: Reader = (text) => {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  let title: Line | undefined;
  for (const line of withoutHead(linesOf(text))) {
    if (!isAbstract(line.text)) {
      if (title) problems.push(titleAlone(title));
      title = line;
    } else if (title) {
      const paper = { type: 'article', title: title.text, author: [], abstract: line.text };
      papers.push({ ...paper, id: paperId(paper) });
      title = undefined;
    } else {
      problems.push(abstractAlone(line));
    }
  }
  if (title) problems.push(titleAlone(title));
  return { papers, entries: papers.length + problems.length, problems };
};

function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, number) => ({ text: cleanText(line), number }))
    .filter((line) => line.text !== '');
}

/**
 * The lines without furniture. Before the first abstract all but the last line is furniture of a kind we may not
 * know, unless it follows a line we do know: the page's head ends in one.
 */
function withoutHead(lines: readonly Line[]): readonly Line[] {
  const firstAbstract = lines.findIndex((line) => isAbstract(line.text));
  const head = lines.slice(0, Math.max(firstAbstract, 0));
  const known = head.filter((line) => isFurniture(line.text)).at(-1);
  const start = known ? head.indexOf(known) + 1 : Math.max(firstAbstract - 1, 0);
  return lines.slice(start).filter((line) => !isFurniture(line.text));
}

function isFurniture(text: string): boolean {
  return text.length < sentenceLength && furniture.some((pattern) => pattern.test(text));
}

function isAbstract(text: string): boolean {
  return text.length >= abstractLength || (text.length >= sentenceLength && text.endsWith('.'));
}

function titleAlone(line: Line): ReadProblem {
  return {
    template:
      'The title “{0}” was left out because no abstract follows it. Add the abstract on the next line, or remove the title.',
    args: [excerpt(line.text)],
    line: line.number,
  };
}

function abstractAlone(line: Line): ReadProblem {
  return {
    template:
      'The abstract “{0}” was left out because no title stands before it. Add the title on the line before.',
    args: [excerpt(line.text)],
    line: line.number,
  };
}
