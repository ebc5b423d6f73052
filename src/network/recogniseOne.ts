import { recognise, type Recognised } from './recognise';

/** Nothing longer is one name of a paper, in UTF-16 units. */
const longest = 2000;

/** The paper that a text names when it is nothing but that name; undefined for a text that says more, or names none. */
export function recogniseOne(text: string): Recognised | undefined {
  if (text.length > longest) return undefined;
  const name = text
    .trim()
    .replace(/^(doi|arxiv):\s+/i, '$1:')
    // arXiv has the category behind the identifier.
    .replace(/\s+\[[\w.-]{1,20}\]$/, '');
  // What is a link in Markdown already is to stay one.
  if (/\s|\]\(/.test(name)) return undefined;
  const [recognised, ...others] = recognise(name);
  return others.length === 0 ? recognised : undefined;
}
